// Records with video, and those that a crash cut off. (The rest is in tests/live.)
#include "mien/recorder.h"

#include <gmock/gmock.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "support/clips.h"
#include "support/fake_model.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using test::read_text;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RecordWithVideo : public ::testing::Test {
  protected:
    RecordPlan settings() {
        RecordPlan wanted;
        wanted.base = new_record(folder_.path());
        wanted.checkpoint = test::FakeModel().info();
        wanted.video = true;
        wanted.frames_per_second = 10;
        base_ = wanted.base.string();
        return wanted;
    }
    static void feed(Recorder& recorder, int from, int to, cv::Size size = {64, 48},
                     const CheckpointInfo* second = nullptr) {
        const auto checkpoint = std::make_shared<const CheckpointInfo>(test::FakeModel().info());
        for (int i = from; i < to; ++i) {
            Frame frame;
            frame.picture = cv::Mat(size, CV_8UC3, cv::Scalar::all(20 * i % 255));
            frame.index = i;
            frame.time_s = 0.1 * i;
            frame.arrival = Clock::now();
            recorder.frame(frame, 1);
            LiveResult result;
            result.faces.index = i;
            result.faces.time_s = frame.time_s;
            result.checkpoint = checkpoint;
            if (second) result.second_checkpoint = std::make_shared<const CheckpointInfo>(*second);
            result.generation = 1;
            result.picture = size;
            recorder.result(result);
        }
    }
    template <typename Condition>
    static bool comes_true(const Condition& condition) {
        const auto give_up = Clock::now() + 20s;
        while (!condition()) {
            if (Clock::now() > give_up) return false;
            std::this_thread::sleep_for(50ms);
        }
        return true;
    }

    test::TemporaryFolder folder_;
    std::string base_;
};

TEST_F(RecordWithVideo, TheVideoHasThePicturesAtTheTimesOfTheRows) {
    {
        Recorder recorder(settings(), {});
        feed(recorder, 0, 10);
        feed(recorder, 25, 30, {128, 96});  // after a gap, and larger
    }
    const std::vector<double> times = test::probe_times(base_ + ".mkv");
    ASSERT_EQ(times.size(), 15);
    EXPECT_NEAR(times[9], 0.9, 0.002);
    EXPECT_NEAR(times[10], 2.5, 0.002);
    EXPECT_THAT(test::lines_of("ffprobe -v quiet -show_entries stream=width,height -of csv=p=0 " +
                               base_ + ".mkv"),
                ElementsAre("64,48"));
}

TEST_F(RecordWithVideo, WhatACrashLeavesCanBePlayedAndIsRecovered) {
    const std::filesystem::path crashed = folder_ / "crashed";
    RecordPlan wanted = settings();
    wanted.second_checkpoint = test::FakeModel("other").info();
    wanted.second_checkpoint->sha256 = "89ab";
    std::filesystem::create_directory(crashed);
    const std::string name = [&] {
        Recorder recorder(wanted, {});
        feed(recorder, 0, 12, {64, 48}, &*wanted.second_checkpoint);
        recorder.mark(Clock::now(), "here");
        const auto on_disk = [this] {
            return test::probe_times(base_ + ".mkv.part").size() == 12 &&
                   read_text(base_ + ".csv.part").find("\n11,") != std::string::npos;
        };
        EXPECT_TRUE(comes_true(on_disk));
        // What the disk would hold if the program were killed now.
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
            if (entry.is_regular_file()) {
                std::filesystem::copy(entry.path(), crashed / entry.path().filename());
            }
        }
        return std::filesystem::path(base_).filename().string();
    }();
    const std::string base = crashed / name;
    test::write_text(base + ".csv.part", read_text(base + ".csv.part") + "12,1.2,o");

    EXPECT_THAT(recover_records(crashed), ElementsAre(base + ".json"));

    const std::string rows = read_text(base + ".csv");
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 13);
    EXPECT_TRUE(rows.ends_with("\n"));
    EXPECT_NE(rows.find(",second_expression,second_confidence,second_glad,second_calm\n"),
              std::string::npos);
    EXPECT_EQ(test::probe_times(base + ".mkv").size(), 12);
    EXPECT_NE(read_text(base + ".markers.csv").find(",here\n"), std::string::npos);
    const auto document = nlohmann::json::parse(read_text(base + ".json"));
    EXPECT_EQ(document.at("end"), "interrupted");
    EXPECT_EQ(document.at("frames"), 12);
    EXPECT_EQ(document.at("live").at("markers"), 1);
    EXPECT_EQ(document.at("checkpoint").at("sha256"), "0123");
    EXPECT_EQ(document.at("second_checkpoint").at("sha256"), "89ab");
    EXPECT_EQ(document.at("live").at("second_checkpoints").at(0).at("name"), "other");
    EXPECT_NEAR(document.at("last_time_s"), 1.1, 1e-6);
    EXPECT_EQ(document.at("files").size(), 3);
    EXPECT_THAT(recover_records(crashed), IsEmpty());
}

TEST_F(RecordWithVideo, ARecordWithoutASingleFrameIsWholeToo) {
    { const Recorder recorder(settings(), {}); }
    EXPECT_TRUE(std::filesystem::exists(base_ + ".csv"));
    EXPECT_TRUE(std::filesystem::exists(base_ + ".json"));
    EXPECT_FALSE(std::filesystem::exists(base_ + ".mkv"));
}

TEST_F(RecordWithVideo, SaysWhatWasShownBeforeItBegan) {
    RecordPlan wanted = settings();
    wanted.notice = {"2026-11-29T10:00:00+0100", "Faces are read.\nUntil May."};
    { const Recorder recorder(wanted, {}); }
    const auto with = nlohmann::json::parse(read_text(base_ + ".json")).at("live");
    EXPECT_EQ(with.at("notice").at("shown_at"), "2026-11-29T10:00:00+0100");
    EXPECT_EQ(with.at("notice").at("text"), "Faces are read.\nUntil May.");
    { const Recorder recorder(settings(), {}); }
    const auto without = nlohmann::json::parse(read_text(base_ + ".json")).at("live");
    EXPECT_FALSE(without.contains("notice"));
}

TEST_F(RecordWithVideo, RowsGoOnWithoutAVideo) {
    const RecordPlan wanted = settings();
    std::filesystem::create_directory(base_ + ".mkv.part");
    std::string problem;
    RecordEvents events;
    events.problem = [&](const std::string& message) { problem = message; };
    {
        Recorder recorder(wanted, events);
        feed(recorder, 0, 5);
    }
    EXPECT_NE(problem.find("cannot write"), std::string::npos);
    const std::string rows = read_text(base_ + ".csv");
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 6);
}

TEST(RecoverRecords, LeavesForeignFilesAlone) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "clip.json.part", "{\"schema\": 1}");
    test::write_text(folder / "clip.csv.part", "frame,time_s\n0,0");
    EXPECT_THAT(recover_records(folder.path()), IsEmpty());
    EXPECT_EQ(read_text(folder / "clip.csv.part"), "frame,time_s\n0,0");
    EXPECT_THAT(recover_records(folder / "nowhere"), IsEmpty());
}

}  // namespace
}  // namespace mien
