#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <string>
#include <vector>

#include "labelled_crops.h"
#include "mienctl.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

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
    const std::string evaluate = "evaluate --model " + out + " --data " + csv;
    EXPECT_THAT(mienctl(evaluate).out, HasSubstr(figure));
    EXPECT_THAT(mienctl(evaluate + " --split PrivateTest").error,
                HasSubstr("with --split: PublicTest, Training"));
}

// What `--progress json` says, by event.
std::map<std::string, std::vector<json>> events_of(const Answer& answer) {
    std::map<std::string, std::vector<json>> events;
    for (const std::string& line : lines(answer.out)) {
        const json event = json::parse(line);
        events[event["event"]].push_back(event);
    }
    return events;
}

TEST(Train, TellsProgramsHowFarItIs) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "recipe.json", recipe);
    write_text(work / "fer.csv", fer_csv());
    const std::string out = (work / "small.safetensors").string();
    const std::string command = "train --progress json --data '" + (work / "fer.csv").string() +
                                "' --recipe '" + (work / "recipe.json").string() +
                                "' --epochs 2 --arch '" + (work / "net.json").string() +
                                "' --out '" + out + "'";
    const Answer trained = mienctl(command);
    ASSERT_EQ(trained.status, 0) << trained.error;
    auto events = events_of(trained);
    const std::vector<json> epochs = events["epoch"];
    ASSERT_EQ(epochs.size(), 2U);
    EXPECT_EQ(epochs[1]["epoch"], 2);
    EXPECT_GT(epochs[0]["training_loss"], 0.0);
    EXPECT_TRUE(epochs[0]["heads"][0]["best"]);
    ASSERT_EQ(events["end"].size(), 1U);
    EXPECT_TRUE(events["end"][0]["finished"]);
    EXPECT_EQ(events["end"][0]["checkpoints"][0]["file"], out);
    EXPECT_TRUE(events["started"].empty());

    // One that is resumed tells its past, in the same figures.
    events = events_of(mienctl(command + " --resume"));
    ASSERT_EQ(events["past"].size(), 2U);
    EXPECT_TRUE(events["epoch"].empty());
    for (const std::size_t epoch : {0U, 1U}) {
        json past = events["past"][epoch];
        past["event"] = "epoch";
        EXPECT_EQ(past, epochs[epoch]);
    }
}

TEST(Train, FromACheckpointOnItFineTunes) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "recipe.json", recipe);
    write_text(work / "fer.csv", fer_csv());
    const std::string data = "train --progress json --data '" + (work / "fer.csv").string() + "' ";
    const std::string first = "'" + (work / "small.safetensors").string() + "'";
    const Answer trained =
        mienctl(data + "--arch '" + (work / "net.json").string() + "' --recipe '" +
                (work / "recipe.json").string() + "' --epochs 2 --out " + first);
    ASSERT_EQ(trained.status, 0) << trained.error;
    const double accuracy = events_of(trained)["end"].at(0)["checkpoints"][0]["accuracy"];

    const Answer further = mienctl(data + "--start " + first + " --name further --out '" +
                                   (work / "further.safetensors").string() + "'");
    ASSERT_EQ(further.status, 0) << further.error;
    auto events = events_of(further);
    ASSERT_EQ(events["started"].size(), 1U);  // as good as it was left
    EXPECT_NEAR(events["started"][0]["heads"][0]["accuracy"], accuracy, 0.05);
    EXPECT_EQ(events["epoch"].size(), 12U);  // as the recipe fine-tune says
    EXPECT_GE(events["end"].at(0)["checkpoints"][0]["accuracy"].get<double>(), accuracy);
}

TEST(Train, LearnsLabelsAndVotesAndReportsBoth) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "recipe.json", recipe);
    write_text(work / "fer.csv", fer_csv());
    std::string votes =
        "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,"
        "NF\n";
    for (int i = 0; i < 160; ++i) {
        const int label = i % 3;
        votes += i < 128 ? "Training,,0,0,0,0," : "PublicTest,,0,0,0,0,";
        for (int c = 0; c < 3; ++c) votes += c == label ? "8," : "1,";
        votes += "0,0,0\n";
    }
    write_text(work / "votes.csv", votes);
    const Answer trained = mienctl(
        "train --data '" + (work / "fer.csv").string() + "' --votes '" +
        (work / "votes.csv").string() + "' --target both --arch '" + (work / "net.json").string() +
        "' --recipe '" + (work / "recipe.json").string() + "' --epochs 3 --out '" +
        (work / "two.safetensors").string() + "' --report '" + (work / "pages").string() + "'");
    ASSERT_EQ(trained.status, 0) << trained.error;
    EXPECT_THAT(trained.out, HasSubstr("two-plus.safetensors"));
    const json plus =
        json::parse(mienctl("evaluate --json --model '" + (work / "two-plus.safetensors").string() +
                            "' --data '" + (work / "fer.csv").string() + "' --votes '" +
                            (work / "votes.csv").string() + "'")
                        .out);
    EXPECT_EQ(plus["classes"].size(), 8U);
    EXPECT_GT(plus["accuracy"], 0.9);
    EXPECT_THAT(read_text(work / "pages/small.html"), HasSubstr("Training"));
    EXPECT_THAT(read_text(work / "pages/small-plus.html"), HasSubstr("contempt"));
}

