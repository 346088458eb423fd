#include "train/dataset.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <streambuf>

#include "support/throws.h"

namespace mien {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string pixels(int value, int count = 2304) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i ? " " : "") + std::to_string(value);
    return text;
}

Dataset read(const std::string& text) {
    std::istringstream stream(text);
    return read_fer2013(stream, "fer.csv");
}

const std::string header = "emotion,pixels,Usage\n";

TEST(Fer2013, ReadsRows) {
    const Dataset data =
        read(header + "3," + pixels(7) + ",Training\r\n0,\"" + pixels(255) + "\",PublicTest\n\n");
    ASSERT_EQ(data.rows(), 2U);
    EXPECT_EQ(data.classes.size(), 7U);
    EXPECT_EQ(data.classes[3], "happy");
    EXPECT_THAT(data.labels, ElementsAre(3, 0));
    EXPECT_THAT(data.splits, ElementsAre("Training", "PublicTest"));
    EXPECT_EQ(data.row(0)[2303], 7);
    EXPECT_EQ(data.row(1)[0], 255);
}

TEST(Fer2013, TakesColumnsInAnyOrder) {
    const Dataset data = read("emotion, Usage, pixels\n6,Training," + pixels(1) + "\n");
    EXPECT_THAT(data.labels, ElementsAre(6));
    EXPECT_THAT(data.splits, ElementsAre("Training"));
}

TEST(Fer2013, TakesAByteOrderMark) {
    EXPECT_EQ(read("\xEF\xBB\xBF" + header + "3," + pixels(7) + ",Training").rows(), 1U);
}

TEST(Fer2013, ShowsWhatHidesInALine) {
    const std::string nul = std::string("x\0y", 3);
    EXPECT_THAT(test::error_of([&] { read(header + nul + "," + pixels(7) + ",Training\n"); }),
                HasSubstr("line 2 has 'x\\x00y' where a class from 0 to 6 should be"));
    EXPECT_THAT(test::error_of([&] { read(header + "3," + pixels(7) + "," + nul + "\n"); }),
                HasSubstr("line 2 has 'x\\x00y' where the name of a split should be"));
}

// A line without an end, of which no more than a little is read.
TEST(Fer2013, RefusesALineOf300MegabytesAtItsBeginning) {
    class Endless : public std::streambuf {
      public:
        std::int64_t given = 0;

      private:
        int underflow() override {
            if (given > 300'000'000) return traits_type::eof();
            given += static_cast<std::int64_t>(block_.size());
            setg(block_.data(), block_.data(), block_.data() + block_.size());
            return traits_type::to_int_type(block_[0]);
        }
        std::string block_ = std::string(4096, '7');
    } endless;
    std::istream stream(&endless);
    EXPECT_THAT(test::error_of([&] { read_fer2013(stream, "fer.csv"); }),
                HasSubstr("fer.csv: line 1 does not end within 64 KB"));
    EXPECT_LT(endless.given, 100'000);
}

TEST(Fer2013, NamesTheLineThatIsWrong) {
    const std::string good = header + "3," + pixels(7) + ",Training\n";
    const auto message = [&](const std::string& row) {
        return test::error_of([&] { read(good + row + "\n"); });
    };
    EXPECT_THAT(message("3," + pixels(7, 2303) + ",Training"),
                HasSubstr("fer.csv: line 3 has 2303 pixels instead of 2304"));
    EXPECT_THAT(message("3," + pixels(7, 2303) + " x,Training"), HasSubstr("line 3 has 'x'"));
    EXPECT_THAT(message("3," + pixels(7, 2303) + " 256,Training"), HasSubstr("line 3 has '256'"));
    EXPECT_THAT(message("7," + pixels(7) + ",Training"), HasSubstr("line 3 has '7'"));
    EXPECT_THAT(message("3," + pixels(7)), HasSubstr("line 3 has 2 fields instead of 3"));
    EXPECT_THAT(test::error_of([&] { read("1,2,3\n"); }), HasSubstr("line 1 must name"));
    EXPECT_THAT(test::error_of([&] { read(header); }), HasSubstr("no rows"));
}

const std::string votes_header =
    "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n";

TEST(FerPlus, MajorityOfAllVotesDecides) {
    Dataset data;
    const std::vector<std::uint8_t> crop(2304);
    for (const char* split : {"Training", "PublicTest", "Training", "Training", "Training"}) {
        data.add(crop.data(), 0, split);
    }
    std::istringstream votes(votes_header +
                             "Training,a.png,6,4,0,0,0,0,0,0,0,0\n"
                             "Training,b.png,5,5,0,0,0,0,0,0,0,0\n"
                             "Training,c.png,0,0,0,0,0,0,0,0,6,4\n"
                             "Training,d.png,0,0,0,0,0,0,0,6,4,0\n"
                             "PublicTest,,0,0,0,0,10,0,0,0,0,0\n");
    const Votes read = read_votes(data, votes, "votes.csv");
    EXPECT_EQ(read.classes.size(), 8U);
    EXPECT_THAT(read.labels, ElementsAre(0, 4, -1, -1, 7));
    EXPECT_EQ(read.shares.size(), 40U);
}

TEST(FerPlus, SharesLeaveOutSingleVotesAndFacesThatAreNone) {
    Dataset data;
    const std::vector<std::uint8_t> crop(2304);
    for (int i = 0; i < 3; ++i) data.add(crop.data(), 0, "Training");
    std::istringstream votes(votes_header +
                             "Training,a.png,6,2,1,0,0,0,0,0,1,0\n"
                             "Training,b.png,2,2,0,0,0,0,0,0,6,0\n"
                             "Training,c.png,1,1,1,1,1,1,1,1,1,1\n");
    const std::vector<float> shares = read_votes(data, votes, "votes.csv").shares;
    EXPECT_THAT(std::vector(shares.begin(), shares.begin() + 8),
                ElementsAre(0.75F, 0.25F, 0, 0, 0, 0, 0, 0));
    EXPECT_THAT(std::vector(shares.begin() + 8, shares.end()), testing::Each(0));
}

TEST(FerPlus, CountsMustAgree) {
    Dataset data;
    const std::vector<std::uint8_t> crop(2304);
    data.add(crop.data(), 0, "Training");
    std::istringstream votes(votes_header);
    EXPECT_THAT(test::error_of([&] { read_votes(data, votes, "votes.csv"); }),
                HasSubstr("votes for 0 rows of Training, the data has 1"));
}

TEST(Dataset, HoldsOutTheSameShareOfEachClass) {
    Dataset data;
    data.classes = {"a", "b"};
    const std::vector<std::uint8_t> crop(2304);
    for (int i = 0; i < 300; ++i) data.add(crop.data(), i % 3 == 0, "Training");
    hold_out(data, "Training", "held", 0.1);
    const Dataset held = select(data, "held");
    EXPECT_EQ(std::count(held.labels.begin(), held.labels.end(), 1), 10);
    EXPECT_EQ(std::count(held.labels.begin(), held.labels.end(), 0), 20);
    EXPECT_EQ(select(data, "Training").rows(), 270U);
}

TEST(Dataset, MatchesClassesByUsualSynonyms) {
    EXPECT_THAT(match_classes({"happy", "sad", "contempt"}, {"sadness", "happiness", "neutral"}),
                ElementsAre(1, 0, -1));
    EXPECT_THAT(match_classes({"anger", "fear"}, {"angry", "fear"}), ElementsAre(0, 1));
}

}  // namespace
}  // namespace mien
