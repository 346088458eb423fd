// That an annotation can be trusted: every frame at its own time, runs that can be repeated and
// resumed.
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "mienctl.h"
#include "support/places.h"
#include "support/sanitized.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

const std::string demo = test::source_dir() + "/data/demo.mp4";

// Times of the rows, one per frame, and what ffprobe says of the input's frames.
std::vector<std::string> row_times(const std::string& csv) {
    std::vector<std::string> times;
    std::string last;
    for (const std::string& line : lines(csv)) {
        const auto row = fields(line);
        if (row[0] == "frame" || row[0] == last) continue;
        EXPECT_EQ(row[0], std::to_string(times.size())) << "frames without gaps";
        last = row[0];
        times.push_back(row[1]);
    }
    return times;
}

std::vector<std::string> probe_times(const std::filesystem::path& file) {
    const Answer answer =
        run("ffprobe -v quiet -select_streams V:0 -show_entries frame=best_effort_timestamp_time "
            "-of csv=p=0 '" +
            file.string() + "'");
    std::vector<std::string> times;
    for (std::string line : lines(answer.out)) {
        while (line.ends_with(',')) line.pop_back();
        if (!line.empty()) times.push_back(line);
    }
    return times;
}

// Clips made by ffmpeg: a name and how.
class FrameExact : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(FrameExact, RowsAreTheFramesAndTimesThatFfprobeSees) {
    const Workspace work;
    const auto [name, options] = GetParam();
    const auto clip = work.clip(name, options);
    const Answer answer = work.annotate("'" + clip.string() + "'");
    EXPECT_EQ(answer.status, 0) << answer.error;
    const std::string stem = clip.stem().string();
    const auto times = row_times(work.result(stem + ".csv"));
    EXPECT_EQ(times, probe_times(clip));
    const json record = json::parse(work.result(stem + ".json"));
    EXPECT_EQ(record["check"]["passed"], true);
    EXPECT_EQ(record["check"]["frames_decoded"], times.size());
    EXPECT_EQ(record["check"]["frames_recorded"], times.size());
    EXPECT_EQ(record["check"]["times_not_rising"], 0);
}

INSTANTIATE_TEST_SUITE_P(
    Clips, FrameExact,
    ::testing::Values(
        std::pair{"variable.mp4", "-vf select='not(eq(mod(n\\,4)\\,2))' -vsync vfr -c:v libx264"},
        std::pair{"variable.mkv", "-vf select='not(eq(mod(n\\,5)\\,3))' -vsync vfr -c:v libx264"},
        std::pair{"offset.mkv", "-output_ts_offset 2.5 -c:v libx264"},
        std::pair{"offset.ts", "-output_ts_offset 7 -c:v mpeg2video"},
        std::pair{"bframes.mp4", "-c:v libx264 -bf 3 -g 10 -x264-params b-adapt=0"},
        std::pair{"fast.mp4", "-vf fps=120 -c:v libx264"}));

TEST(AnnotateAudit, RotatedPhoneVideosAreReadUpright) {
    const Workspace work;
    const auto plain = work.clip("plain.mp4");
    const auto turned = work / "turned.mp4";
    ASSERT_EQ(run("ffmpeg -v error -y -i '" + plain.string() +
                  "' -c copy -metadata:s:v rotate=90 '" + turned.string() + "'")
                  .status,
              0);
    ASSERT_EQ(work.annotate(turned.string()).status, 0);
    const json record = json::parse(work.result("turned.json"));
    EXPECT_EQ(record["input"]["width"], 120);
    EXPECT_EQ(record["input"]["height"], 160);
    EXPECT_EQ(row_times(work.result("turned.csv")), probe_times(turned));
}

TEST(AnnotateAudit, AFileThatIsCutOffIsAnnotatedUpToTheCut) {
    const Workspace work;
    const auto whole = work.clip("whole.mkv", "-c:v libx264 -bf 2 -g 5");
    const std::string bytes = read_text(whole);
    write_text(work / "cut.mkv", bytes.substr(0, bytes.size() * 6 / 10));
    const Answer answer = work.annotate((work / "cut.mkv").string());
    EXPECT_EQ(answer.status, 1);
    EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
    const json record = json::parse(work.result("cut.json"));
    EXPECT_EQ(record["truncated"], true);
    EXPECT_EQ(record["end"], "truncated");
    EXPECT_EQ(record["check"]["passed"], true);
    const auto times = row_times(work.result("cut.csv"));
    EXPECT_GT(times.size(), 2U);
    EXPECT_EQ(times, probe_times(work / "cut.mkv"));
}

