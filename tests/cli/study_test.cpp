#include <gmock/gmock.h>

#include "cli/mienctl.h"

namespace mien::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class StudyCommand : public ::testing::Test {
  protected:
    // Half seconds of one face, each with this score of glad; with a record, so that its folder
    // knows it.
    void write(const std::string& name, const std::vector<double>& glad,
               const std::string& classes = "glad,calm") const {
        std::string text = "frame,time_s,status,track,x,y,width,height,expression,confidence," +
                           classes + ",sharpness,brightness,asymmetry,eyes,outside,roll\n";
        for (std::size_t i = 0; i < glad.size(); ++i) {
            const bool is_glad = glad[i] > 0.5;
            text += std::to_string(i) + "," + std::to_string(0.5 * static_cast<double>(i)) +
                    ",ok,1,1,2,30,40," +
                    classes.substr(is_glad ? 0 : classes.find(',') + 1,
                                   is_glad ? classes.find(',') : std::string::npos) +
                    "," + std::to_string(std::max(glad[i], 1 - glad[i])) + "," +
                    std::to_string(glad[i]) + "," + std::to_string(1 - glad[i]) + ",,,,,,\n";
        }
        write_text(folder_ / (name + ".csv"), text);
    }
    Answer study(const std::string& options) const {
        return mienctl("study " + options + " --out '" + (folder_ / "out" / "tea").string() + "'");
    }
    std::string file(const std::string& name) const {
        return "'" + (folder_ / name).string() + "'";
    }
    std::string result(const std::string& ending) const {
        return read_text(folder_ / "out" / ("tea" + ending));
    }

    TemporaryFolder folder_;
};

TEST_F(StudyCommand, WritesTablesAndAPage) {
    write("a", {0.2, 0.2, 0.8, 0.8});
    write("b", {0.4, 0.4, 0.6, 0.6});
    write_text(folder_ / "scenes.csv", "start,end,label\n0,1,tea\n1,2,milk\n");
    const Answer answer = study(file("a.csv") + " " + file("b.csv") +
                                " --bin 1 --rank glad --markers " + file("scenes.csv"));
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, StartsWith("2 people, 2 moments, 2 segments -> "));
    EXPECT_THAT(answer.out, HasSubstr("most glad: milk (0.700, 2 of 2 people)"));
    EXPECT_THAT(answer.out, HasSubstr("mostly chance"));
    EXPECT_THAT(result(".curves.csv"), HasSubstr("0.500,glad,2,0.3000,0.1414,"));
    EXPECT_THAT(result(".segments.csv"), HasSubstr("milk,glad,1,2,0.7000,0.1414,"));
    EXPECT_THAT(result(".people.csv"), HasSubstr("b,b.csv,tea,glad,1.000,1.000,1,0.4000,0.0000"));
    EXPECT_THAT(result(".html"), HasSubstr("Segments by glad"));
}

TEST_F(StudyCommand, TheSameWhateverTheNumberOfJobs) {
    for (const char* name : {"a", "b", "c", "d"}) write(name, {0.2, 0.7, 0.1, 0.9});
    const std::string files =
        file("a.csv") + " " + file("b.csv") + " " + file("c.csv") + " " + file("d.csv");
    ASSERT_EQ(study(files).status, 0);
    const std::string one = result(".people.csv") + result(".curves.csv") + result(".html");
    ASSERT_EQ(study(files + " --jobs 3").status, 0);
    EXPECT_EQ(result(".people.csv") + result(".curves.csv") + result(".html"), one);
}

TEST_F(StudyCommand, WhatLacksTheMarkerIsNamedAndLeftOut) {
    write("a", {0.2, 0.2});
    write("b", {0.4, 0.4});
    write_text(folder_ / "a.markers.csv", "start,end,label\n0.5,,go\n");
    const Answer answer = study(file("a.csv") + " " + file("b.csv") + " --align go");
    EXPECT_EQ(answer.status, 1);
    EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
    EXPECT_THAT(answer.error, HasSubstr("it has no marker \"go\" in b.markers.csv"));
    EXPECT_THAT(answer.out, StartsWith("1 person, "));
    EXPECT_THAT(result(".html"), HasSubstr("Left out: cannot align"));
}

TEST_F(StudyCommand, ExpressionsThatDifferAreRefused) {
    write("a", {0.2, 0.2});
    write("b", {0.4, 0.4}, "glad,tense");
    const Answer answer = study(file("a.csv") + " " + file("b.csv"));
    EXPECT_EQ(answer.status, 1);
    EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
    EXPECT_THAT(answer.error, HasSubstr("annotate both with the same checkpoint"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out" / "tea.html"));
}

TEST_F(StudyCommand, WrongWishesAreSaidInALine) {
    write("a", {0.2, 0.2});
    for (const std::string options :
         {"--bin 0", "--coverage 2", "--rank joy", "--markers none.csv"}) {
        const Answer answer = study(file("a.csv") + " " + options);
        EXPECT_EQ(answer.status, 1) << options;
        EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
    }
}

}  // namespace
}  // namespace mien::test
