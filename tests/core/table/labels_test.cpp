#include "mien/labels.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using ::testing::HasSubstr;

class Labels : public ::testing::Test {
  protected:
    std::vector<Label> read(const std::string& text) {
        test::write_text(folder_ / "clip.labels.csv", text);
        return read_labels(folder_ / "clip.labels.csv");
    }
    std::string refusal(const std::string& text) {
        return error_of([&] { read(text); });
    }
    test::TemporaryFolder folder_;
};

TEST_F(Labels, AreReadAsTheyWereWritten) {
    const std::vector<Label> labels{
        {0.5, 1, "Anna, \"A\"", "happy", Draw::random, 12.5, "=group", "a\nnote"},
        {0.5, 1, "ben", "no face", Draw::hand, 0, "", ""},
        {0.5, 2, "ben", "", Draw::disagreement, 3, "", ""},
        {2.25, 1, "", "unsure", Draw::uncertain, 1, "", ""}};
    write_labels(folder_ / "clip.labels.csv", {labels[3], labels[1], labels[0], labels[2]});
    EXPECT_EQ(read_labels(folder_ / "clip.labels.csv"), labels);
    EXPECT_EQ(labels_of(folder_ / "clip.csv"), labels);
    EXPECT_EQ(labels_of(folder_ / "clip.csv.part"), labels);
    write_labels(folder_ / "clip.labels.csv", {});
    EXPECT_FALSE(std::filesystem::exists(folder_ / "clip.labels.csv"));
    EXPECT_TRUE(labels_of(folder_ / "clip.csv").empty());
}

TEST_F(Labels, MayComeFromASpreadsheet) {
    const auto labels = read("track, label ,time_s\r\n2, Happiness ,3\r\n,,\r\n1,No_Face,0.5\r\n");
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels[0], (Label{0.5, 1, "", "no face", Draw::hand, 0, "", ""}));
    EXPECT_EQ(labels[1], (Label{3, 2, "", "happy", Draw::hand, 0, "", ""}));
    EXPECT_EQ(label_text("Unsure"), kUnsure);
    EXPECT_EQ(label_text(" bored "), "bored");
}

TEST_F(Labels, WhatIsWrongIsToldWithItsLine) {
    EXPECT_THAT(refusal(""), HasSubstr("the file is empty"));
    EXPECT_THAT(refusal("time_s,track\n"), HasSubstr("line 1: the column 'label' is missing"));
    EXPECT_THAT(refusal("time_s;track;label\n"), HasSubstr("no column 'time_s;track;label'"));
    EXPECT_THAT(refusal("time_s,track,label,remarks\n"), HasSubstr("no column 'remarks'"));
    EXPECT_THAT(refusal("time_s,track,label,label\n"), HasSubstr("two columns 'label'"));
    const std::string head = "time_s,track,label,draw,weight\n";
    EXPECT_THAT(refusal(head + "1,1,sad\nx,1,sad\n"), HasSubstr("line 3: the time is not"));
    EXPECT_THAT(refusal(head + "1e99,1,sad\n"), HasSubstr("up to 10000 million"));
    EXPECT_THAT(refusal(head + "1,0,sad\n"), HasSubstr("the track is not a whole number"));
    EXPECT_THAT(refusal(head + "1,1,sad,dice\n"), HasSubstr("no draw 'dice'"));
    EXPECT_THAT(refusal(head + "1,1,sad,random,-1\n"), HasSubstr("the weight is not"));
    EXPECT_THAT(refusal(head + "1,1,sad,random,1,more\n"), HasSubstr("more fields than columns"));
    EXPECT_THAT(refusal(head + "1,1," + std::string(201, 'a') + "\n"),
                HasSubstr("the label is longer than 200 bytes"));
    EXPECT_THAT(refusal(head + "1,1,sad\n2,1,sad\n1.0000001,1,happy\n"),
                HasSubstr("line 4: this face has another label at the same moment"));
    EXPECT_THAT(refusal("time_s,track,label,rater\n1,1,sad,ben\n1,1,sad,ben\n"),
                HasSubstr("line 3: this face has another label at the same moment by 'ben'"));
}

TEST_F(Labels, AreSetOneByOne) {
    std::vector<Label> labels{{1, 1, "a", "", Draw::random, 7, "young", "dark"}};
    set_label(labels, {2, 1, "a", "sad", Draw::hand, 0, "", ""});
    set_label(labels, {0.5, 1, "a", "sad", Draw::hand, 0, "", ""});
    set_label(labels, {1, 1, "b", "sad", Draw::hand, 0, "", ""});
    set_label(labels, {1.0000000001, 1, "a", "happy", Draw::hand, 0, "", ""});
    ASSERT_EQ(labels.size(), 4U);
    EXPECT_EQ(labels[0].time_s, 0.5);
    EXPECT_EQ(labels[1], (Label{1, 1, "a", "happy", Draw::random, 7, "young", "dark"}));
    EXPECT_EQ(labels[2].rater, "b");
}

}  // namespace
}  // namespace mien