TEST(Train, TwoTrainingsMergeIntoOneCheckpoint) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "recipe.json", recipe);
    write_text(work / "fer.csv", fer_csv());
    const auto path = [&](const std::string& name) { return "'" + (work / name).string() + "'"; };
    const std::string data = " --data " + path("fer.csv");
    for (const std::string seed : {"1", "2"}) {
        ASSERT_EQ(mienctl("train" + data + " --arch " + path("net.json") + " --recipe " +
                          path("recipe.json") + " --epochs 2 --seed " + seed + " --out " +
                          path(seed + ".safetensors"))
                      .status,
                  0);
    }
    const std::string parts = "merge " + path("1.safetensors") + " " + path("2.safetensors");
    const Answer merged = mienctl(parts + data + " --out " + path("both.safetensors"));
    ASSERT_EQ(merged.status, 0) << merged.error;
    const Answer measured = mienctl("evaluate --model " + path("both.safetensors") + data);
    const json models =
        json::parse(mienctl("models --json --folder '" + (work / "").string() + "'").out);
    const auto both = std::find_if(models.begin(), models.end(),
                                   [](const json& model) { return model["name"] == "both"; });
    ASSERT_NE(both, models.end());
    char figure[16];
    std::snprintf(figure, sizeof figure, "%.2f %%",
                  100 * both->at("accuracy").at("PublicTest").get<double>());
    EXPECT_THAT(merged.out, HasSubstr(figure));
    EXPECT_THAT(measured.out, HasSubstr(figure));

    // The mean of their weights is a network of the same size, and may be merged again.
    const Answer averaged =
        mienctl(parts + data + " --average 1,4 --out " + path("mean.safetensors"));
    ASSERT_EQ(averaged.status, 0) << averaged.error;
    EXPECT_LT(std::filesystem::file_size(work / "mean.safetensors"),
              std::filesystem::file_size(work / "both.safetensors"));
    const Answer again = mienctl("merge " + path("mean.safetensors") + " " + path("1.safetensors") +
                                 data + " --out " + path("3.safetensors"));
    EXPECT_EQ(again.status, 0) << again.error;

    const std::string before = read_text(work / "1.safetensors");
    EXPECT_THAT(mienctl(parts + data + " --out " + path("1.safetensors")).error,
                HasSubstr("one of the checkpoints to merge"));
    EXPECT_EQ(read_text(work / "1.safetensors"), before);

    // The shipped checkpoint sees smaller crops.
    const Answer refused =
        mienctl("merge cnn2 " + path("1.safetensors") + data + " --out " + path("no.safetensors"));
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.error, HasSubstr("they differ in the input that they take"));
    EXPECT_FALSE(std::filesystem::exists(work / "no.safetensors"));
    EXPECT_THAT(mienctl("merge " + path("both.safetensors") + " " + path("1.safetensors") + data +
                        " --out " + path("no.safetensors"))
                    .error,
                HasSubstr("name the checkpoints it was made of"));
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

    // A folder of nothing but classes is learnt from as well: a part of it is held back.
    const Answer flat =
        mienctl("train --data '" + (work / "faces/train").string() + "' --arch '" +
                (work / "net.json").string() + "' --recipe '" + (work / "recipe.json").string() +
                "' --epochs 1 --out '" + (work / "flat.safetensors").string() + "'");
    EXPECT_EQ(flat.status, 0) << flat.error;
    EXPECT_THAT(flat.error, HasSubstr("of held-back Training to choose by"));
}

TEST(Train, InterruptedItSaysHowToGoOn) {
    const Workspace work;
    write_text(work / "net.json", small_network);
    write_text(work / "fer.csv", fer_csv());
    const std::string command = MIENCTL " train --data '" + (work / "fer.csv").string() +
                                "' --arch '" + (work / "net.json").string() + "' --out '" +
                                (work / "s.safetensors").string() + "' --precision float32 ";
    const std::string state = "'" + (work / "s.safetensors.state").string() + "'";
    const std::string mark = "'" + (work / "mark").string() + "'";
    // Interrupted once an epoch is done, whatever the machine's speed.
    const auto run_for_an_epoch = [&](const std::string& options) {
        return run("touch " + mark + "; " + command + options + " & trainer=$!; until [ " + state +
                   " -nt " + mark +
                   " ] || ! kill -0 $trainer; do sleep 0.1; done; kill -INT $trainer; "
                   "wait $trainer");
    };
    const Answer stopped = run_for_an_epoch("--epochs 10000");
    EXPECT_THAT(stopped.error, HasSubstr("--resume"));
    ASSERT_TRUE(std::filesystem::exists(work / "s.safetensors.state"));
    const Answer resumed = run_for_an_epoch("--epochs 10000 --resume");
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
    EXPECT_THAT(mienctl(data + "--recipe nonesuch").error, HasSubstr("there is no recipe"));
    EXPECT_EQ(mienctl(data + "--device cuda").status, 1);
    EXPECT_EQ(mienctl("train --data /no/such.csv").status, 1);
    EXPECT_EQ(mienctl("train").status, 2);
}

}  // namespace
}  // namespace mien::test