TEST(AnnotateAudit, ARecordCanBeRepeatedByteForByte) {
    const Workspace work;
    ASSERT_EQ(work.annotate(demo, "--duration 1 --smoothing 0.2 --min-face 60").status, 0);
    const std::string rows = work.result("demo.csv");
    const std::string record = " --repeat '" + (work / "out/demo.json").string() + "'";
    const Answer answer =
        mienctl("annotate" + record + " --model '" + work.model().string() + "' --threads 2");
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("byte for byte"));
    EXPECT_EQ(work.result("repeated/demo.csv"), rows);
    EXPECT_EQ(work.result("demo.csv"), rows) << "the repeated one stays as it is";

    // A record that speaks of other rows, another input, another checkpoint.
    json changed = json::parse(work.result("demo.json"));
    changed["csv_sha256"] = std::string(64, '0');
    write_text(work / "out/other.json", changed.dump());
    const auto repeat = [&](const std::string& more) {
        return mienctl("annotate --repeat '" + (work / "out/other.json").string() + "' --model '" +
                       work.model().string() + "' " + more);
    };
    const Answer differs = repeat("");
    EXPECT_EQ(differs.status, 1);
    EXPECT_THAT(differs.error, HasSubstr("differ from those recorded"));
    const Answer another = repeat(work.clip("another.mp4").string());
    EXPECT_EQ(another.status, 1);
    EXPECT_THAT(another.error, HasSubstr("is not the file that was annotated"));
    changed["checkpoint"]["sha256"] = std::string(64, '1');
    write_text(work / "out/other.json", changed.dump());
    EXPECT_THAT(repeat("").error, HasSubstr("not the checkpoint"));
    write_text(work / "out/other.json", "{}");
    EXPECT_TRUE(is_one_clear_line(repeat("").error));
}

// A run of demo.mp4, several times over so that it takes a while.
class LongRun {
  public:
    explicit LongRun(const Workspace& work, int times) : work_(work) {
        EXPECT_EQ(run("ffmpeg -v error -stream_loop " + std::to_string(times - 1) + " -i '" + demo +
                      "' -c copy '" + clip() + "'")
                      .status,
                  0);
    }

    std::string clip() const { return (work_ / "demo.mp4").string(); }

    // Killed as soon as one of its files is there and `then`, for the shell, is done.
    void kill_once_there_is(const std::string& file, const std::string& options,
                            const std::string& then = ":") const {
        const std::string command = MIENCTL " annotate '" + clip() + "' --out '" +
                                    (work_ / "out").string() + "' --model '" +
                                    work_.model().string() + "' " + options;
        const std::string there = "'" + (work_ / "out" / file).string() + "'";
        run(command + " & run=$!; for i in $(seq 2000); do [ -e " + there +
            " ] && break; sleep 0.01; done; " + then + "; kill -9 $run; wait $run");
    }

  private:
    const Workspace& work_;
};

TEST(AnnotateAudit, TwoRunsOnOneResult) {
    const Workspace work;
    const LongRun first(work, 20);
    const std::string second = MIENCTL " annotate '" + first.clip() + "' --out '" +
                               (work / "out").string() + "' --model '" + work.model().string() +
                               "'";
    const std::string told = (work / "told").string();
    first.kill_once_there_is("demo.csv.part", "",
                             second + " 2>'" + told + "'; echo $? $run >>'" + told + "'");
    ASSERT_FALSE(work.has_result("demo.json")) << "it was done before it was killed";
    const auto answer = lines(read_text(told));
    ASSERT_EQ(answer.size(), 2U);
    const std::string process = answer[1].substr(2);
    EXPECT_EQ(answer[1].substr(0, 2), "1 ");
    EXPECT_THAT(answer[0], testing::AllOf(HasSubstr((work / "out/demo").string()),
                                          HasSubstr("process " + process + " is writing it")));
    EXPECT_TRUE(work.has_result("demo.csv.part")) << "the first one goes on";

    const Answer next = work.annotate(first.clip(), "--duration 0.5");
    EXPECT_EQ(next.status, 0) << next.error << "nobody need remove what a dead run left";
    EXPECT_TRUE(work.has_result("demo.json"));
    EXPECT_FALSE(work.has_result("demo.csv.part"));
    EXPECT_FALSE(work.has_result("demo.lock.part"));
}

