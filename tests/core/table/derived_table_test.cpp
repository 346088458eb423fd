#include "core/table/derived_table.h"

#include <gmock/gmock.h>

#include "core/table/dialect_clip.h"
#include "mien/annotation_formats.h"
#include "mien/annotation_reader.h"
#include "mien/annotation_summary.h"
#include "mien/baseline.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class DerivedTableTest : public ::testing::Test {
  protected:
    DerivedTableTest() { test::write_dialect_clip(folder_ / "clip"); }

    std::vector<std::string> lines(const std::filesystem::path& file) {
        std::vector<std::string> all;
        std::istringstream text(test::read_text(file));
        for (std::string line; std::getline(text, line);) all.push_back(line);
        return all;
    }

    test::TemporaryFolder folder_;
};

TEST_F(DerivedTableTest, StandsBehindTheRowsAsTheyAre) {
    const DerivedTable table = write_derived(folder_ / "clip.csv");
    EXPECT_EQ(table.file, folder_ / "clip.derived.csv");
    const auto raw = lines(folder_ / "clip.csv");
    const auto derived = lines(table.file);
    ASSERT_EQ(derived.size(), raw.size());
    EXPECT_EQ(derived[0], raw[0] + ",derived_valence,derived_arousal");
    // angry 0.1, happy 0.8, neutral 0.1
    EXPECT_EQ(derived[1], raw[1] + ",0.5970,0.4670");
    EXPECT_EQ(derived[6], raw[6] + ",,") << "nobody is there";
}

TEST_F(DerivedTableTest, JsonLinesHaveTheSameWhereItIsAskedFor) {
    const auto jsonl = [&](bool derived) {
        convert_annotation(folder_ / "clip.csv", AnnotationFormat::jsonl, folder_ / "clip.jsonl",
                           {}, {}, {}, derived);
        return lines(folder_ / "clip.jsonl");
    };
    const auto plain = jsonl(false);
    const auto with = jsonl(true);
    ASSERT_EQ(with.size(), plain.size());
    EXPECT_THAT(with[0], HasSubstr("},\"derived_valence\":0.5970,\"derived_arousal\":0.4670"));
    EXPECT_EQ(with[5], plain[5]) << "nobody is there";
    EXPECT_THAT(plain[0], Not(HasSubstr("derived")));
}

TEST_F(DerivedTableTest, IsStillAnAnnotation) {
    const Annotation again = read_annotation(write_derived(folder_ / "clip.csv").file);
    EXPECT_EQ(again.classes, test::dialect_classes());
    EXPECT_EQ(again.frames.size(), 6U);
}

TEST_F(DerivedTableTest, OfCorrectedScoresToo) {
    AnnotationWriter writer(folder_ / "rest", test::dialect_classes());
    for (int i = 0; i < 40; ++i)
        writer.write({i, 0.1 * i, {test::dialect_face(1, i < 20 ? 0 : 1)}});
    writer.finish();
    const Annotation measured = read_annotation(folder_ / "rest.csv");
    write_corrected(measured, measured, measure_baseline(measured, {0, 1.5}));
    const DerivedTable table = write_derived(folder_ / "rest.csv");
    EXPECT_TRUE(table.corrected);
    const auto all = lines(table.file);
    EXPECT_THAT(all[0], EndsWith(",derived_valence,derived_arousal,derived_valence_corrected,"
                                 "derived_arousal_corrected"));
    // At rest the face reads as angry: corrected, it hardly does.
    const auto cells = [&](std::size_t line) {
        std::vector<std::string> row(1);
        for (const char c : all[line]) {
            if (c == ',') {
                row.emplace_back();
            } else {
                row.back() += c;
            }
        }
        return row;
    };
    const auto row = cells(1);
    EXPECT_NEAR(std::stod(row[row.size() - 4]), 0.1 * 0.81 - 0.8 * 0.51, 1e-3);
    EXPECT_GT(std::stod(row[row.size() - 2]), -0.15);
}

TEST_F(DerivedTableTest, ClassesWithoutAPlaceAreRefused) {
    AnnotationWriter writer(folder_ / "odd", {"calm", "glad", "cross"});
    writer.write({0, 0, {test::dialect_face(1, 1)}});
    writer.finish();
    EXPECT_THAT(test::error_of([&] { write_derived(folder_ / "odd.csv"); }),
                HasSubstr("cannot derive"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "odd.derived.csv"));
}

TEST_F(DerivedTableTest, ThePageHasAPlotWhereItIsAskedFor) {
    const Annotation clip = read_annotation(folder_ / "clip.csv");
    const auto told = summarize(clip, {});
    EXPECT_THAT(summary_page(clip, {}, told), Not(HasSubstr("valence")));
    EXPECT_THAT(summary_page(clip, {}, told, {}, true), HasSubstr("derived valence"));
}

}  // namespace
}  // namespace mien
