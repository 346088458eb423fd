#include "core/annotate/resume_point.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/checksum.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

namespace fs = std::filesystem;

class ResumePointTest : public ::testing::Test {
  protected:
    ResumePointTest() {
        test::write_text(folder_ / "clip.mp4", "a video");
        test::write_text(folder_ / "clip.csv.part", rows_);
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
    const std::string rows_ = "frame,time_s\n0,0.0\n1,0.5\n1,0.5\n2,1.0\n";
    const ResumePoint point_{3,
                             4,
                             {{"no_face", 1}, {"ok", 2}},
                             static_cast<std::int64_t>(rows_.size()),
                             std::string("state\n\0of bytes", 15)};
};

TEST_F(ResumePointTest, IsReadBackAsItWasSaved) {
    save_resume_point(base(), key(), point_);
    const auto read = load_resume_point(base(), key());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->frames, 3);
    EXPECT_EQ(read->rows, 4);
    EXPECT_EQ(read->statuses, point_.statuses);
    EXPECT_EQ(read->csv_bytes, rows_.size());
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
    checkpoint_.profile_sha256 = "cab";
    EXPECT_FALSE(found());
    checkpoint_.profile_sha256 = "";
    CheckpointInfo second;
    second.sha256 = "def";
    EXPECT_FALSE(
        load_resume_point(base(), run_key(input_, checkpoint_, analyzer_, settings_, &second)));
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
    test::write_text(folder_ / "clip.csv.part", rows_.substr(1));
    EXPECT_FALSE(load_resume_point(base(), key()));
    fs::remove(folder_ / "clip.csv.part");
    EXPECT_FALSE(load_resume_point(base(), key()));
}

TEST_F(ResumePointTest, ThatIsDamagedIsToldByItsName) {
    save_resume_point(base(), key(), point_);
    const std::string whole = test::read_text(folder_ / "clip.resume");
    const auto expect_damaged = [this](const std::string& bytes) {
        test::write_text(folder_ / "clip.resume", bytes);
        EXPECT_EQ(test::error_of([this] { load_resume_point(base(), key()); }),
                  (folder_ / "clip.resume").string() + " is damaged");
    };
    for (const std::size_t length : {std::size_t{0}, std::size_t{10}, whole.size() - 1}) {
        expect_damaged(whole.substr(0, length));
    }
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 4);
        expect_damaged(flipped);
    }
    expect_damaged("{}\n");
    expect_damaged(with_checksum("{}\n"));
    expect_damaged(with_checksum(""));
    remove_resume_point(base());
    EXPECT_FALSE(fs::exists(folder_ / "clip.resume"));
    EXPECT_FALSE(load_resume_point(base(), key()));
}

TEST_F(ResumePointTest, ThatSaysWhatCannotBeIsDamaged) {
    const auto is_damaged = [this](const auto& change) {
        ResumePoint point = point_;
        change(point);
        save_resume_point(base(), key(), point);
        try {
            load_resume_point(base(), key());
        } catch (const Error&) {
            return true;
        }
        return false;
    };
    EXPECT_FALSE(is_damaged([](ResumePoint&) {}));
    EXPECT_TRUE(is_damaged([](ResumePoint& point) { point.csv_bytes = 0; }));
    EXPECT_TRUE(is_damaged([](ResumePoint& point) { point.csv_bytes = -1; }));
    EXPECT_TRUE(is_damaged([](ResumePoint& point) { --point.csv_bytes; }));
    EXPECT_TRUE(is_damaged([](ResumePoint& point) { point.frames = 1'000'000'000; }));
    EXPECT_TRUE(is_damaged([](ResumePoint& point) {
        point.frames = point.rows = point.statuses["ok"] = 4;  // one more than there are
        point.statuses.erase("no_face");
    }));
    EXPECT_TRUE(is_damaged([](ResumePoint& point) { point.rows = 2; }));
    EXPECT_TRUE(is_damaged([](ResumePoint& point) { point.statuses["ok"] = INT64_MAX; }));
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