TEST(AnnotateAudit, ADamagedResumePointIsThrownAwayAndSaid) {
    const Workspace work;
    const LongRun killed(work, 2);
    const std::string options = "--duration 8";
    ASSERT_EQ(work.annotate(killed.clip(), options).status, 0);
    const std::string rows = work.result("demo.csv");
    std::filesystem::remove_all(work / "out");
    killed.kill_once_there_is("demo.resume", options);
    if (work.has_result("demo.json")) GTEST_SKIP() << "it was done within a second";
    std::string resume = work.result("demo.resume");
    ASSERT_GT(resume.size(), 200U);
    resume[resume.size() - 100] = static_cast<char>(resume[resume.size() - 100] ^ 1);
    write_text(work / "out/demo.resume", resume);

    const Answer answer = work.annotate(killed.clip(), options);
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.error, HasSubstr("demo.resume is damaged; it was thrown away"));
    EXPECT_THAT(answer.out, testing::Not(HasSubstr("resumed at")));
    EXPECT_EQ(work.result("demo.csv"), rows) << "as if there had been no other run";
    EXPECT_FALSE(work.has_result("demo.resume"));
}

TEST(AnnotateAudit, AKilledRunGoesOnWithTheSameResult) {
    const Workspace work;
    const LongRun killed(work, 2);
    const std::string clip = killed.clip();
    const std::string options =
        std::string("--smoothing 0.3 --format jsonl") + (kSanitized ? " --duration 6" : "");
    ASSERT_EQ(work.annotate(clip, options).status, 0);
    const std::string rows = work.result("demo.csv");
    const std::string jsonl = work.result("demo.jsonl");
    std::filesystem::remove_all(work / "out");

    killed.kill_once_there_is("demo.resume", options);
    if (work.has_result("demo.json")) GTEST_SKIP() << "it was done within a second";
    EXPECT_FALSE(work.has_result("demo.csv"));
    EXPECT_TRUE(work.has_result("demo.csv.part"));
    // A power cut may leave half a row behind what is known to be whole.
    write_text(work / "out/demo.csv.part", work.result("demo.csv.part") + "77,2.5");

    const Answer answer = work.annotate(clip, options);
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("resumed at frame"));
    EXPECT_EQ(work.result("demo.csv"), rows);
    EXPECT_EQ(work.result("demo.jsonl"), jsonl);
    EXPECT_FALSE(work.has_result("demo.resume"));
    EXPECT_EQ(json::parse(work.result("demo.json"))["check"]["passed"], true);
}

TEST(AnnotateAudit, AnotherRunDoesNotGoOnWithIt) {
    const Workspace work;
    std::filesystem::create_directories(work / "out");
    const auto clip = work.clip("clip.mp4");
    write_text(work / "out/clip.csv.part", "frame,time_s\n0,0.0\n");
    write_text(
        work / "out/clip.resume",
        R"({"run":"another","frames":1,"rows":1,"statuses":{},"csv_bytes":9,"state_bytes":0})"
        "\n");
    const Answer answer = work.annotate(clip.string());
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, testing::Not(HasSubstr("resumed at")));
    EXPECT_EQ(row_times(work.result("clip.csv")).size(), 10U);
}

TEST(AnnotateAudit, ManyFilesSomeBrokenEndWithATable) {
    const Workspace work;
    std::filesystem::create_directories(work / "many");
    const auto clip = work.clip("many/clip0.mp4", "-vframes 3");
    for (int i = 1; i < 98; ++i) {
        std::filesystem::copy(clip, work / ("many/clip" + std::to_string(i) + ".mp4"));
    }
    write_text(work / "many/empty.mp4", "");
    write_text(work / "many/rubbish.mp4", std::string(5000, 'x'));
    const Answer answer = work.annotate((work / "many").string(), "--jobs 2");
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.out, HasSubstr("98 of 100 complete"));
    const auto told = lines(answer.error);  // between them, on a slow machine, progress
    EXPECT_EQ(std::count_if(told.begin(), told.end(),
                            [](const std::string& line) { return line.starts_with("mienctl: "); }),
              2)
        << answer.error;
    EXPECT_TRUE(work.has_result("clip97.csv"));
    EXPECT_FALSE(work.has_result("rubbish.csv"));
}

