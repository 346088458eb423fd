#include "mien/recorder.h"

#include <gmock/gmock.h>

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

#include "mien/agreement.h"
#include "mien/annotation_reader.h"
#include "mien/error.h"
#include "support/failing_call.h"
#include "support/fake_model.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using test::read_text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) result.push_back(line);
    return result;
}

std::vector<std::string> first_columns(const std::string& csv, std::size_t count) {
    std::vector<std::string> result;
    for (const std::string& line : lines(csv)) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < count; ++i) end = line.find(',', end + 1);
        result.push_back(line.substr(0, end));
    }
    return result;
}

CheckpointInfo second_info() {
    CheckpointInfo info = test::FakeModel("other").info();
    info.sha256 = "89ab";
    info.classes = {"calm", "sad", "glad"};
    return info;
}

// A record, and a source that does what the test says.
class RecorderTest : public ::testing::Test {
  protected:
    RecordPlan settings() {
        RecordPlan wanted;
        wanted.base = new_record(folder_.path());
        wanted.input = {SourceKind::camera, "/dev/video7", {}, "Fake camera"};
        wanted.checkpoint = checkpoint_;
        return wanted;
    }
    void begin() { begin(settings()); }
    void begin(const RecordPlan& wanted) {
        base_ = wanted.base;
        RecordEvents events;
        events.finished = [this](const RecordReport& report) {
            const std::lock_guard lock(mutex_);
            report_ = report;
            finished_.notify_all();
        };
        recorder_.emplace(wanted, events);
    }
    // The source's time is 100 s ahead of the record's.
    void frame(std::int64_t index, double time_s, cv::Size size = {64, 48}) {
        Frame frame;
        frame.picture = cv::Mat(size, CV_8UC3, cv::Scalar(90, 90, 90));
        frame.index = index;
        frame.time_s = 100 + time_s;
        frame.arrival = arrival_;
        recorder_->frame(frame, generation_);
    }
    void result(std::int64_t index, double time_s, cv::Size size = {64, 48}) {
        LiveResult result;
        result.faces.index = index;
        result.faces.time_s = 100 + time_s;
        FaceResult& face = result.faces.faces.emplace_back();
        face.box = {10, 20, 30, 12};
        face.track = 1;
        face.scores = {0.75F, 0.25F};
        face.expression = 0;
        face.confidence = 0.75F;
        if (second_) {
            face.second = {{0.125F, 0.25F, 0.625F}, 2, 0.625F};
            face.second.scores.resize(second_->classes.size());
            result.second_checkpoint = std::make_shared<const CheckpointInfo>(*second_);
        }
        result.checkpoint = std::make_shared<const CheckpointInfo>(checkpoint_);
        result.generation = generation_;
        result.picture = size;
        recorder_->result(result);
    }
    RecordReport finish() {
        recorder_->finish();
        std::unique_lock lock(mutex_);
        finished_.wait(lock, [this] { return report_.has_value(); });
        return *report_;
    }
    std::string written(const char* ending) const { return read_text(base_.string() + ending); }
    nlohmann::json document() const { return nlohmann::json::parse(written(".json")); }

    test::TemporaryFolder folder_;
    std::filesystem::path base_;
    CheckpointInfo checkpoint_ = test::FakeModel().info();
    std::optional<CheckpointInfo> second_;  // reads the faces, too
    std::uint64_t generation_ = 1;
    Clock::time_point arrival_ = Clock::now();
    std::mutex mutex_;
    std::condition_variable finished_;
    std::optional<RecordReport> report_;
    std::optional<Recorder> recorder_;
};

TEST_F(RecorderTest, WritesARowPerAnalysedFrameOnItsOwnTimeline) {
    begin();
    result(6, 0.0);  // of a frame before the record
    for (int i = 7; i < 12; ++i) frame(i, 0.1 * i);
    result(7, 0.7);
    result(10, 1.0);
    const RecordReport report = finish();
    EXPECT_THAT(report.problem, IsEmpty());
    EXPECT_THAT(first_columns(written(".csv"), 12),
                ElementsAre("frame,time_s,status,track,x,y,width,height,expression,confidence,"
                            "glad,calm",
                            "0,0.000000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500",
                            "3,0.300000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500"));
    EXPECT_EQ(report.document, base_.string() + ".json");
    EXPECT_THAT(report.files, ElementsAre(base_.string() + ".csv"));
    EXPECT_EQ(document().at("frames"), 2);
    EXPECT_EQ(document().at("live").at("frames_delivered"), 5);
    EXPECT_EQ(document().at("input").at("kind"), "camera");
    EXPECT_EQ(document().at("end"), "stopped");
    EXPECT_FALSE(std::filesystem::exists(base_.string() + ".json.part"));
}

