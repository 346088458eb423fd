// Numbers are read and written the same under a locale with decimal commas, which a window has
// wherever its user lives in a country that writes them.
#include <gmock/gmock.h>

#include <cstdio>

#include "base/number.h"
#include "core/annotate/annotated_video.h"
#include "core/annotate/frame_ledger.h"
#include "core/table/dialects.h"
#include "mien/annotation.h"
#include "mien/markers.h"
#include "report/html.h"
#include "support/comma_locale.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

class UnderACommaLocale_SkippedWithoutLocaledef : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!locale_.is_there()) GTEST_SKIP() << "localedef made no locale with decimal commas";
        char text[8];
        std::snprintf(text, sizeof text, "%.1f", 0.5);
        ASSERT_STREQ(text, "0,5");  // so that the tests below can fail
    }

    test::TemporaryFolder folder_;
    test::CommaLocale locale_;
};

using CommaLocale = UnderACommaLocale_SkippedWithoutLocaledef;

TEST_F(CommaLocale, ACheckCountsRight) {
    FrameLedger decoded;
    decoded.add(0, 0.25);
    decoded.add(1, 0.75);
    decoded.add(2, 0.5);  // no later than the one before
    EXPECT_EQ(decoded.not_rising(), 1);

    std::string rows = csv_header({"glad"}, false);
    rows += csv_rows({0, 0.25, {}}, {"glad"}) + csv_rows({1, 0.75, {}}, {"glad"}) +
            csv_rows({2, 0.5, {}}, {"glad"});
    test::write_text(folder_ / "clip.csv", rows);
    const AnnotateCheck check = check_rows(folder_ / "clip.csv", decoded, 3);
    EXPECT_EQ(check.problem, "");
    EXPECT_EQ(check.times_not_rising, 1);
    EXPECT_EQ(check.frames_recorded, 3);
}

TEST_F(CommaLocale, AnAnnotatedVideoShowsTheScoresOfTheTable) {
    FrameResult result{0, 0, {{}}};
    result.faces[0].scores = {0.123456F, 0.876544F};
    result.faces[0].expression = 1;
    const FrameResult recorded = as_recorded(result);
    EXPECT_EQ(recorded.faces[0].scores, (Scores{0.1235F, 0.8765F}));
    EXPECT_EQ(recorded.faces[0].confidence, 0.8765F);
}

TEST_F(CommaLocale, RowsHavePointsInThem) {
    EXPECT_THAT(csv_rows({1234567, 1234.5, {}}, {"glad"}), HasSubstr("1234567,1234.500000,"));
    EXPECT_EQ(marker_row({0.5, 1.5, "a"}), "0.500000,1.500000,a\n");
    EXPECT_EQ(html::number(1234.5, 1), "1234.5");
    EXPECT_EQ(number_text(1234.5), "1234.5");
}

TEST_F(CommaLocale, RowsAreReadBack) {
    test::write_text(folder_ / "a.markers.csv", markers_header() + marker_row({0.5, 1.25, "a"}));
    EXPECT_THAT(read_markers(folder_ / "a.markers.csv"),
                ::testing::ElementsAre(Marker{0.5, 1.25, "a"}));
    test::write_text(folder_ / "clip.csv",
                     csv_header({"glad"}, false) + csv_rows({0, 0.25, {}}, {"glad"}));
    AnnotationRows rows(folder_ / "clip.csv");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.time_s(), 0.25);
}

}  // namespace
}  // namespace mien
