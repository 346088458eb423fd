#include "core/table/summary_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mien/annotation.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class SummaryTableTest : public ::testing::Test {
  protected:
    // Ten frames, a second each: one face, the first `glad` of them glad, the rest calm.
    AnnotationSummary made(const std::string& name, int glad) {
        AnnotationWriter writer(folder_ / name, {"glad", "calm"});
        for (int i = 0; i < 10; ++i) {
            FaceResult face;
            face.track = 1;
            face.box = {1, 2, 30, 40};
            face.expression = i < glad ? 0 : 1;
            face.scores = {i < glad ? 1.0F : 0.0F, i < glad ? 0.0F : 1.0F};
            face.confidence = 1;
            writer.write({i, static_cast<double>(i), {face}});
        }
        writer.finish();
        return summarize_file(folder_ / (name + ".csv"));
    }

    test::TemporaryFolder folder_;
};

TEST_F(SummaryTableTest, HasTheRowsOfEachBehindItsFile) {
    SummaryTable table(folder_ / "all.csv");
    const AnnotationSummary one = made("one", 4);
    table.add(summary_piece(one, "a,b.csv"));
    table.add(summary_piece(made("two", 1), "two.csv"));
    table.finish();
    std::string expected;
    const std::string alone = summary_csv(one.segments, one.annotation.classes);
    std::size_t begin = alone.find('\n') + 1;
    for (std::size_t end; begin < alone.size(); begin = end) {
        end = alone.find('\n', begin) + 1;
        expected += "\"a,b.csv\"," + alone.substr(begin, end - begin);
    }
    const std::string text = test::read_text(folder_ / "all.csv");
    EXPECT_TRUE(text.starts_with("file,segment,start_s,")) << text;
    EXPECT_THAT(text, HasSubstr(expected));
    EXPECT_THAT(text, HasSubstr("two.csv,whole,0.000000,10.000000,all,glad,1.000,0.1000,"));
}

TEST_F(SummaryTableTest, ThePageHasSharesOfEachAndOfAll) {
    SummaryTable table(folder_ / "all.csv");
    table.add(summary_piece(made("one", 4), "<one>.csv"));
    table.add(summary_piece(made("two", 1), "two.csv"));
    const auto files = table.finish();
    ASSERT_EQ(files.back(), folder_ / "all.html");
    const std::string page = test::read_text(files.back());
    EXPECT_THAT(page, HasSubstr("2 annotations"));
    EXPECT_THAT(page, HasSubstr("&lt;one&gt;.csv"));
    EXPECT_THAT(page, HasSubstr("40.0"));
    EXPECT_THAT(page, HasSubstr("10.0"));
    EXPECT_THAT(page, Not(HasSubstr("<one>")));
}

TEST_F(SummaryTableTest, ThePageOfVeryManyShowsTheFirst) {
    SummaryTable table(folder_ / "all.csv");
    SummaryPiece piece = summary_piece(made("one", 4), "x.csv");
    for (int i = 0; i < 6000; ++i) {
        piece.name = "name" + std::to_string(i) + ".csv";
        table.add(piece);
    }
    const std::string page = test::read_text(table.finish().back());
    EXPECT_THAT(page, HasSubstr("the first 5000 are below"));
    EXPECT_THAT(page, HasSubstr("name4999.csv"));
    EXPECT_THAT(page, Not(HasSubstr("name5000.csv")));
    EXPECT_LT(page.size(), 4'000'000U);
}

TEST_F(SummaryTableTest, ThatIsNotFinishedIsNotThere) {
    { SummaryTable(folder_ / "all.csv").add(summary_piece(made("one", 4), "one.csv")); }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "all.csv"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "all.html"));
}

}  // namespace
}  // namespace mien
