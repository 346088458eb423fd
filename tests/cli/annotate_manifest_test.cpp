// Many workers, one list, one folder: every input once, and the same bytes whoever did it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <thread>

#include "cli/mienctl.h"
#include "support/clips.h"
#include "support/sanitized.h"

namespace mien::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class AnnotateManifest : public ::testing::Test {
  protected:
    // `count` clips, and a list of them.
    void make_clips(int count) {
        std::string list;
        for (int i = 0; i < count; ++i) {
            const std::string name = "clip" + std::to_string(i) + ".mkv";
            work_.clip(name, "-t 0." + std::to_string(i % 9 + 1));
            list += name + "\n";
        }
        write_text(work_ / "list.txt", list);
    }
    // The arguments of a worker.
    std::string worker(const std::string& out, const std::string& options = "") const {
        return "annotate --manifest '" + (work_ / "list.txt").string() + "' --out '" +
               (work_ / out).string() + "' --model '" + work_.model().string() + "' " + options;
    }
    // What is in a folder of results, but for what workers keep there.
    std::map<std::string, std::string> results(const std::string& out) const {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::directory_iterator(work_ / out)) {
            if (entry.is_regular_file()) {
                files[entry.path().filename().string()] = read_text(entry.path());
            }
        }
        return files;
    }
    Answer status(const std::string& out) const {
        return mienctl("annotate --status --out '" + (work_ / out).string() + "'");
    }
    // A clip that takes some seconds, in a list of its own.
    void make_long_clip() {
        // Long enough that a fast machine is still at it when it first notes where it stands.
        const std::string seconds = kSanitized ? "40" : "160";
        work_.clip("long.mkv",
                   "-f lavfi -i testsrc=size=640x480:rate=25:duration=" + seconds + " -map 1:v");
        write_text(work_ / "list.txt", "long.mkv\n");
    }
    // Waits until a worker has noted where it stands in the clip.
    bool is_under_way(const std::string& out) const {
        for (int i = 0; i < 1200; ++i) {
            std::error_code error;
            for (fs::recursive_directory_iterator entry(work_ / out / ".work/unfinished", error),
                 end;
                 !error && entry != end; entry.increment(error)) {
                if (entry->path().filename() == "long.resume") return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false;
    }

    // Of the worker that has the long clip; 0 where nobody has.
    pid_t process(const std::string& out) const {
        const std::string claim = read_text(work_ / out / ".work/claims/long.1");
        const std::regex worker("\"worker\":\"[^\"]*:(\\d+)\"");
        std::smatch found;
        return std::regex_search(claim, found, worker) ? std::stoi(found[1]) : 0;
    }

    Workspace work_;
};

TEST_F(AnnotateManifest, ThreeWorkersGiveTheBytesOfOne) {
    make_clips(9);
    std::string clips;
    for (int i = 0; i < 9; ++i) {
        clips += " '" + (work_ / ("clip" + std::to_string(i) + ".mkv")).string() + "'";
    }
    ASSERT_EQ(work_.annotate(clips, "--format srt").status, 0);  // as always, into out
    const std::string together = MIENCTL " " + worker("together", "--format srt");
    const Answer answer = run(together + " & " + together + " --jobs 2 & " + together + "; wait");
    const auto expected = results("out");
    EXPECT_EQ(expected.size(), 27u);
    EXPECT_EQ(results("together"), expected);
    std::size_t done = 0;  // by all of them: none twice
    for (const std::string& line : lines(answer.out))
        done += line.find(" -> ") != std::string::npos;
    EXPECT_EQ(done, 9u) << answer.out;
    const Answer told = status("together");
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.out, HasSubstr("9 of 9 complete, 0 running, 0 waiting, 0 with a problem"));
    EXPECT_EQ(mienctl("annotate --repeat '" + (work_ / "together/clip8.json").string() +
                      "' --model '" + work_.model().string() + "'")
                  .status,
              0);
}

TEST_F(AnnotateManifest, OneTableSummarisesAllResults) {
    make_clips(5);
    ASSERT_EQ(mienctl(worker("out")).status, 0);
    const std::string folder = "'" + (work_ / "out").string() + "'";
    const auto table = [&](const std::string& name, const std::string& options) {
        const fs::path file = work_ / name;
        const Answer answer =
            mienctl("summarize " + folder + " --table '" + file.string() + "' " + options);
        EXPECT_EQ(answer.status, 0) << answer.error;
        EXPECT_THAT(answer.out, HasSubstr("5 annotations -> "));
        return read_text(file);
    };
    const std::string one = table("one.csv", "");
    EXPECT_THAT(one, HasSubstr("clip4.csv,whole,"));
    EXPECT_EQ(one, table("several.csv", "--jobs 3"));
    EXPECT_TRUE(fs::exists(work_ / "one.html"));
    EXPECT_FALSE(fs::exists(work_ / "out/clip0.summary.csv"));
}

TEST_F(AnnotateManifest, ShardsAreDoneOnceAndSayHowFarItIs) {
    make_clips(5);
    EXPECT_EQ(mienctl(worker("out", "--shard 1/2")).status, 0);
    const Answer half = status("out");
    EXPECT_EQ(half.status, 1);
    EXPECT_THAT(half.out, Not(HasSubstr("5 of 5 complete")));
    const Answer other = mienctl(worker("out", "--shard 2/2"));
    EXPECT_EQ(other.status, 0) << other.error;
    EXPECT_EQ(results("out").size(), 10u);
    EXPECT_EQ(status("out").status, 0);
    const Answer again = mienctl(worker("out"));
    EXPECT_EQ(again.status, 0);
    EXPECT_EQ(again.out, "5 of 5 inputs complete\n");
}

