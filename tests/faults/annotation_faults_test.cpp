// An annotation with video, subtitles and all, in which each call that writes fails once.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "base/checksum.h"
#include "faults/faults.h"
#include "faults/small_clip.h"

namespace mien::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class AnnotationFaults : public ::testing::TestWithParam<Fault> {
  protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        write_small_clip(clip());
        const Annotating whole = annotate_small_clip(clip(), *folder_ / "whole");
        ASSERT_TRUE(whole.complete()) << whole.error << whole.problem;
        whole_ = files_in(*folder_ / "whole");
        ASSERT_THAT(names_of(whole_),
                    testing::ElementsAre("clip.annotated.mp4", "clip.csv", "clip.elan.eaf",
                                         "clip.json", "clip.jsonl", "clip.srt"));
        ASSERT_THAT(whole_["clip.csv"], HasSubstr(",ok,1,")) << "a face, with a track";
    }
    static void TearDownTestSuite() { delete folder_; }

    static fs::path clip() { return *folder_ / "clip.mp4"; }
    static fs::path out() { return *folder_ / "out"; }

    // What has a final name is what a run leaves in which nothing fails; but the record says so
    // where the pictures could not be written.
    static void expect_nothing_half(const Annotating& run) {
        Files files = finished(files_in(out()));
        if (!run.problem.empty() && files.contains("clip.json")) {
            const auto record = nlohmann::json::parse(files["clip.json"]);
            EXPECT_EQ(record.value("problem", ""), run.problem);
            files.erase("clip.json");
        }
        for (const auto& [name, content] : files) {
            EXPECT_TRUE(content == whole_[name]) << name << " is half";
        }
        if (run.complete()) {
            expect_same(files, whole_);
        }
    }

    // Without anybody's help.
    static void expect_next_run_is_whole() {
        const Annotating next = annotate_small_clip(clip(), out());
        EXPECT_TRUE(next.complete()) << next.error << next.problem;
        EXPECT_THAT(next.notes, IsEmpty());
        expect_same(files_in(out()), whole_);
    }

    static TemporaryFolder* folder_;
    static Files whole_;
};

TemporaryFolder* AnnotationFaults::folder_ = nullptr;
Files AnnotationFaults::whole_;

TEST_P(AnnotationFaults, AreToldAndTheNextRunIsWhole) {
    int calls = 0, resumed = 0;
    for_every_call(GetParam(), [&](int nth) {
        fs::remove_all(out());
        Annotating run;
        bool happened = false;
        {
            const FailingCall failing(nth, GetParam().error, GetParam().lasting);
            run = annotate_small_clip(clip(), out());
            happened = failing.happened();
        }
        EXPECT_TRUE(happened || run.complete()) << run.error << run.problem;
        if (!run.complete()) {
            EXPECT_THAT(run.error + run.problem, HasSubstr("cannot write " + out().string()));
        }
        expect_nothing_half(run);
        if (fs::exists(out() / "clip.resume") && fs::exists(out() / "clip.csv.part")) ++resumed;
        expect_next_run_is_whole();
        ++calls;
        return happened;
    });
    EXPECT_GT(calls * GetParam().stride, 40) << "the seam is not in use";
    // When states are noted is a matter of time: a few calls can all lie between two.
    if (GetParam().stride == 1) {
        EXPECT_GT(resumed, 0) << "none had a state to go on from";
    }
}

INSTANTIATE_TEST_SUITE_P(Every, AnnotationFaults,
                         testing::Values(Fault{"FullDisk", ENOSPC, true, 1},
                                         Fault{"BrokenSector", EIO, false, 1},
                                         Fault{"ReadOnlyDisk", EROFS, true, 5}),
                         [](const auto& of) { return of.param.name; });

using AnnotationTrouble = AnnotationFaults;

