#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "mienctl.h"
#include "support/places.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Annotate, WritesOneRowPerFrameAndARecord) {
    const Workspace work;
    const Answer answer = work.annotate(work.clip("clip.mp4").string(), "--format csv,jsonl");
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("10 frames, 10 no_face"));
    const auto rows = lines(work.result("clip.csv"));
    ASSERT_EQ(rows.size(), 11U);
    EXPECT_EQ(rows[0],
              "frame,time_s,status,track,x,y,width,height,expression,confidence,calm,glad,cross,"
              "sharpness,brightness,asymmetry,eyes,outside,roll");
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_THAT(rows[i + 1],
                    StartsWith(std::to_string(i) + ",0." + std::to_string(i) + "00000,no_face,,"));
        EXPECT_EQ(fields(rows[i + 1]).size(), 19U);
    }
    EXPECT_EQ(lines(work.result("clip.jsonl")).size(), 10U);

    const json record = json::parse(work.result("clip.json"));
    EXPECT_EQ(record["frames"], 10);
    EXPECT_EQ(record["rows"], 10);
    EXPECT_EQ(record["status"]["no_face"], 10);
    EXPECT_EQ(record["truncated"], false);
    EXPECT_EQ(record["schema"], 4);
    EXPECT_EQ(record["checkpoint"]["name"], "tiny");
    const Answer sum = run("sha256sum '" + (work / "clip.mp4").string() + "'");
    EXPECT_EQ(record["input"]["sha256"], sum.out.substr(0, 64));
    EXPECT_EQ(record["checkpoint"]["sha256"].get<std::string>().size(), 64U);
}

TEST(Annotate, SameInputSameBytes) {
    const Workspace work;
    const std::string clip = test::source_dir() + "/data/demo.mp4 --duration 1";
    ASSERT_EQ(work.annotate(clip, "--format csv,jsonl").status, 0);
    const std::string csv = work.result("demo.csv");
    const std::string jsonl = work.result("demo.jsonl");
    ASSERT_EQ(work.annotate(clip, "--format csv,jsonl --threads 2").status, 0);
    EXPECT_EQ(work.result("demo.csv"), csv);
    EXPECT_EQ(work.result("demo.jsonl"), jsonl);
}

TEST(Annotate, FindsTheFaceOfTheDemoClip) {
    const Workspace work;
    const std::string clip = test::source_dir() + "/data/demo.mp4";
    ASSERT_EQ(work.annotate(clip, "--duration 4").status, 0);
    const json record = json::parse(work.result("demo.json"));
    EXPECT_GE(record["status"].value("ok", 0), 0.95 * record["frames"].get<double>());
    const auto rows = lines(work.result("demo.csv"));
    const auto first_face = std::find_if(rows.begin(), rows.end(), [](const std::string& row) {
        return row.find(",ok,") != std::string::npos;
    });
    ASSERT_NE(first_face, rows.end());
    const auto row = fields(*first_face);
    EXPECT_EQ(row[3], "1");
    EXPECT_NEAR(std::stod(row[10]) + std::stod(row[11]) + std::stod(row[12]), 1, 2e-4);
}

TEST(Annotate, DrawnVideoHasTheSameFramesAndTimes) {
    const Workspace work;
    const auto clip = work.clip("clip.mp4");
    ASSERT_EQ(work.annotate(clip.string(), "--video").status, 0);
    const auto times = [](const std::filesystem::path& path) {
        return run("ffprobe -v error -select_streams v -show_entries "
                   "frame=best_effort_timestamp_time "
                   "-of csv=p=0 '" +
                   path.string() + "'")
            .out;
    };
    EXPECT_EQ(times(work / "out/clip.annotated.mp4"), times(clip));
}

