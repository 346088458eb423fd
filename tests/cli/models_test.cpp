#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "mienctl.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

TEST(Models, ListsWhatIsThereAndWhatIsBroken) {
    const Workspace work;
    write_text(work / "broken.safetensors", "rubbish rubbish");
    const std::string folder = " --folder '" + work.model().parent_path().string() + "'";
    const Answer text = mienctl("models" + folder);
    EXPECT_EQ(text.status, 0) << text.error;
    EXPECT_THAT(text.out, HasSubstr("calm, glad, cross"));
    EXPECT_THAT(text.out, HasSubstr("50.00 % on PublicTest"));
    EXPECT_THAT(text.out, HasSubstr("broken: cannot load"));
    const json list = json::parse(mienctl("models --json" + folder).out);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_THAT(list[0]["problem"].get<std::string>(), HasSubstr("broken.safetensors"));
    EXPECT_EQ(list[1]["name"], "tiny");
    EXPECT_EQ(list[1]["classes"], json({"calm", "glad", "cross"}));
    EXPECT_GT(list[1]["milliseconds_per_face"], 0);
    EXPECT_GT(list[1]["multiply_adds"], 0);
    EXPECT_EQ(mienctl("models --folder /no/such/folder").status, 1);
}

TEST(Models, ShippedCheckpointsAreWhole) {
    const Answer answer = mienctl("models --json");
    ASSERT_EQ(answer.status, 0) << answer.error;
    const json list = json::parse(answer.out);
    ASSERT_FALSE(list.empty());
    for (const json& model : list) EXPECT_FALSE(model.contains("problem")) << model.dump();
}

TEST(Models, ExportOpensInPythonWithTheSameScores) {
    if (run("python3 -c 'import torch' || /usr/bin/python3 -c 'import torch'").status != 0) {
        GTEST_SKIP() << "python3-torch is not installed";
    }
    const Workspace work;
    const auto script = work / "x.pt";
    const Answer exported = mienctl("models export cnn4 --torchscript '" + script.string() + "'");
    ASSERT_EQ(exported.status, 0) << exported.error;
    // One crop of a gradient, through Python and through evaluate's own path.
    write_text(work / "ask.py",
               "import sys, torch\n"
               "crop = torch.arange(2304).reshape(1, 48, 48).remainder(256).float()\n"
               "scores = torch.jit.load(sys.argv[1])(crop)[0]\n"
               "print(' '.join(f'{s:.4f}' for s in scores.tolist()), int(scores.argmax()))\n");
    const Answer python =
        run("/usr/bin/python3 '" + (work / "ask.py").string() + "' '" + script.string() + "'");
    ASSERT_EQ(python.status, 0) << python.error;
    const auto best = std::stoi(python.out.substr(python.out.rfind(' ')));

    std::string pixels;
    for (int i = 0; i < 2304; ++i) pixels += (i ? " " : "") + std::to_string(i % 256);
    write_text(work / "one.csv",
               "emotion,pixels,Usage\n" + std::to_string(best) + "," + pixels + ",PublicTest\n");
    const json measured = json::parse(
        mienctl("evaluate --json --model cnn4 --data '" + (work / "one.csv").string() + "'").out);
    EXPECT_EQ(measured["accuracy"], 1.0);
    // With a single row the calibration error is 1 - confidence: the score itself.
    std::istringstream numbers(python.out);
    double confidence = 0;
    for (double score = 0; numbers >> score && score < 1.0001;) {
        confidence = std::max(confidence, score);
    }
    EXPECT_NEAR(1 - measured["expected_calibration_error"].get<double>(), confidence, 1e-3);
}

TEST(Models, ExportSaysWhatIsWrong) {
    EXPECT_EQ(mienctl("models export nonesuch --torchscript /tmp/x.pt").status, 1);
    EXPECT_EQ(mienctl("models export cnn4").status, 2);
}

TEST(Models, ACardSaysWhatACheckpointIsForAndHowWellItDoes) {
    const Answer card = mienctl("models card mien");
    ASSERT_EQ(card.status, 0) << card.error;
    EXPECT_EQ(card.out.rfind("---\nlicense: mit\n", 0), 0U);
    for (const char* heading :
         {"Model details", "Intended use", "Factors", "Metrics", "Evaluation data", "Training data",
          "Quantitative analyses", "Ethical considerations", "Caveats and recommendations"})
        EXPECT_THAT(card.out, HasSubstr("\n## " + std::string(heading) + "\n"));
    EXPECT_THAT(card.out, HasSubstr("a share of 0.60"));
    EXPECT_THAT(card.out, HasSubstr("trained on FER-2013 with FER+ votes"));
    EXPECT_THAT(card.out, HasSubstr("on faces outside FER-2013"));
}

TEST(Models, TheCardOfAStrangerPromisesNothing) {
    const Workspace work;
    const std::string model = "'" + work.model().string() + "'";
    const Answer card = mienctl("models card " + model);
    ASSERT_EQ(card.status, 0) << card.error;
    EXPECT_THAT(card.out, ::testing::Not(HasSubstr("license")));
    EXPECT_THAT(card.out, ::testing::Not(HasSubstr("FER-2013's")));
    EXPECT_THAT(card.out, HasSubstr("50.00 % right on PublicTest"));
    EXPECT_THAT(card.out, HasSubstr("calm, glad, cross"));
    const auto file = work / "card.md";
    ASSERT_EQ(mienctl("models card " + model + " --out '" + file.string() + "'").status, 0);
    EXPECT_EQ(read_text(file), card.out);
    EXPECT_EQ(mienctl("models card nonesuch").status, 1);
    EXPECT_EQ(mienctl("models card").status, 2);
}

}  // namespace
}  // namespace mien::test