TEST_F(RecorderTest, ALostSourceLeavesAGapRow) {
    begin();
    frame(0, 0);
    frame(1, 0.1);
    frame(2, 0.2);
    recorder_->state(LiveState::lost);
    recorder_->state(LiveState::opening);
    recorder_->state(LiveState::lost);
    result(2, 0.2);  // late, but of before
    frame(3, 5);     // LiveSession's time went on
    frame(4, 5.1);
    result(4, 5.1);
    finish();
    EXPECT_THAT(
        first_columns(written(".csv"), 3),
        ElementsAre("frame,time_s,status", "2,0.200000,ok", "3,0.300000,gap", "5,5.100000,ok"));
    EXPECT_THAT(lines(written(".csv"))[2], HasSubstr("3,0.300000,gap,,,,,,,,,"));
    const auto gaps = document().at("live").at("gaps");
    ASSERT_EQ(gaps.size(), 1);
    EXPECT_NEAR(gaps[0].at("start_s"), 0.3, 1e-9);
    EXPECT_NEAR(gaps[0].at("end_s"), 5, 1e-9);
    EXPECT_EQ(gaps[0].at("reason"), "lost");
}

TEST_F(RecorderTest, AfterAPauseTheClockHasGoneOn) {
    begin();
    frame(0, 0);
    frame(1, 0.5);
    result(1, 0.5);
    recorder_->state(LiveState::closed);
    generation_ = 2;  // opened again: times and numbers start afresh
    arrival_ += 10s;
    frame(0, -100);
    result(0, -100);
    finish();
    EXPECT_THAT(
        first_columns(written(".csv"), 3),
        ElementsAre("frame,time_s,status", "1,0.500000,ok", "2,1.000000,gap", "3,10.500000,ok"));
    EXPECT_EQ(document().at("live").at("gaps")[0].at("reason"), "paused");
}

TEST_F(RecorderTest, ASourceThatStallsOrSetsItsClockLeavesAGap) {
    begin();
    frame(0, 0);
    result(0, 0);
    recorder_->gap(LiveGap::stalled);
    frame(1, 7);
    result(1, 7);
    recorder_->gap(LiveGap::clock);
    frame(2, 7.5);
    result(2, 7.5);
    finish();
    EXPECT_THAT(first_columns(written(".csv"), 3),
                ElementsAre("frame,time_s,status", "0,0.000000,ok", "1,0.033333,gap",
                            "2,7.000000,ok", "3,7.033333,gap", "4,7.500000,ok"));
    const auto gaps = document().at("live").at("gaps");
    ASSERT_EQ(gaps.size(), 2);
    EXPECT_EQ(gaps[0].at("reason"), "stalled");
    EXPECT_EQ(gaps[1].at("reason"), "clock");
}

TEST_F(RecorderTest, AGapThatNeverEndsIsWrittenToo) {
    begin();
    frame(0, 0);
    result(0, 0);
    recorder_->state(LiveState::lost);
    finish();
    EXPECT_THAT(first_columns(written(".csv"), 3),
                ElementsAre("frame,time_s,status", "0,0.000000,ok", "1,0.033333,gap"));
}

TEST_F(RecorderTest, ResultsOfAnOlderGenerationAreLeftOut) {
    begin();
    frame(0, 0);
    generation_ = 2;
    frame(0, 0);
    generation_ = 1;
    result(0, 0);
    generation_ = 7;
    result(0, 0);
    finish();
    EXPECT_THAT(first_columns(written(".csv"), 3),
                ElementsAre("frame,time_s,status", "0,0.000000,ok", "1,0.033333,gap"));
    EXPECT_EQ(document().at("live").at("gaps")[0].at("reason"), "reopened");
}

TEST_F(RecorderTest, MarkersStandAtTheMomentOfTheKeyPress) {
    begin();
    frame(0, 0);
    arrival_ += 2s;
    frame(1, 2);
    recorder_->mark(arrival_ + 20ms, "1");
    const int second = recorder_->mark(arrival_ + 30ms, "");
    recorder_->label_marker(second, "he said \"no\", then left");
    const RecordReport report = finish();
    EXPECT_EQ(written(".markers.csv"),
              "start,end,label\n2.020000,,1\n2.030000,,\"he said \"\"no\"\", then left\"\n");
    EXPECT_EQ(report.statistics.markers, 2);
    EXPECT_EQ(recorder_->mark(Clock::now(), "late"), -1);
}

