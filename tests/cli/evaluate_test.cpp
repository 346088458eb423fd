#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include "labelled_crops.h"
#include "mienctl.h"
#include "support/places.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

std::string quoted(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

// A workspace with labelled crops and a checkpoint of FER-2013's classes that was not trained.
struct Bench {
    Workspace work;
    std::string csv = quoted(work / "fer.csv");
    std::string model = quoted(work / "fresh.safetensors");

    Bench() {
        write_text(work / "fer.csv", fer_csv());
        save_checkpoint(work / "fresh.safetensors",
                        tiny_checkpoint({"angry", "disgust", "fear", "happy", "sad"}));
    }
};

TEST(Evaluate, ReportsAPageWithEverythingOnIt) {
    const Bench bench;
    const Answer answer = mienctl("evaluate --model " + bench.model + " --data " + bench.csv +
                                  " --report " + quoted(bench.work / "pages"));
    ASSERT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.error, HasSubstr("tiny.html"));
    const std::string page = read_text(bench.work / "pages/tiny.html");
    for (const char* part : {"accuracy", "Confusion", "Classes", "Reliability",
                             "Most confidently wrong", "data:image/bmp", "disgust"}) {
        EXPECT_THAT(page, HasSubstr(part));
    }
    mienctl("evaluate --model " + bench.model + " --data " + bench.csv + " --crops 0 --report " +
            quoted(bench.work / "pages"));
    EXPECT_THAT(read_text(bench.work / "pages/tiny.html"), Not(HasSubstr("data:image")));
    EXPECT_EQ(
        mienctl("evaluate --model " + bench.model + " --data " + bench.csv + " --report /proc/none")
            .status,
        1);
}

TEST(Evaluate, WritesThePageIntoItsFolderWhateverTheCheckpointIsCalled) {
    const Bench bench;
    Checkpoint checkpoint = tiny_checkpoint({"angry", "disgust", "fear", "happy", "sad"});
    checkpoint.manifest.name = "../elsewhere";
    save_checkpoint(bench.work / "odd.safetensors", checkpoint);
    const Answer answer =
        mienctl("evaluate --model " + quoted(bench.work / "odd.safetensors") + " --data " +
                bench.csv + " --report " + quoted(bench.work / "pages"));
    ASSERT_EQ(answer.status, 0) << answer.error;
    EXPECT_TRUE(std::filesystem::exists(bench.work / "pages/..-elsewhere.html"));
    EXPECT_FALSE(std::filesystem::exists(bench.work / "elsewhere.html"));
}

TEST(Evaluate, TellsWhatAnotherPrecisionChanges) {
    const Bench bench;
    const std::string command = "evaluate --json --model " + bench.model + " --data " + bench.csv;
    const json plain = json::parse(mienctl(command).out);
    EXPECT_EQ(plain.at("precision"), "float32");
    EXPECT_FALSE(plain.contains("labels_as_in_float32"));
    const json half = json::parse(mienctl(command + " --precision bfloat16").out);
    EXPECT_EQ(half.at("precision"), "bfloat16");
    EXPECT_GT(half.at("labels_as_in_float32"), 0.5);
    EXPECT_LE(half.at("labels_as_in_float32"), 1);
}

TEST(Evaluate, DetectsFacesInPicturesOfPeople) {
    const Workspace work;
    save_checkpoint(work / "fresh.safetensors", tiny_checkpoint({"happy", "sad"}));
    for (const char* label : {"happy", "sad"}) {
        std::filesystem::create_directories(work / "people" / label);
        const Answer made =
            run("ffmpeg -v error -y -i " + test::source_dir() + "/data/demo.mp4 -frames:v 1 " +
                quoted(work / "people" / label / "one.png"));
        ASSERT_EQ(made.status, 0) << made.error;
    }
    cv::imwrite((work / "people/sad/none.png").string(), cv::Mat(200, 200, CV_8UC3, {9, 9, 9}));
    const Answer answer =
        mienctl("evaluate --json --detect --model " + quoted(work / "fresh.safetensors") +
                " --data " + quoted(work / "people"));
    ASSERT_EQ(answer.status, 0) << answer.error;
    const json measured = json::parse(answer.out);
    EXPECT_EQ(measured["rows"], 2);
    EXPECT_EQ(measured["left_out"], 1) << "the picture without a face";
}

TEST(Compare, TheSameTwiceDiffersInNothing) {
    const Bench bench;
    const json both = json::parse(
        mienctl("compare --json " + bench.model + " " + bench.model + " --data " + bench.csv).out);
    EXPECT_EQ(both["rows"], 32);
    EXPECT_EQ(both["only_first_right"], 0);
    EXPECT_EQ(both["p"], 1.0);
}

