#include <gmock/gmock.h>

#include "cli/mienctl.h"

namespace mien::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class DeriveCommand : public ::testing::Test {
  protected:
    // A frame in which a face is happy, and one without a face.
    void write(const std::string& name, const std::string& classes = "happy,neutral") const {
        const std::string first = classes.substr(0, classes.find(','));
        write_text(folder_ / name,
                   "frame,time_s,status,track,x,y,width,height,expression,confidence," + classes +
                       ",sharpness,brightness,asymmetry,eyes,outside,roll\n"
                       "0,0.000000,ok,1,1,2,30,40," +
                       first +
                       ",0.8000,0.8000,0.2000,,,,,,0.0\n1,0.100000,no_face,,,,,,,,,,,,,,,\n");
    }
    std::string path(const std::string& name) const {
        return "'" + (folder_ / name).string() + "'";
    }

    TemporaryFolder folder_;
};

TEST_F(DeriveCommand, WritesATableBesideTheAnnotation) {
    write("talk.csv");
    const Answer answer = mienctl("derive " + path("talk.csv"));
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_EQ(answer.out, "-> " + (folder_ / "talk.derived.csv").string() + "\n");
    const auto rows = lines(read_text(folder_ / "talk.derived.csv"));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_THAT(rows[0], EndsWith(",roll,derived_valence,derived_arousal"));
    EXPECT_THAT(rows[1], EndsWith(",0.0,0.6480,0.4080"));  // 0.8 of 0.81 and 0.51
    EXPECT_THAT(rows[2], EndsWith(",,,"));
}

TEST_F(DeriveCommand, OfTheRecordIntoAnotherFolderAndSaysWhatIsLeftOut) {
    write("talk.csv", "happy,contempt");
    std::filesystem::create_directory(folder_ / "out");
    const Answer answer = mienctl("derive " + path("talk.json") + " --out " + path("out"));
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, StartsWith("valence and arousal leave out contempt, "));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "talk.derived.csv"));
    const auto rows = lines(read_text(folder_ / "out/talk.derived.csv"));
    EXPECT_THAT(rows.at(1), EndsWith(",0.8100,0.5100"));  // all of what is left
}

TEST_F(DeriveCommand, WhatCannotBeDerivedIsSaidAndTheOthersAreDone) {
    write("odd.csv", "yes,no");
    write("talk.csv");
    const Answer answer =
        mienctl("derive " + path("odd.csv") + " " + path("gone.csv") + " " + path("talk.csv"));
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("cannot derive valence and arousal"));
    EXPECT_THAT(answer.error, HasSubstr("gone.csv"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "odd.derived.csv"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "talk.derived.csv"));
    EXPECT_EQ(mienctl("derive").status, 2);
}

}  // namespace
}  // namespace mien::test