TEST(Annotate, AFolderMeansItsVideosAndItsStillsTogether) {
    const Workspace work;
    std::filesystem::create_directories(work / "mixed");
    work.clip("mixed/b.mp4");
    work.clip("mixed/a.mkv");
    for (const char* name : {"2.png", "1.jpg"}) {
        cv::imwrite((work / "mixed" / name).string(), cv::Mat(60, 80, CV_8UC3, cv::Scalar(90)));
    }
    write_text(work / "mixed/notes.txt", "not a picture");
    const Answer answer = work.annotate((work / "mixed").string());
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_TRUE(work.has_result("a.csv"));
    EXPECT_TRUE(work.has_result("b.csv"));
    const auto rows = lines(work.result("mixed.csv"));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_THAT(rows[0], testing::EndsWith(",outside,roll,file"));
    EXPECT_THAT(rows[1], testing::EndsWith(",1.jpg"));
    EXPECT_THAT(rows[2], testing::EndsWith(",2.png"));
}

TEST(Annotate, InputsThatShareAStemKeepTheirExtension) {
    const Workspace work;
    const Answer answer =
        work.annotate(work.clip("clip.mp4").string() + " " + work.clip("clip.mkv").string());
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_TRUE(work.has_result("clip.mp4.csv"));
    EXPECT_TRUE(work.has_result("clip.mkv.csv"));
    EXPECT_FALSE(work.has_result("clip.csv"));
}

TEST(Annotate, NeverOverwritesTheResultOfAnotherInput) {
    const Workspace work;
    std::filesystem::create_directories(work / "other");
    ASSERT_EQ(work.annotate(work.clip("clip.mp4").string()).status, 0);
    const std::string first = work.result("clip.csv");
    ASSERT_EQ(work.annotate(work.clip("other/clip.mp4", "-vframes 4").string()).status, 0);
    EXPECT_EQ(work.result("clip.csv"), first);
    EXPECT_EQ(lines(work.result("clip-2.csv")).size(), 5U);
    ASSERT_EQ(work.annotate((work / "clip.mp4").string()).status, 0);
    EXPECT_FALSE(work.has_result("clip-3.csv")) << "the same input again replaces its own result";
    write_text(work / "out/mine.csv", "my own table");
    ASSERT_EQ(work.annotate(work.clip("mine.mp4").string()).status, 0);
    EXPECT_EQ(work.result("mine.csv"), "my own table");
}

TEST(Annotate, DurationEndsEarly) {
    const Workspace work;
    const Answer answer = work.annotate(work.clip("clip.mp4").string(), "--duration 0.5");
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(lines(work.result("clip.csv")).size(), 6U);
    EXPECT_EQ(json::parse(work.result("clip.json"))["end"], "duration");
}

TEST(Annotate, AStreamIsReadUntilInterruptedAndClosedProperly) {
    const Workspace work;
    const auto clip = work.clip("clip.ts", "-c:v mpeg2video");
    const std::string url = "tcp://127.0.0.1:23457";
    const std::string until_it_listens =
        "for i in $(seq 600); do grep -q ':5BA1 00000000:0000 0A' /proc/net/tcp && break; "
        "sleep 0.1; done; ";
    // Served in real time, over and over; Ctrl-C once some rows are recorded.
    const std::string part = "'" + (work / "out/stream.csv.part").string() + "'";
    const Answer answer =
        run("ffmpeg -v quiet -re -stream_loop -1 -i '" + clip.string() + "' -c copy -f mpegts '" +
            url + "?listen=1' & server=$!; " + until_it_listens + MIENCTL " annotate " + url +
            " --out '" + (work / "out").string() + "' --model '" + work.model().string() +
            "' & client=$!; for i in $(seq 1200); do [ \"$(cat " + part +
            " 2>/dev/null | wc -l)\" -gt 11 ] && break; sleep 0.1; done; kill -INT $client; " +
            "wait $client; status=$?; kill $server; exit $status");
    EXPECT_EQ(answer.status, 0) << answer.error;
    ASSERT_TRUE(work.has_result("stream.csv")) << answer.out << answer.error;
    const json record = json::parse(work.result("stream.json"));
    EXPECT_EQ(record["end"], "stopped");
    EXPECT_EQ(record["input"]["source"], url);
    EXPECT_GE(record["frames"], 10);
    EXPECT_EQ(lines(work.result("stream.csv")).size(), 1 + record["frames"].get<std::size_t>());
    EXPECT_FALSE(work.has_result("stream.csv.part"));
}

