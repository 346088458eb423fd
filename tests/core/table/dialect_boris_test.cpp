// Against the columns that BORIS 8 and 9 give their exports (boris/export_observation.py and
// boris/export_events.py of its sources).
#include <gmock/gmock.h>

#include "core/table/dialect_clip.h"
#include "mien/annotation_formats.h"
#include "mien/markers.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using ::testing::ElementsAre;
using Row = std::vector<std::string>;

class DialectBoris : public ::testing::Test {
  protected:
    DialectBoris() {
        test::write_dialect_clip(folder_ / "clip");
        write_markers(folder_ / "clip.markers.csv",
                      {{2.6, 2.6, "bang\there"}, {2.7, 2.9, "=film"}});
    }

    // By the names of the columns.
    std::vector<std::map<std::string, std::string>> convert(AnnotationFormat format) {
        const auto to = folder_ / "out.tsv";
        convert_annotation(folder_ / "clip.csv", format, to, "/videos/clip.mp4");
        const auto table = test::tab_cells(test::read_text(to));
        header_ = table.at(0);
        std::vector<std::map<std::string, std::string>> rows;
        for (std::size_t i = 1; i < table.size(); ++i) {
            EXPECT_EQ(table[i].size(), header_.size()) << i;
            auto& row = rows.emplace_back();
            for (std::size_t c = 0; c < header_.size(); ++c) row[header_[c]] = table[i][c];
        }
        return rows;
    }

    test::TemporaryFolder folder_;
    Row header_;
};

TEST_F(DialectBoris, TabularEventsHaveItsColumns) {
    const auto rows = convert(AnnotationFormat::boris);
    EXPECT_THAT(
        header_,
        ElementsAre("Observation id", "Observation date", "Description", "Observation duration",
                    "Observation type", "Source", "Time offset (s)", "Media duration (s)", "FPS",
                    "Subject", "Behavior", "Behavioral category", "Behavior type", "Time",
                    "Media file name", "Image index", "Image file path", "Comment"));
    ASSERT_FALSE(rows.empty());
    for (const auto& row : rows) {
        EXPECT_EQ(row.at("Observation id"), "clip");
        EXPECT_EQ(row.at("Source"), "player #1:/videos/clip.mp4");
        EXPECT_EQ(row.at("Media duration (s)"), "0.600");
        EXPECT_EQ(row.at("FPS"), "10.000");
        EXPECT_EQ(row.at("Observation duration"), "0.600");
    }
}

TEST_F(DialectBoris, EveryStateStartsAndStopsAndMomentsArePoints) {
    std::vector<std::string> events;
    for (const auto& row : convert(AnnotationFormat::boris)) {
        events.push_back(row.at("Time") + " " + row.at("Behavior type") + " " + row.at("Subject") +
                         " " + row.at("Behavior") + " " + row.at("Image index"));
    }
    EXPECT_THAT(events, ElementsAre("0.000 START face 1 happy 0", "0.000 START face 2 neutral 0",
                                    "0.100 POINT  bang\\x09here 1",  //
                                    "0.200 STOP face 1 happy 2", "0.200 STOP face 2 neutral 2",
                                    "0.200 START face 1 angry 2", "0.200 START  '=film 2",
                                    "0.300 STOP face 1 angry 3", "0.400 STOP  '=film 4",
                                    "0.500 START face 1 angry 5", "0.600 STOP face 1 angry 5"));
}

TEST_F(DialectBoris, AggregatedEventsHaveItsColumnsAndARowPerStretch) {
    const auto rows = convert(AnnotationFormat::boris_aggregated);
    EXPECT_THAT(
        header_,
        ElementsAre("Observation id", "Observation date", "Description", "Observation type",
                    "Source", "Time offset (s)", "Coding duration", "Media duration (s)",
                    "FPS (frame/s)", "Subject", "Observation duration by subject by observation",
                    "Behavior", "Behavioral category", "Behavior type", "Start (s)", "Stop (s)",
                    "Duration (s)", "Media file name", "Image index start", "Image index stop",
                    "Image file path start", "Image file path stop", "Comment start",
                    "Comment stop"));
    std::vector<std::string> bouts;
    for (const auto& row : rows) {
        bouts.push_back(row.at("Subject") + " " + row.at("Behavior type") + " " +
                        row.at("Start (s)") + " " + row.at("Stop (s)") + " " +
                        row.at("Duration (s)") + " " +
                        row.at("Observation duration by subject by observation"));
    }
    EXPECT_THAT(bouts, ElementsAre("face 1 STATE 0.000 0.200 0.200 0.400",
                                   "face 2 STATE 0.000 0.200 0.200 0.200",
                                   "No focal subject POINT 0.100 0.100 NA 0.200",
                                   "face 1 STATE 0.200 0.300 0.100 0.400",
                                   "No focal subject STATE 0.200 0.400 0.200 0.200",
                                   "face 1 STATE 0.500 0.600 0.100 0.400"));
}

}  // namespace
}  // namespace mien