TEST(Compare, AsksOnlyWhatBothCanAnswer) {
    const Bench bench;
    const auto other = bench.work / "other.safetensors";
    save_checkpoint(other, tiny_checkpoint({"anger", "disgust"}));  // no "fear": class 2
    const Answer answer = mienctl("compare " + bench.model + " " + quoted(other) + " --data " +
                                  bench.csv + " --report " + quoted(bench.work / "pages"));
    ASSERT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("21 rows that both can answer"));
    EXPECT_THAT(answer.out, HasSubstr("McNemar"));
    EXPECT_THAT(read_text(bench.work / "pages/comparison.html"), HasSubstr("McNemar"));
}

TEST(Robustness, MeasuresEachDisturbanceAlone) {
    const Bench bench;
    const json measured = json::parse(
        mienctl("robustness --json --model " + bench.model + " --data " + bench.csv).out);
    EXPECT_EQ(measured["disturbed"].size(), 12U);
    for (const json& row : measured["disturbed"]) {
        EXPECT_GE(row["accuracy"], 0.0);
        EXPECT_LE(row["accuracy"], 1.0);
    }
}

TEST(Inspect, ShowsEachFaceOfAPicture) {
    const Bench bench;
    const auto picture = bench.work / "frame.png";
    run("ffmpeg -v error -y -i " + test::source_dir() + "/data/demo.mp4 -frames:v 1 " +
        quoted(picture));
    const Answer answer = mienctl("inspect --model " + bench.model + " " + quoted(picture) +
                                  " --out " + quoted(bench.work / "pages"));
    ASSERT_EQ(answer.status, 0) << answer.error;
    const std::string page = read_text(bench.work / "pages/frame.inspect.html");
    for (const char* part : {"Face 1 of 1", "disgust", "Grad-CAM", "conv1: 4 maps of 23x23"}) {
        EXPECT_THAT(page, HasSubstr(part));
    }
}

TEST(Inspect, OfAFaceThatIsNamedForPrograms) {
    const Bench bench;
    const auto picture = bench.work / "frame.png";
    run("ffmpeg -v error -y -i " + test::source_dir() + "/data/demo.mp4 -frames:v 1 " +
        quoted(picture));
    const std::string inspect = "inspect --json --model " + bench.model + " --out " +
                                quoted(bench.work / "pages") + " " + quoted(picture);
    const Answer answer = mienctl(inspect + " --roll -4.5 --box -10 20 90 90");
    ASSERT_EQ(answer.status, 0) << answer.error;
    const json all = json::parse(answer.out);
    ASSERT_EQ(all["faces"].size(), 1U);
    const json& face = all["faces"][0];
    EXPECT_FALSE(cv::imread(face["crop"].get<std::string>()).empty());
    double sum = 0;
    for (const json& one : face["classes"]) {
        sum += one["score"].get<double>();
        EXPECT_FALSE(cv::imread(one["picture"].get<std::string>()).empty());
    }
    EXPECT_NEAR(sum, 1, 1e-3);
    EXPECT_GE(face["classes"][0]["score"], face["classes"][1]["score"]);
    EXPECT_EQ(face["layers"][0]["maps"], 4);
    EXPECT_EQ(face["layers"][0]["size"], "23x23");
    EXPECT_FALSE(cv::imread(face["layers"][0]["picture"].get<std::string>()).empty());
    EXPECT_THAT(mienctl(inspect + " --box 1 1 0 5").error, HasSubstr("--box needs a width"));
}

TEST(Inspect, WithoutAFaceTheWholePictureIsLookedAt) {
    const Bench bench;
    cv::imwrite((bench.work / "crop.png").string(), pattern(1, 3));
    const Answer answer =
        mienctl("inspect --model " + bench.model + " " + quoted(bench.work / "crop.png") +
                " --out " + quoted(bench.work / "pages"));
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(read_text(bench.work / "pages/crop.inspect.html"), HasSubstr("No face was found"));
    const Answer wrong = mienctl("inspect --model " + bench.model + " /no/such.png");
    EXPECT_EQ(wrong.status, 1);
    EXPECT_TRUE(is_one_clear_line(wrong.error)) << wrong.error;
}

// The script that models/README.md shows for networks made elsewhere.
TEST(Evaluate, TakesACheckpointThatAPythonScriptWrote) {
    const Bench bench;
    const std::string readme = read_text(test::source_dir() + "/models/README.md");
    const std::string fence = "```python\n";
    const auto start = readme.find(fence);
    ASSERT_NE(start, std::string::npos);
    const auto first = start + fence.size();
    write_text(bench.work / "write.py", readme.substr(first, readme.find("```", first) - first));
    const Answer wrote = run("cd " + quoted(bench.work / ".") + " && python3 write.py");
    ASSERT_EQ(wrote.status, 0) << wrote.error;
    const Answer answer =
        mienctl("evaluate --json --model " + quoted(bench.work / "linear.safetensors") +
                " --data " + bench.csv);
    ASSERT_EQ(answer.status, 0) << answer.error;
    EXPECT_EQ(json::parse(answer.out)["classes"], json({"disgust", "angry"}));
}

}  // namespace
}  // namespace mien::test