TEST(Annotate, TwoCheckpointsReadTheSameFaces) {
    const Workspace work;
    const std::string clip = test::source_dir() + "/data/demo.mp4 --duration 1 ";
    ASSERT_EQ(work.annotate(clip).status, 0);
    const auto alone = lines(work.result("demo.csv"));

    // Other classes, other crops: "cross" alone has a counterpart, and "grim" none.
    Checkpoint other = tiny_checkpoint({"grim", "cross"});
    other.manifest.name = "other";
    other.manifest.crop_margin = 0.2;
    save_checkpoint(work / "other.safetensors", other);
    const std::string second = "--model '" + (work / "other.safetensors").string() + "' ";
    const Answer answer =
        mienctl("annotate --model '" + work.model().string() + "' " + second + clip +
                "--format jsonl,openface --out '" + (work / "out").string() + "'");
    ASSERT_EQ(answer.status, 0) << answer.error;
    const auto rows = lines(work.result("demo.csv"));
    ASSERT_EQ(rows.size(), alone.size());
    EXPECT_EQ(rows[0], alone[0] + ",second_expression,second_confidence,second_grim,second_cross");
    const json record = json::parse(work.result("demo.json"));
    int faces = 0, same = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        EXPECT_THAT(rows[i], StartsWith(alone[i] + ",")) << "the first checkpoint's are the same";
        const auto row = fields(rows[i]);
        ASSERT_EQ(row.size(), 23U);
        if (row[8].empty()) continue;
        EXPECT_NEAR(std::stod(row[21]) + std::stod(row[22]), 1, 2e-4);
        ++faces;
        same += row[8] == row[19] ? 1 : 0;
    }
    ASSERT_GT(faces, 10);
    EXPECT_EQ(record["agreement"]["faces"], faces);
    EXPECT_EQ(record["agreement"]["same"], same);
    EXPECT_EQ(record["second_checkpoint"]["name"], "other");
    EXPECT_THAT(answer.out, HasSubstr("demo: tiny and other say the same of " +
                                      std::to_string(same) + " of " + std::to_string(faces)));
    EXPECT_THAT(work.result("demo.openface.csv"), HasSubstr(",second_grim,"));
    const auto last = lines(work.result("demo.jsonl")).back();
    EXPECT_EQ(json::parse(last)["second"]["scores"].size(), 2U);

    const Answer again = mienctl("annotate --repeat '" + (work / "out/demo.json").string() +
                                 "' --model '" + work.model().string() + "' " + second);
    EXPECT_EQ(again.status, 0) << again.error;
    EXPECT_THAT(again.out, HasSubstr("the same rows, byte for byte"));
    const Answer swapped = mienctl("annotate --repeat '" + (work / "out/demo.json").string() +
                                   "' " + second + "--model '" + work.model().string() + "'");
    EXPECT_EQ(swapped.status, 1);
    EXPECT_TRUE(is_one_clear_line(swapped.error)) << swapped.error;
    EXPECT_THAT(work.annotate(clip, second + second).status, 2) << "three are too many";
}

TEST(Annotate, SharedMediaIsAnnotatedWhole) {
    if (!std::filesystem::exists(test::shared_media())) GTEST_SKIP() << "no shared media here";
    const Workspace work;
    const std::string media = test::shared_media();
    ASSERT_EQ(work.annotate(media + "/no_face.mp4 " + media + "/single_face.mp4 " + media +
                            "/multi_face.jpg")
                  .status,
              0);
    const json none = json::parse(work.result("no_face.json"));
    EXPECT_EQ(none["frames"], 95);
    EXPECT_GE(none["status"]["no_face"], 93);
    const json one = json::parse(work.result("single_face.json"));
    EXPECT_EQ(one["frames"], 72);
    EXPECT_GE(one["status"]["ok"], 68);
    EXPECT_GE(lines(work.result("multi_face.csv")).size(), 5U);
}

}  // namespace
}  // namespace mien::test
