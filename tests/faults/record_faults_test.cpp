// A live record in which each call that writes fails once. What was seen cannot be seen again: the
// record keeps what it has, in whole rows, and says what went wrong.
#include <gmock/gmock.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <opencv2/core/mat.hpp>

#include "faults/faults.h"
#include "mien/error.h"
#include "mien/recorder.h"
#include "support/fake_model.h"

namespace mien::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Recording {
    fs::path base;
    std::string told;  // of what went wrong
    RecordReport report;
};

Recording record(const fs::path& folder) {
    Recording result;
    try {
        RecordPlan plan;
        plan.base = result.base = new_record(folder);
        plan.checkpoint = FakeModel().info();
        plan.video = true;
        plan.frames_per_second = 10;
        RecordEvents events;
        events.problem = [&](const std::string& problem) { result.told += problem; };
        events.finished = [&](const RecordReport& report) {
            result.told += report.problem;
            result.report = report;
        };
        Recorder recorder(plan, events);
        const auto checkpoint = std::make_shared<const CheckpointInfo>(plan.checkpoint);
        for (int i = 0; i < 8; ++i) {
            Frame frame;
            frame.picture = cv::Mat(48, 64, CV_8UC3, cv::Scalar::all(20 * i));
            frame.index = i;
            frame.time_s = 0.1 * i;
            frame.arrival = std::chrono::steady_clock::time_point();
            recorder.frame(frame, 1);
            LiveResult seen;
            seen.faces.index = i;
            seen.faces.time_s = frame.time_s;
            seen.checkpoint = checkpoint;
            seen.generation = 1;
            seen.picture = frame.picture.size();
            recorder.result(seen);
            if (i == 4) recorder.mark(frame.arrival, "here");
        }
    } catch (const Error& error) {
        result.told = error.what();
    }
    return result;
}

class RecordFaults : public ::testing::TestWithParam<Fault> {};

TEST_P(RecordFaults, AreToldAndWhatIsThereIsWhole) {
    const TemporaryFolder folder;
    const Recording whole = record(folder / "whole");
    ASSERT_EQ(whole.told, "");
    const std::string rows = read_text(whole.base.string() + ".csv");
    ASSERT_EQ(std::count(rows.begin(), rows.end(), '\n'), 9);
    const std::string markers = read_text(whole.base.string() + ".markers.csv");
    const fs::path out = folder / "out";
    int calls = 0;
    for_every_call(GetParam(), [&](int nth) {
        fs::remove_all(out);
        Recording run;
        bool happened = false;
        {
            const FailingCall failing(nth, GetParam().error, GetParam().lasting);
            run = record(out);
            happened = failing.happened();
        }
        const std::string base = run.base.string();
        EXPECT_TRUE(happened || run.told.empty()) << run.told;
        if (run.told.empty()) {
            EXPECT_TRUE(read_text(base + ".csv") == rows);
            EXPECT_TRUE(read_text(base + ".markers.csv") == markers);
            EXPECT_EQ(run.report.document, base + ".json");
            EXPECT_TRUE(fs::exists(base + ".mkv"));
        } else {
            EXPECT_THAT(run.told, HasSubstr("cannot write " + base));
        }
        // As the window does when it is opened the next time.
        const std::vector<fs::path> recovered = recover_records(out);
        for (const char* name : {".csv", ".json", ".markers.csv", ".mkv"}) {
            EXPECT_FALSE(fs::exists(base + name + ".part") && fs::exists(base + ".json"))
                << name << ".part stays for ever";
        }
        if (fs::exists(base + ".json")) {
            const auto document = nlohmann::json::parse(read_text(base + ".json"));
            const std::string saved = read_text(base + ".csv");
            EXPECT_TRUE(rows.starts_with(saved)) << saved;
            EXPECT_TRUE(saved.empty() || saved.ends_with('\n'));
            EXPECT_TRUE(!run.told.empty() || document.at("frames") == 8);
        } else {
            EXPECT_NE(run.told, "");
            EXPECT_EQ(fs::exists(base + ".csv"), false) << "rows without a document";
        }
        const Files files = files_in(out);
        EXPECT_THAT(recover_records(out), IsEmpty());
        expect_same(files_in(out), files);
        ++calls;
        return happened;
    });
    EXPECT_GT(calls, 30) << "the seam is not in use";
}

INSTANTIATE_TEST_SUITE_P(Every, RecordFaults,
                         testing::Values(Fault{"FullDisk", ENOSPC, true, 1},
                                         Fault{"BrokenSector", EIO, false, 1}),
                         [](const auto& of) { return of.param.name; });

}  // namespace
}  // namespace mien::test