TEST_F(RecorderTest, TheClockGoesOnWhileTheSourceIsAwayAndStandsWithAHeldFile) {
    begin();
    frame(0, 0);
    recorder_->state(LiveState::lost);
    recorder_->mark(arrival_ + 60s, "away");
    arrival_ += 90s;
    frame(1, 90);
    recorder_->state(LiveState::held);
    recorder_->mark(arrival_ + 60s, "held");
    finish();
    EXPECT_EQ(written(".markers.csv"), "start,end,label\n60.000000,,away\n90.000000,,held\n");
}

TEST_F(RecorderTest, AnotherCheckpointIsNoted) {
    begin();
    frame(0, 0);
    frame(1, 0.1);
    result(0, 0);
    checkpoint_.name = "other";
    checkpoint_.sha256 = "4567";
    result(1, 0.1);
    checkpoint_.classes = {"quite", "different", "classes"};
    result(1, 0.1);  // has no columns here
    finish();
    EXPECT_EQ(lines(written(".csv")).size(), 3);
    const auto used = document().at("live").at("checkpoints");
    ASSERT_EQ(used.size(), 2);
    EXPECT_EQ(used[0].at("name"), "fake");
    EXPECT_EQ(used[1].at("name"), "other");
    EXPECT_NEAR(used[1].at("from_s"), 0.1, 1e-9);
}

TEST_F(RecorderTest, WhatASecondCheckpointSaysStandsBehindTheFirst) {
    second_ = second_info();
    RecordPlan wanted = settings();
    wanted.second_checkpoint = second_;
    begin(wanted);
    for (int i = 0; i < 5; ++i) frame(i, 0.1 * i);
    second_.reset();  // not yet there
    result(0, 0);
    second_ = second_info();
    result(1, 0.1);
    second_.reset();  // switched off
    result(2, 0.2);
    second_ = second_info();
    second_->classes = {"happy", "sad"};  // what there are no columns for
    result(3, 0.3);
    second_ = second_info();
    second_->name = "third";
    second_->sha256 = "cdef";
    result(4, 0.4);
    recorder_->state(LiveState::lost);
    finish();

    EXPECT_THAT(
        lines(written(".csv")),
        ElementsAre(
            "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm,sharpness,"
            "brightness,asymmetry,eyes,outside,roll,second_expression,second_confidence,"
            "second_calm,second_sad,second_glad",
            "0,0.000000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500,,,,,,0.0,,,,,",
            "1,0.100000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500,,,,,,0.0,"
            "glad,0.6250,0.1250,0.2500,0.6250",
            "2,0.200000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500,,,,,,0.0,,,,,",
            "3,0.300000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500,,,,,,0.0,,,,,",
            "4,0.400000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500,,,,,,0.0,"
            "glad,0.6250,0.1250,0.2500,0.6250",
            "5,0.500000,gap,,,,,,,,,,,,,,,,,,,,"));
    EXPECT_EQ(document().at("checkpoint").at("sha256"), "0123");
    EXPECT_EQ(document().at("second_checkpoint").at("name"), "other");
    EXPECT_EQ(document().at("second_checkpoint").at("sha256"), "89ab");
    const auto used = document().at("live").at("second_checkpoints");
    ASSERT_EQ(used.size(), 3);
    EXPECT_NEAR(used[0].at("from_s"), 0.1, 1e-9);
    EXPECT_EQ(used[0].at("name"), "other");
    EXPECT_NEAR(used[1].at("from_s"), 0.2, 1e-9);
    EXPECT_TRUE(used[1].at("name").is_null() && used[1].at("sha256").is_null());
    EXPECT_NEAR(used[2].at("from_s"), 0.4, 1e-9);
    EXPECT_EQ(used[2].at("sha256"), "cdef");
    EXPECT_EQ(document().at("live").at("checkpoints").size(), 1);

    // As Review and `mienctl agree` read it.
    const Annotation read = read_annotation(base_.string() + ".csv");
    EXPECT_THAT(read.second.classes, ElementsAre("calm", "sad", "glad"));
    EXPECT_EQ(read.second.checkpoint.name, "other");
    EXPECT_EQ(read.second.checkpoint.sha256, "89ab");
    const CheckpointAgreement agreement = agreement_of({&read});
    EXPECT_EQ(agreement.faces, 2);
    EXPECT_EQ(agreement.same, 2);
    EXPECT_EQ(agreement_in(base_.string() + ".csv").faces, 2);
}

