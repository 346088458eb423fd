// Data sets as the BIDS validator sees them. It comes from npm, not from Debian; where it is not
// found, in PATH or under MIEN_BIDS_VALIDATOR, only the files are looked at.
#include <gmock/gmock.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "mienctl.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

// The rows that `annotate` would write of a person who smiles, with a frame missing.
void write_annotation(const std::filesystem::path& csv) {
    std::string text =
        "frame,time_s,status,track,x,y,width,height,expression,confidence,happy,neutral,sharpness,"
        "brightness,asymmetry,eyes,outside,roll\n";
    for (int i = 0; i < 90; ++i) {
        if (i == 40) continue;
        const std::string time = std::to_string(i / 30.0);
        text += std::to_string(i) + "," + time + ",ok,1,10,10,50,50,";
        text += i < 45 ? "happy,0.9000,0.9000,0.1000" : "neutral,0.8000,0.2000,0.8000";
        text += ",0.1000,0.5000,0.1000,2,0.0000,1.0\n";
    }
    write_text(csv, text);
    auto markers = csv;
    write_text(markers.replace_extension(".markers.csv"), "start,end,label\n0.5,,bang\n1,2,film\n");
}

TEST(BidsCommand, WritesADataSet) {
    const Workspace work;
    write_annotation(work / "talk.csv");
    const std::string set = (work / "set").string();
    const std::string from = "bids '" + (work / "talk.csv").string() + "' --out '" + set + "' ";
    const Answer answer = mienctl(from + "--sub 01 --ses pre --task talk");
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("sub-01_ses-pre_task-talk_physio.tsv.gz"));
    const std::string base = set + "/sub-01/ses-pre/beh/sub-01_ses-pre_task-talk_";
    EXPECT_EQ(json::parse(read_text(base + "physio.json"))["SamplingFrequency"], 30);
    EXPECT_THAT(read_text(base + "events.tsv"), HasSubstr("\tbang\tmarker\n"));
    EXPECT_EQ(mienctl(from + "--sub 02 --ses pre --task talk --face 1").status, 0);
    EXPECT_EQ(read_text(set + "/participants.tsv"), "participant_id\nsub-01\nsub-02\n");
}

TEST(BidsCommand, SaysWhatIsWrong) {
    const Workspace work;
    write_annotation(work / "talk.csv");
    const std::string from = "bids '" + (work / "talk.csv").string() + "' --out '" +
                             (work / "set").string() + "' --task talk ";
    const Answer face = mienctl(from + "--sub 01 --face 7");
    EXPECT_EQ(face.status, 1);
    EXPECT_THAT(face.error, HasSubstr("there is no face 7"));
    const Answer label = mienctl(from + "--sub ../x");
    EXPECT_EQ(label.status, 1);
    EXPECT_TRUE(is_one_clear_line(label.error)) << label.error;
}

TEST(BidsCommand, TheValidatorFindsNothingWrong) {
    const char* given = std::getenv("MIEN_BIDS_VALIDATOR");
    const std::string validator = given ? given : "bids-validator";
    if (run("command -v '" + validator + "'").status != 0) {
        GTEST_SKIP() << "bids-validator (npm) is not installed; MIEN_BIDS_VALIDATOR may name it";
    }
    const Workspace work;
    write_annotation(work / "talk.csv");
    const std::string set = (work / "set").string();
    for (const char* place : {"--sub 01 --ses pre", "--sub 01 --ses post", "--sub 02 --ses pre"}) {
        const Answer made = mienctl("bids '" + (work / "talk.csv").string() + "' --out '" + set +
                                    "' --task talk " + place);
        ASSERT_EQ(made.status, 0) << made.error;
    }
    const Answer answer = run("timeout 120 '" + validator + "' --json '" + set + "'");
    const json told = json::parse(answer.out, nullptr, false);
    ASSERT_TRUE(told.is_object()) << answer.out << answer.error;
    EXPECT_EQ(told["issues"]["errors"].size(), 0U) << told["issues"]["errors"].dump(1);
    EXPECT_EQ(told["summary"]["subjects"].size(), 2U);

    // And it does look: a line with a cell too few is noticed.
    write_text(set + "/sub-01/ses-pre/beh/sub-01_ses-pre_task-talk_events.tsv",
               "onset\tduration\ttrial_type\tkind\n0\t1\n");
    const Answer broken = run("timeout 120 '" + validator + "' --json '" + set + "'");
    const json worse = json::parse(broken.out, nullptr, false);
    EXPECT_GT(worse["issues"]["errors"].size(), 0U);
}

}  // namespace
}  // namespace mien::test