TEST_F(AnnotationTrouble, AFolderThatIsRemovedMidway) {
    fs::remove_all(out());
    const Annotating run = annotate_small_clip(clip(), out(), [](std::int64_t frame) {
        if (frame == 3) fs::remove_all(out());
    });
    // Which file is missed first is a matter of time.
    EXPECT_THAT(run.error, HasSubstr(out().string()));
    EXPECT_THAT(files_in(out()), IsEmpty());
    expect_next_run_is_whole();
}

TEST_F(AnnotationTrouble, AFolderThatBecomesReadOnlyMidway_SkippedAsRoot) {
    if (geteuid() == 0) GTEST_SKIP() << "root may write anywhere; see ReadOnlyDisk";
    fs::remove_all(out());
    const Annotating run = annotate_small_clip(clip(), out(), [](std::int64_t frame) {
        if (frame == 3) fs::permissions(out(), fs::perms::owner_read | fs::perms::owner_exec);
    });
    fs::permissions(out(), fs::perms::owner_all);
    EXPECT_THAT(run.error, HasSubstr("cannot write " + out().string()));
    expect_nothing_half(run);
    expect_next_run_is_whole();
}

// As `ulimit -f` does. Programs of ours ignore the signal that would end them.
TEST_F(AnnotationTrouble, ALimitOnTheSizeOfFiles) {
    struct rlimit before {};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t most : {10, 100, 300, 600, 900, 1500, 2000}) {
        SCOPED_TRACE(most);
        fs::remove_all(out());
        const rlimit small{most, before.rlim_max};
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
        const Annotating run = annotate_small_clip(clip(), out());
        setrlimit(RLIMIT_FSIZE, &before);
        EXPECT_THAT(run.error + run.problem, HasSubstr("ulimit -f"));
        expect_nothing_half(run);
        expect_next_run_is_whole();
    }
    signal(SIGXFSZ, handler);
}

// What a resume point says is not believed: the tables of before had tracks that began at 3.
TEST_F(AnnotationTrouble, ADamagedResumePointIsAsIfThereWereNone) {
    fs::remove_all(out());
    {
        std::optional<FailingCall> failing;
        annotate_small_clip(clip(), out(), [&](std::int64_t) {
            if (!failing && fs::exists(out() / "clip.resume")) failing.emplace(1, EIO, true);
        });
        ASSERT_TRUE(failing) << "it has noted nowhere where it stands";
    }
    ASSERT_TRUE(fs::exists(out() / "clip.csv.part"));
    const std::string resume = read_text(out() / "clip.resume");
    const std::string rows = read_text(out() / "clip.csv.part");
    const std::string content = checked_content(resume).value();
    const auto begins_anew = [&](const std::string& bytes) {
        SCOPED_TRACE(std::to_string(bytes.size()) + " bytes");
        write_text(out() / "clip.resume", bytes);
        write_text(out() / "clip.csv.part", rows);
        const Annotating next = annotate_small_clip(clip(), out());
        EXPECT_TRUE(next.complete()) << next.error << next.problem;
        EXPECT_EQ(next.resumed_at, 0);
        EXPECT_THAT(next.notes, testing::ElementsAre((out() / "clip.resume").string() +
                                                     " is damaged; it was thrown away, and the "
                                                     "annotation started over"));
        expect_same(files_in(out()), whole_);
    };
    for (std::size_t i = 0; i < resume.size(); i += resume.size() / 10) {
        std::string flipped = resume;
        flipped[i] = static_cast<char>(flipped[i] ^ 1);
        begins_anew(flipped);
    }
    begins_anew("");
    // A state that cannot be restored, under a checksum that is right.
    begins_anew(with_checksum(content.substr(0, content.size() - 9)));
    // Edited by somebody who knows the checksum.
    const auto line = content.find('\n');
    for (const auto& [key, value] : {std::pair{"frames", 1'000'000}, std::pair{"csv_bytes", 0}}) {
        auto head = nlohmann::json::parse(content.substr(0, line));
        head[key] = value;
        begins_anew(with_checksum(head.dump() + content.substr(line)));
    }
}

}  // namespace
}  // namespace mien::test