TEST_F(RecorderTest, ARecordThatBeganWithOneCheckpointIsAsItWas) {
    begin();
    frame(0, 0);
    second_ = second_info();
    result(0, 0);
    finish();
    EXPECT_EQ(written(".csv"),
              "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm,"
              "sharpness,brightness,asymmetry,eyes,outside,roll\n"
              "0,0.000000,ok,1,10,20,30,12,glad,0.7500,0.7500,0.2500,,,,,,0.0\n");
    const auto keys = [](const nlohmann::ordered_json& object) {
        std::vector<std::string> names;
        for (const auto& entry : object.items()) names.push_back(entry.key());
        return names;
    };
    const auto whole = nlohmann::ordered_json::parse(written(".json"));
    EXPECT_THAT(keys(whole), ElementsAre("schema", "program", "input", "checkpoint", "settings",
                                         "files", "frames", "rows", "status", "first_time_s",
                                         "last_time_s", "end", "truncated", "live"));
    EXPECT_THAT(keys(whole.at("live")),
                ElementsAre("started", "frames_delivered", "markers", "gaps", "checkpoints",
                            "video", "dropped_pictures"));
    EXPECT_EQ(whole.at("live").at("checkpoints").dump(),
              R"([{"from_s":0.0,"name":"fake","sha256":"0123"}])");
}

TEST_F(RecorderTest, BoxesFollowThePictureOfTheFirstFrame) {
    begin();
    frame(0, 0, {64, 48});
    frame(1, 0.1, {128, 96});
    result(1, 0.1, {128, 96});
    finish();
    EXPECT_THAT(lines(written(".csv"))[1], HasSubstr(",1,5,10,15,6,"));
}

TEST_F(RecorderTest, TheDestructorFinishes) {
    begin();
    frame(0, 0);
    result(0, 0);
    recorder_.reset();
    EXPECT_TRUE(report_.has_value());
    EXPECT_EQ(lines(written(".csv")).size(), 2);
}

TEST_F(RecorderTest, RowsReachTheDiskWithinSeconds) {
    begin();
    frame(0, 0);
    result(0, 0);
    const auto give_up = Clock::now() + 20s;
    while (lines(written(".csv.part")).size() < 2 && Clock::now() < give_up) {
        std::this_thread::sleep_for(20ms);
    }
    EXPECT_EQ(lines(written(".csv.part")).size(), 2);
}

TEST_F(RecorderTest, ARecordThatIsBeingWrittenIsNotRecovered) {
    begin();
    frame(0, 0);
    EXPECT_THAT(recover_records(folder_.path()), IsEmpty());
    EXPECT_TRUE(std::filesystem::exists(base_.string() + ".csv.part"));
    finish();
}

TEST_F(RecorderTest, NamesAreNeverUsedTwice) {
    const auto first = new_record(folder_.path());
    test::write_text(first.string() + ".png", "x");
    EXPECT_NE(new_record(folder_.path()), first);
}

TEST_F(RecorderTest, AFolderThatCannotBeWrittenIsNamed) {
    test::write_text(folder_ / "file", "x");
    EXPECT_THAT(test::error_of([&] { new_record(folder_ / "file" / "records"); }),
                HasSubstr("choose another folder"));
}

TEST_F(RecorderTest, AResultThatIsTooLateIsLeftOut) {
    begin();
    for (int i = 0; i < 3; ++i) frame(i, 0.1 * i);
    result(0, 0);
    recorder_->state(LiveState::lost);
    std::this_thread::sleep_for(3500ms);  // two flushes and more: the gap is on the disk
    result(2, 0.2);
    finish();
    EXPECT_THAT(first_columns(written(".csv"), 3),
                ElementsAre("frame,time_s,status", "0,0.000000,ok", "3,0.300000,gap"));
}

TEST_F(RecorderTest, AFullDiskEndsTheRecordAndSaysSo) {
    begin();
    const test::FailingCall full(1, ENOSPC, true);
    frame(0, 0);
    for (int i = 0; i < 2000; ++i) result(0, 0);
    std::unique_lock lock(mutex_);
    ASSERT_TRUE(finished_.wait_for(lock, 20s, [this] { return report_.has_value(); }));
    EXPECT_THAT(report_->problem, HasSubstr("make room on the disk"));
}

}  // namespace
}  // namespace mien
