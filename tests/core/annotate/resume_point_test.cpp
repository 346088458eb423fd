#include "core/annotate/resume_point.h"

#include <gtest/gtest.h>

#include <chrono>

#include "support/temporary_folder.h"

namespace mien {
namespace {

namespace fs = std::filesystem;

class ResumePointTest : public ::testing::Test {
  protected:
    ResumePointTest() {
        test::write_text(folder_ / "clip.mp4", "a video");
        test::write_text(folder_ / "clip.csv.part", std::string(120, 'x'));
        input_.source = (folder_ / "clip.mp4").string();
        checkpoint_.sha256 = "abc";
    }

    std::string key() const { return run_key(input_, checkpoint_, analyzer_, settings_); }
    fs::path base() const { return folder_ / "clip"; }

    test::TemporaryFolder folder_;
    AnnotateInput input_;
    CheckpointInfo checkpoint_;
    AnalyzerSettings analyzer_;
    AnnotateSettings settings_;
    const ResumePoint point_{
        100, 130, {{"no_face", 30}, {"ok", 70}}, 120, std::string("state\n\0of bytes", 15)};
};

TEST_F(ResumePointTest, IsReadBackAsItWasSaved) {
    save_resume_point(base(), key(), point_);
    const auto read = load_resume_point(base(), key());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->frames, 100);
    EXPECT_EQ(read->rows, 130);
    EXPECT_EQ(read->statuses, point_.statuses);
    EXPECT_EQ(read->csv_bytes, 120);
    EXPECT_EQ(read->analyzer, point_.analyzer);
}

TEST_F(ResumePointTest, OfAnotherRunIsNone) {
    save_resume_point(base(), key(), point_);
    const auto found = [this] { return load_resume_point(base(), key()).has_value(); };
    EXPECT_TRUE(found());
    analyzer_.detector.min_face = 60;
    EXPECT_FALSE(found());
    analyzer_ = {};
    analyzer_.tracker.max_missed_s = 2;
    EXPECT_FALSE(found());
    analyzer_ = {};
    settings_.duration_s = 10;
    EXPECT_FALSE(found());
    settings_ = {};
    checkpoint_.sha256 = "abd";
    EXPECT_FALSE(found());
    checkpoint_.sha256 = "abc";
    checkpoint_.precision = Precision::bfloat16;
    EXPECT_FALSE(found());
    checkpoint_.precision = Precision::automatic;
    EXPECT_TRUE(found());
}

TEST_F(ResumePointTest, OfAFileThatHasChangedIsNone) {
    save_resume_point(base(), key(), point_);
    fs::last_write_time(folder_ / "clip.mp4",
                        fs::file_time_type::clock::now() - std::chrono::hours(1));
    EXPECT_FALSE(load_resume_point(base(), key()));
}

TEST_F(ResumePointTest, GoesOnWhateverIsWrittenBesideTheRows) {
    save_resume_point(base(), key(), point_);
    settings_.formats = {AnnotationFormat::srt};
    settings_.overlay.bars = false;
    EXPECT_TRUE(load_resume_point(base(), key()));
}

TEST_F(ResumePointTest, WithoutTheRowsItSpeaksOfIsNone) {
    save_resume_point(base(), key(), point_);
    test::write_text(folder_ / "clip.csv.part", std::string(119, 'x'));
    EXPECT_FALSE(load_resume_point(base(), key()));
    fs::remove(folder_ / "clip.csv.part");
    EXPECT_FALSE(load_resume_point(base(), key()));
}

TEST_F(ResumePointTest, ThatIsBrokenIsNone) {
    save_resume_point(base(), key(), point_);
    const std::string whole = test::read_text(folder_ / "clip.resume");
    for (const std::size_t length : {std::size_t{0}, std::size_t{10}, whole.size() - 1}) {
        test::write_text(folder_ / "clip.resume", whole.substr(0, length));
        EXPECT_FALSE(load_resume_point(base(), key())) << length;
    }
    test::write_text(folder_ / "clip.resume", "{}\n");
    EXPECT_FALSE(load_resume_point(base(), key()));
    remove_resume_point(base());
    EXPECT_FALSE(fs::exists(folder_ / "clip.resume"));
    EXPECT_FALSE(load_resume_point(base(), key()));
}

TEST_F(ResumePointTest, OfWhatCannotBeReadTwiceHasNoKey) {
    input_.kind = SourceKind::stream;
    EXPECT_EQ(key(), "");
    input_.kind = SourceKind::video;
    input_.source = (folder_ / "gone.mp4").string();
    EXPECT_EQ(key(), "");
}

}  // namespace
}  // namespace mien
