#include "core/annotate/frame_ledger.h"

#include <gmock/gmock.h>

#include "mien/annotation.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

class CheckRows : public ::testing::Test {
  protected:
    // What the check says of these rows; four frames were decoded, at 0, 1/3, 2/3 and 1 s.
    AnnotateCheck check(const std::string& rows, std::int64_t written = 5) {
        FrameLedger decoded;
        for (int i = 0; i < 4; ++i) decoded.add(i, i / 3.0);
        test::write_text(
            folder_ / "clip.csv",
            "frame,time_s,status,track,x,y,width,height,expression,confidence,glad\n" + rows);
        return check_rows(folder_ / "clip.csv", decoded, written);
    }
    static std::string row(int frame, const char* time_s) {
        return std::to_string(frame) + "," + time_s + ",no_face,,,,,,,,\n";
    }

    test::TemporaryFolder folder_;
    const std::string first_ = row(0, "0.000000") + row(1, "0.333333") + row(1, "0.333333");
};

TEST_F(CheckRows, PassesWhereEveryFrameHasItsRows) {
    const AnnotateCheck good = check(first_ + row(2, "0.666667") + row(3, "1.000000"));
    EXPECT_EQ(good.problem, "");
    EXPECT_EQ(good.frames_decoded, 4);
    EXPECT_EQ(good.frames_recorded, 4);
    EXPECT_EQ(good.rows, 5);
    EXPECT_EQ(good.times_not_rising, 0);
}

TEST_F(CheckRows, FindsWhatIsWrong) {
    EXPECT_THAT(check(first_ + row(3, "1.000000")).problem, HasSubstr("frame 3 follows frame 1"));
    EXPECT_THAT(check(first_ + row(2, "0.666667")).problem,
                HasSubstr("4 frames were decoded, but it holds 3"));
    EXPECT_THAT(check(first_ + row(2, "0.666667") + row(3, "1.000001")).problem,
                HasSubstr("a time is not that of its frame"));
    EXPECT_THAT(check(first_ + row(2, "0.666667") + row(3, "1.000000"), 6).problem,
                HasSubstr("6 rows were written, but it holds 5"));
    EXPECT_THAT(
        check(first_ + row(2, "0.666667") + row(1, "0.333333") + row(3, "1.000000")).problem,
        HasSubstr("frame 1 follows frame 2"));
}

TEST_F(CheckRows, TellsTimesThatDoNotRise) {
    FrameLedger decoded;
    decoded.add(0, 1);
    decoded.add(1, 1);
    EXPECT_EQ(decoded.not_rising(), 1);
    // As the file has them: what is rounded to the same time does not rise.
    const double third = 1.0 / 3;
    decoded.add(2, 1 + third);
    decoded.add(3, 1 + third);
    decoded.add(4, 1.3333334);
    EXPECT_EQ(decoded.not_rising(), 3);
}

}  // namespace
}  // namespace mien
