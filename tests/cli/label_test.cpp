#include <gmock/gmock.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "mienctl.h"
#include "support/places.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

// Two seconds of the demo clip, read by two checkpoints of which one calls everything "glad".
class LabelCommand : public ::testing::Test {
  protected:
    LabelCommand() {
        Checkpoint other = tiny_checkpoint({"cross", "glad"});
        other.manifest.name = "other";
        save_checkpoint(work_ / "other.safetensors", other);
        const Answer made =
            work_.annotate(source_dir() + "/data/demo.mp4 --duration 2",
                           "--model '" + (work_ / "other.safetensors").string() + "'");
        EXPECT_EQ(made.status, 0) << made.error;
    }
    std::string csv() const { return "'" + (work_ / "out/demo.csv").string() + "' "; }
    std::vector<std::string> label_lines() const { return lines(work_.result("demo.labels.csv")); }

    Workspace work_;
};

TEST_F(LabelCommand, DrawsMomentsThatAPersonFillsIn) {
    const Answer answer = mienctl("label " + csv() + "--take 8 --apart 0.25 --rater anna");
    ASSERT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("8 moments added"));
    EXPECT_THAT(answer.out, HasSubstr("8 moments, 8 to be labelled"));
    EXPECT_THAT(answer.out, HasSubstr("calm, glad, cross, unsure or no face"));
    auto rows = label_lines();
    ASSERT_EQ(rows.size(), 9U);
    EXPECT_EQ(rows[0], "time_s,track,rater,label,draw,weight,group,note");

    const Answer before = mienctl("agree " + csv());
    EXPECT_EQ(before.status, 0) << before.error;
    EXPECT_THAT(before.out, HasSubstr("0 labelled moments"));
    EXPECT_THAT(before.out, HasSubstr("not counted: 8 not labelled yet"));

    std::string filled = rows[0] + "\n";
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto cells = fields(rows[i]);
        ASSERT_EQ(cells.size(), 8U);
        EXPECT_EQ(cells[2], "anna");
        EXPECT_EQ(cells[4], "random");
        cells[3] = i <= 6 ? "Glad" : i == 7 ? "unsure" : "cross";
        for (std::size_t k = 0; k < cells.size(); ++k) filled += (k > 0 ? "," : "") + cells[k];
        filled += "\n";
    }
    write_text(work_ / "out/demo.labels.csv", filled);

    const Answer agreed =
        mienctl("agree " + csv() + "--json --report '" + (work_ / "report").string() + "'");
    ASSERT_EQ(agreed.status, 0) << agreed.error;
    const json report = json::parse(agreed.out);
    EXPECT_EQ(report["moments"], 7);
    EXPECT_EQ(report["unsure"], 1);
    EXPECT_EQ(report["of_footage"], true);
    ASSERT_EQ(report["checkpoints"].size(), 2U);
    EXPECT_EQ(report["checkpoints"][1]["name"], "other");
    // Counted again from the table.
    double right = 0, all = 0;
    const auto table = lines(work_.result("demo.csv"));
    for (const std::string& row : label_lines()) {
        const auto cells = fields(row);
        if (cells[3] != "Glad" && cells[3] != "cross") continue;
        for (const std::string& measured : table) {
            const auto face = fields(measured);
            if (face[1] != cells[0] || face[3] != cells[1]) continue;
            all += std::stod(cells[5]);
            if (face[8] == (cells[3] == "Glad" ? "glad" : "cross")) right += std::stod(cells[5]);
        }
    }
    ASSERT_GT(all, 0);
    EXPECT_LT(report["checkpoints"][0]["right"]["low"], right / all + 1e-9);
    if (report["stretches"] == report["moments"]) {
        EXPECT_NEAR(report["checkpoints"][0]["right"]["share"], right / all, 1e-3);
    }
    EXPECT_THAT(read_text(work_ / "report/labels.html"), HasSubstr("what labels say of tiny"));
    EXPECT_THAT(mienctl("agree " + csv()).out, HasSubstr("McNemar's test, exact, two-sided: p ="));
}

TEST_F(LabelCommand, TakesLabelsFromTheCommandLine) {
    const Answer answer = mienctl("label " + csv() + "--set 0.51,1,Happiness --set 1,1,no_face");
    ASSERT_EQ(answer.status, 0) << answer.error;
    const auto rows = label_lines();
    ASSERT_EQ(rows.size(), 3U);
    const auto cells = fields(rows[1]);
    EXPECT_EQ(cells[3], "happy");
    EXPECT_LE(std::stod(cells[0]), 0.51);
    EXPECT_GT(std::stod(cells[0]), 0.4) << "the frame that is shown then";
    EXPECT_EQ(fields(rows[2])[3], "no face");
    ASSERT_EQ(mienctl("label " + csv() + "--set 0.51,1,sad").status, 0);
    EXPECT_EQ(fields(label_lines()[1])[3], "sad") << "who says so again says otherwise";

    ASSERT_EQ(mienctl("label " + csv() + "--like '' --rater ben").status, 0);
    EXPECT_EQ(label_lines().size(), 5U);
}

TEST_F(LabelCommand, AFaceAtRestIsABaseline) {
    // None of the tiny checkpoint's classes is neutral.
    const Answer refused = mienctl("baseline " + csv() + "--rest 0-1");
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.error, HasSubstr("has no class for neutral"));
    EXPECT_TRUE(is_one_clear_line(refused.error)) << refused.error;

    save_checkpoint(work_.model(), tiny_checkpoint({"neutral", "glad", "cross"}));
    const Answer made =
        work_.annotate(source_dir() + "/data/demo.mp4 --duration 2", "--baseline 0-1.5");
    ASSERT_EQ(made.status, 0) << made.error;
    EXPECT_THAT(made.out, HasSubstr("demo, face 1, 1.5 s at rest: "));
    const auto raw = lines(work_.result("demo.csv"));
    const auto corrected = lines(work_.result("demo.corrected.csv"));
    ASSERT_EQ(corrected.size(), raw.size());
    EXPECT_EQ(corrected[0], raw[0] +
                                ",expression_corrected,confidence_corrected,"
                                "neutral_corrected,glad_corrected,cross_corrected");
    const Answer again =
        work_.annotate(source_dir() + "/data/demo.mp4 --duration 2", "--baseline rest");
    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.error, HasSubstr("there is no marker 'rest'"));
}