TEST(AnnotateAudit, AnonymousRecordsKeepNoPictureAndNoTraceOfTheInput) {
    const Workspace work;
    ASSERT_EQ(work.annotate(demo, "--duration 0.2 --anonymous --format elan").status, 0);
    const std::string record = work.result("demo.json");
    EXPECT_FALSE(json::parse(record)["input"].contains("sha256"));
    EXPECT_THAT(record, testing::Not(HasSubstr(test::source_dir())));
    EXPECT_THAT(work.result("demo.elan.eaf"), testing::Not(HasSubstr(test::source_dir())));
    for (const auto& file : std::filesystem::directory_iterator(work / "out")) {
        EXPECT_THAT(file.path().string(), testing::Not(HasSubstr("annotated")));
    }
    EXPECT_EQ(work.annotate(demo, "--anonymous --video").status, 2);
}

TEST(AnnotateAudit, TheVideoKeepsTimesSizeAndSound) {
    const Workspace work;
    const std::string sound = "-f lavfi -i sine=frequency=440:duration=1 ";
    for (const auto& [name, codec, drawn] :
         {std::tuple{"aac.mp4", "-c:a aac", "aac.annotated.mp4"},
          std::tuple{"pcm.mkv", "-c:a pcm_s16le", "pcm.annotated.mkv"}}) {
        const auto clip = work.clip(
            name, sound + "-vf select='not(eq(mod(n\\,4)\\,2))' -vsync vfr -c:v libx264 " + codec);
        ASSERT_EQ(work.annotate(clip.string(), "--video --draw boxes,labels").status, 0);
        const auto result = work / (std::string("out/") + drawn);
        EXPECT_EQ(probe_times(result), probe_times(clip));
        const auto heard = [](const std::filesystem::path& file) {
            return run("ffmpeg -v error -i '" + file.string() + "' -map 0:a -f s16le - | md5sum");
        };
        EXPECT_EQ(heard(result).out, heard(clip).out) << heard(result).error;
        const auto size = [](const std::filesystem::path& file) {
            return run("ffprobe -v error -select_streams v -show_entries stream=width,height -of "
                       "csv=p=0 '" +
                       file.string() + "'")
                .out;
        };
        EXPECT_EQ(size(result), size(clip));
    }
}

TEST(AnnotateAudit, BlurHidesFacesThatTheDetectorFindsOtherwise) {
    const Workspace work;
    ASSERT_EQ(work.annotate(demo, "--duration 1 --blur --draw none").status, 0);
    ASSERT_TRUE(work.has_result("demo.annotated.mp4"));
    ASSERT_EQ(work.annotate((work / "out/demo.annotated.mp4").string()).status, 0);
    const json seen = json::parse(work.result("demo.annotated.json"));
    EXPECT_EQ(seen["status"].value("no_face", 0), seen["frames"]);
}

TEST(AnnotateAudit, SummarizeTellsSegments) {
    const Workspace work;
    write_text(work / "markers.csv", "start,end,label\n0,0.5,first\n0.5,1,second\n");
    const std::string markers = "--markers '" + (work / "markers.csv").string() + "'";
    ASSERT_EQ(work.annotate(demo, "--duration 1 " + markers).status, 0);
    const std::string table = work.result("demo.summary.csv");
    EXPECT_THAT(table, HasSubstr("second,0.500000,1.000000,all,calm,"));
    EXPECT_THAT(work.result("demo.summary.html"), HasSubstr("<svg"));
    const Answer again = mienctl("summarize '" + (work / "out").string() + "' " + markers +
                                 " --out '" + (work / "told").string() + "'");
    EXPECT_EQ(again.status, 0) << again.error;
    EXPECT_EQ(read_text(work / "told/demo.summary.csv"), table);
    const Answer nothing = mienctl("summarize '" + (work / "told").string() + "'");
    EXPECT_EQ(nothing.status, 1);
    EXPECT_TRUE(is_one_clear_line(nothing.error)) << nothing.error;
}

}  // namespace
}  // namespace mien::test