TEST_F(AnnotateManifest, AnInputThatHasChangedIsDoneAgain) {
    make_clips(2);
    ASSERT_EQ(mienctl(worker("out")).status, 0);
    work_.clip("clip0.mkv", "-t 0.5");
    const Answer again = mienctl(worker("out"));
    EXPECT_THAT(again.out, HasSubstr("clip0: 5 frames"));
    EXPECT_THAT(again.out, Not(HasSubstr("clip1: ")));
}

TEST_F(AnnotateManifest, AKilledWorkerIsReplacedWhereItStood) {
    make_long_clip();
    ASSERT_EQ(mienctl(worker("alone")).status, 0);
    std::thread killed([&] { run("exec " MIENCTL " " + worker("out", "--lease 2")); });
    const bool begun = is_under_way("out");
    if (const pid_t it = process("out"); it > 0) ::kill(it, SIGKILL);
    killed.join();
    ASSERT_TRUE(begun);
    EXPECT_THAT(status("out").out, HasSubstr("1 running"));
    const Answer answer = mienctl(worker("out", "--lease 2"));
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("resumed at frame "));
    EXPECT_EQ(results("out"), results("alone"));
    EXPECT_FALSE(fs::exists(work_ / "out/.work/claims/long.1"));
    EXPECT_TRUE(fs::is_empty(work_ / "out/.work/unfinished"));
}

TEST_F(AnnotateManifest, AWorkerThatIsToldToStopGivesBackWhatItHas) {
    make_long_clip();
    ASSERT_EQ(mienctl(worker("alone")).status, 0);
    Answer stopped;
    std::thread worker_thread(
        [&] { stopped = run("exec " MIENCTL " " + worker("out", "--lease 3600")); });
    const bool begun = is_under_way("out");
    if (const pid_t it = process("out"); it > 0) ::kill(it, SIGTERM);
    worker_thread.join();
    ASSERT_TRUE(begun);
    EXPECT_EQ(stopped.status, 75);
    EXPECT_THAT(stopped.error, HasSubstr("the same command goes on"));
    EXPECT_THAT(status("out").out, HasSubstr("1 waiting"));
    const Answer answer = mienctl(worker("out", "--lease 3600"));  // at once
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("resumed at frame "));
    EXPECT_EQ(results("out"), results("alone"));
}

TEST_F(AnnotateManifest, WhoMayLeaveDoesNotWaitForTheLiving) {
    make_clips(1);
    const fs::path claims = work_ / "out/.work/claims";
    fs::create_directories(claims);
    const auto beat = [&claims](int number) {
        write_text(claims / "new", R"({"worker":"far:1","given_back":false,"share":0,"speed":0,)"
                                   "\"beat\":" +
                                       std::to_string(number) + "}");
        fs::rename(claims / "new", claims / "clip0.1");
    };
    beat(0);
    std::jthread other([&](const std::stop_token& stop) {
        for (int number = 1; !stop.stop_requested(); ++number) {
            beat(number);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    });
    const Answer answer = mienctl(worker("out", "--leave"));
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_EQ(answer.out, "0 of 1 inputs complete\n");
    EXPECT_THAT(status("out").out, HasSubstr("clip0: 0 %, far:1"));
}

TEST_F(AnnotateManifest, AProblemIsToldOnceAndTriedAgainWhenAsked) {
    make_clips(2);
    write_text(work_ / "broken.mkv", "no video");
    std::ofstream(work_ / "list.txt", std::ios::app) << "broken.mkv\ngone.mkv\n";
    const Answer first = mienctl(worker("out"));
    EXPECT_EQ(first.status, 1);
    EXPECT_THAT(first.error, HasSubstr("broken.mkv"));
    EXPECT_THAT(first.error, HasSubstr("gone.mkv"));
    EXPECT_THAT(first.out, HasSubstr("2 of 3 inputs complete, 1 with a problem"));
    const Answer second = mienctl(worker("out"));
    EXPECT_EQ(second.status, 1);
    EXPECT_THAT(second.error, Not(HasSubstr("broken.mkv")));
    const Answer told = status("out");
    EXPECT_THAT(told.out, HasSubstr("problem with broken: "));
    EXPECT_THAT(told.out, HasSubstr("gone.mkv"));
    work_.clip("gone.mkv");
    fs::remove(work_ / "broken.mkv");
    work_.clip("broken.mkv");
    const Answer third = mienctl(worker("out", "--retry"));
    EXPECT_EQ(third.status, 0) << third.error;
    EXPECT_EQ(results("out").size(), 8u);
}

TEST_F(AnnotateManifest, AnInputThatEndsWorkersIsGivenUp) {
    make_clips(1);
    for (int number = 1; number <= 3; ++number) {
        fs::create_directories(work_ / "out/.work/claims");
        write_text(work_ / "out/.work/claims" / ("clip0." + std::to_string(number)),
                   R"({"worker":"gone:1","beat":1,"given_back":false,"share":0,"speed":0})");
    }
    const Answer answer = mienctl(worker("out", "--lease 1"));
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("3 workers ended while they annotated"));
}

TEST_F(AnnotateManifest, OtherSettingsAreRefused) {
    make_clips(1);
    ASSERT_EQ(mienctl(worker("out")).status, 0);
    const Answer answer = mienctl(worker("out", "--min-face 90"));
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("another settings"));
    EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
}

TEST_F(AnnotateManifest, WhatMakesNoSenseIsRefused) {
    make_clips(1);
    EXPECT_EQ(mienctl(worker("out", "--shard 3/2")).status, 1);
    EXPECT_EQ(mienctl(worker("out", "clip0.mkv")).status, 2);
    EXPECT_EQ(mienctl("annotate x.mkv --out o --shard 1/2").status, 2);
    EXPECT_EQ(status("out-that-is-not-there").status, 1);
}

}  // namespace
}  // namespace mien::test