TEST_F(LabelCommand, AProfileIsWrittenOnlyWhereItHelpsAndUsedOnlyWhereItIsGiven) {
    // Labelled as the opposite of what is read: that can be learnt.
    const auto table = lines(work_.result("demo.csv"));
    const auto label_all = [&](std::size_t frames, const std::function<std::string(int)>& says) {
        std::string text = "time_s,track,label\n";
        for (std::size_t i = 1; i < std::min(table.size(), frames); ++i) {
            const auto face = fields(table[i]);
            if (!face[8].empty()) text += face[1] + "," + face[3] + "," + says(int(i)) + "\n";
        }
        write_text(work_ / "out/demo.labels.csv", text);
    };
    const std::string adapt = "adapt " + csv() + "--apart 0.05 --name Anna --out '" +
                              (work_ / "anna.json").string() + "' ";
    const std::string never = fields(table.back())[8] == "glad" ? "cross" : "glad";
    label_all(9, [&](int) { return never; });
    const Answer few = mienctl(adapt);
    EXPECT_EQ(few.status, 1);
    EXPECT_THAT(few.error, HasSubstr("at least 10 are needed"));

    label_all(1000, [&](int i) { return i < 30 ? never : never == "glad" ? "cross" : "glad"; });
    const Answer useless = mienctl(adapt);
    EXPECT_EQ(useless.status, 1) << useless.out;
    EXPECT_THAT(useless.error, HasSubstr("no profile is written"));
    EXPECT_FALSE(std::filesystem::exists(work_ / "anna.json"));

    label_all(1000, [&](int) { return never; });
    const std::string record = work_.result("demo.json");
    const Answer own = mienctl("adapt " + csv() + "--apart 0.05 --out '" +
                               (work_ / "out/demo.json").string() + "'");
    EXPECT_EQ(own.status, 1);
    EXPECT_THAT(own.error, HasSubstr("is no profile; choose another name"));
    EXPECT_EQ(work_.result("demo.json"), record);
    const Answer made = mienctl(adapt);
    ASSERT_EQ(made.status, 0) << made.out << made.error;
    EXPECT_THAT(made.out, HasSubstr("held back, before: 0.0 % right"));
    EXPECT_THAT(made.out, HasSubstr("held back, after:  100.0 % right"));

    const std::string clip = source_dir() + "/data/demo.mp4 --duration 1 ";
    const std::string profile = "--profile '" + (work_ / "anna.json").string() + "' ";
    ASSERT_EQ(work_.annotate(clip).status, 0);
    EXPECT_NE(fields(lines(work_.result("demo.csv")).back())[8], never);
    const Answer used = work_.annotate(clip, profile);
    ASSERT_EQ(used.status, 0) << used.error;
    EXPECT_THAT(used.out, HasSubstr("the profile 'Anna' changes the scores of tiny"));
    EXPECT_EQ(fields(lines(work_.result("demo.csv")).back())[8], never);
    EXPECT_EQ(json::parse(work_.result("demo.json"))["checkpoint"]["profile"]["name"], "Anna");

    const std::string repeat = "annotate --repeat '" + (work_ / "out/demo.json").string() +
                               "' --model '" + work_.model().string() + "' ";
    EXPECT_EQ(mienctl(repeat + profile).status, 0);
    EXPECT_THAT(mienctl(repeat).error, HasSubstr("it was made with the profile 'Anna'"));
    const Answer other = mienctl("annotate " + clip + profile + "--model '" +
                                 (work_ / "other.safetensors").string() + "' --out '" +
                                 (work_ / "elsewhere").string() + "'");
    EXPECT_EQ(other.status, 1);
    EXPECT_THAT(other.error, HasSubstr("was made for the checkpoint 'tiny'"));
}

TEST_F(LabelCommand, WhatCannotBeDoneIsSaidInALine) {
    const auto refusal = [this](const std::string& options) {
        const Answer answer = mienctl("label " + csv() + options);
        EXPECT_EQ(answer.status, 1) << answer.out;
        EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
        return answer.error;
    };
    EXPECT_THAT(refusal("--set 0.5,happy"), HasSubstr("SECONDS,TRACK,LABEL"));
    EXPECT_THAT(refusal("--set 0.5,7,happy"), HasSubstr("the faces there are 1"));
    EXPECT_FALSE(work_.has_result("demo.labels.csv"));
    EXPECT_EQ(mienctl("label " + csv()).status, 2);
    EXPECT_EQ(mienctl("label " + csv() + "--take 5 --like anna").status, 2);
    write_text(work_ / "out/demo.labels.csv", "time_s,track,label\n1,one,sad\n");
    EXPECT_THAT(refusal("--take 5"), HasSubstr("line 2: the track is not a whole number"));
    EXPECT_EQ(lines(work_.result("demo.labels.csv")).size(), 2U) << "it stays as it is";
    const Answer agreed = mienctl("agree " + csv());
    EXPECT_EQ(agreed.status, 1);
    EXPECT_TRUE(is_one_clear_line(agreed.error)) << agreed.error;
}

}  // namespace
}  // namespace mien::test
