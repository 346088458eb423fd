#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "mienctl.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

constexpr const char* small_network = R"({
    "name": "small",
    "layers": [
        {"name": "pool0", "op": "avg_pool", "kernel": 4},
        {"name": "conv1", "op": "conv", "filters": 8, "kernel": 3},
        {"name": "norm1", "op": "batch_norm"},
        {"name": "relu1", "op": "relu"},
        {"name": "logits", "op": "dense", "units": "classes"}]})";

constexpr const char* recipe =
    R"({"batch": 16, "averaging": 0.9, "augmentation": {"flip": 0}, "precision": "float32"})";

// A bright band whose height tells the class.
cv::Mat pattern(int label, unsigned seed) {
    cv::Mat picture(48, 48, CV_8UC1);
    cv::RNG(seed).fill(picture, cv::RNG::UNIFORM, 40, 90);
    picture.rowRange(12 * label, 12 * label + 12) += 100;
    return picture;
}

std::string fer_csv() {
    std::string text = "emotion,pixels,Usage\n";
    for (unsigned i = 0; i < 160; ++i) {
        const int label = static_cast<int>(i % 3);
        const cv::Mat picture = pattern(label, i + 1);
        text += std::to_string(label) + ",";
        for (int p = 0; p < 2304; ++p) {
            text += (p ? " " : "") + std::to_string(picture.at<unsigned char>(p / 48, p % 48));
        }
        text += i < 128 ? ",Training\n" : ",PublicTest\n";
    }
    return text;
}

TEST(Train, LearnsFromStandardInputAndEvaluatesToTheSameFigure) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "recipe.json", recipe);
    write_text(work / "fer.csv", fer_csv());
    const std::string csv = "'" + (work / "fer.csv").string() + "'";
    const std::string out = "'" + (work / "small.safetensors").string() + "'";
    const Answer trained =
        run("cat " + csv + " | " MIENCTL " train --data - --arch '" + (work / "net.json").string() +
            "' --recipe '" + (work / "recipe.json").string() + "' --epochs 3 --out " + out);
    ASSERT_EQ(trained.status, 0) << trained.error;
    EXPECT_THAT(trained.error, HasSubstr("epoch 3/3"));
    const json measured =
        json::parse(mienctl("evaluate --json --model " + out + " --data " + csv).out);
    EXPECT_GT(measured["accuracy"], 0.9);
    for (const char* key : {"balanced_accuracy", "macro_f1", "expected_calibration_error",
                            "per_class", "confusion", "rows", "left_out"}) {
        EXPECT_TRUE(measured.contains(key)) << key;
    }
    EXPECT_EQ(measured["rows"], 32);
    char figure[16];
    std::snprintf(figure, sizeof figure, "%.2f %%", 100 * measured["accuracy"].get<double>());
    EXPECT_THAT(trained.out, HasSubstr(figure));
    EXPECT_THAT(mienctl("evaluate --model " + out + " --data " + csv).out, HasSubstr(figure));
}

TEST(Train, LearnsFromFoldersOfPictures) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "recipe.json", recipe);
    for (const char* split : {"train", "validation"}) {
        for (int label = 0; label < 2; ++label) {
            const auto folder = work / "faces" / split / (label ? "glad" : "calm");
            std::filesystem::create_directories(folder);
            for (unsigned i = 0; i < 32; ++i) {
                cv::Mat picture;
                cv::repeat(pattern(label, 7 * i + 1), 1, 1, picture);
                cv::imwrite((folder / (std::to_string(i) + (i % 2 ? ".png" : ".jpg"))).string(),
                            picture);
            }
        }
    }
    const std::string out = "'" + (work / "folder.safetensors").string() + "'";
    const Answer trained = mienctl("train --data '" + (work / "faces").string() + "' --arch '" +
                                   (work / "net.json").string() + "' --recipe '" +
                                   (work / "recipe.json").string() + "' --epochs 4 --out " + out);
    ASSERT_EQ(trained.status, 0) << trained.error;
    const json measured = json::parse(mienctl("evaluate --json --model " + out + " --data '" +
                                              (work / "faces/validation").string() + "'")
                                          .out);
    EXPECT_EQ(measured["rows"], 64);
    EXPECT_GT(measured["accuracy"], 0.9);
    EXPECT_TRUE(measured["per_class"].contains("glad"));
}

TEST(Train, InterruptedItSaysHowToGoOn) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "fer.csv", fer_csv());
    const std::string command = MIENCTL " train --data '" + (work / "fer.csv").string() +
                                "' --arch '" + (work / "net.json").string() + "' --out '" +
                                (work / "s.safetensors").string() + "' --precision float32 ";
    // Far more epochs than three seconds hold.
    const Answer stopped = run("timeout --signal=INT 3 " + command + "--epochs 10000");
    EXPECT_THAT(stopped.error, HasSubstr("--resume"));
    ASSERT_TRUE(std::filesystem::exists(work / "s.safetensors.state"));
    const Answer resumed = run("timeout --signal=INT 3 " + command + "--resume");
    EXPECT_THAT(resumed.error, HasSubstr("resuming after epoch"));
}

TEST(Train, SaysWhatIsWrongWithItsFiles) {
    const Workspace work;
    write_text(work / "net.json", R"({"name": "x", "layers": [{"name": "a", "op": "fly"}]})");
    write_text(work / "fer.csv", fer_csv());
    const std::string data = "train --data '" + (work / "fer.csv").string() + "' ";
    const Answer wrong = mienctl(data + "--arch '" + (work / "net.json").string() + "'");
    EXPECT_EQ(wrong.status, 1);
    EXPECT_THAT(wrong.error, HasSubstr("unknown operation"));
    EXPECT_EQ(mienctl(data + "--arch nonesuch").status, 1);
    EXPECT_EQ(mienctl(data + "--recipe /no/such.json").status, 1);
    EXPECT_EQ(mienctl(data + "--device cuda").status, 1);
    EXPECT_EQ(mienctl("train --data /no/such.csv").status, 1);
    EXPECT_EQ(mienctl("train").status, 2);
}

}  // namespace
}  // namespace mien::test
