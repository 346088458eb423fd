#include "mien/markers.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;

class Markers : public ::testing::Test {
  protected:
    std::filesystem::path file_with(const std::string& text) {
        test::write_text(folder_ / "clip.markers.csv", text);
        return folder_ / "clip.markers.csv";
    }
    test::TemporaryFolder folder_;
};

TEST_F(Markers, are_read_as_they_were_written) {
    const std::vector<Marker> markers = {{1.5, 1.5, "smile"}, {2, 7.25, "scene \"two\", part 1"}};
    write_markers(folder_ / "clip.markers.csv", markers);
    EXPECT_EQ(test::read_text(folder_ / "clip.markers.csv"),
              "start,end,label\n1.500000,,smile\n"
              "2.000000,7.250000,\"scene \"\"two\"\", part 1\"\n");
    EXPECT_EQ(read_markers(folder_ / "clip.markers.csv"), markers);
}

TEST_F(Markers, labels_are_no_formulas_in_a_spreadsheet_and_come_back) {
    const std::vector<Marker> markers = {{1, 1, "=cmd()"}, {2, 2, "- pause"}, {3, 3, "'=x"}};
    write_markers(folder_ / "clip.markers.csv", markers);
    EXPECT_EQ(test::read_text(folder_ / "clip.markers.csv"),
              "start,end,label\n1.000000,,'=cmd()\n2.000000,,'- pause\n3.000000,,''=x\n");
    EXPECT_EQ(read_markers(folder_ / "clip.markers.csv"), markers);
}

TEST_F(Markers, have_an_uncertainty_where_they_came_with_a_time_of_their_own) {
    const std::vector<Marker> markers = {{1, 1, "a", 0.0025}, {2, 3, "b"}};
    write_markers(folder_ / "clip.markers.csv", markers);
    EXPECT_EQ(test::read_text(folder_ / "clip.markers.csv"),
              "start,end,label,uncertainty\n1.000000,,a,0.002500\n2.000000,3.000000,b,\n");
    EXPECT_EQ(read_markers(folder_ / "clip.markers.csv"), markers);
    EXPECT_EQ(read_markers(file_with("start,end,label\n1,,a,what\n")),
              (std::vector<Marker>{{1, 1, "a"}}))
        << "a column too many is no uncertainty";
    EXPECT_THAT(error_of([&] { read_markers(file_with("start,uncertainty\n1,-1\n2,\n")); }),
                ::testing::HasSubstr("line 2: the uncertainty is a number of seconds"));
}

TEST_F(Markers, are_within_three_hundred_years) {
    for (const char* row : {"1e16,,a", "0,1e16,a", "-1e11,0,a"}) {
        EXPECT_THAT(error_of([&] {
                        read_markers(file_with("start,end,label\n" + std::string(row) + "\n"));
                    }),
                    ::testing::HasSubstr("line 2: no annotation has times of more"));
    }
}

TEST_F(Markers, without_any_there_is_no_file) {
    write_markers(folder_ / "clip.markers.csv", {{1, 1, "a"}});
    write_markers(folder_ / "clip.markers.csv", {});
    EXPECT_FALSE(std::filesystem::exists(folder_ / "clip.markers.csv"));
    write_markers(folder_ / "clip.markers.csv", {});
}

TEST_F(Markers, come_in_order_of_time_whatever_the_columns_order) {
    const auto file = file_with("\xEF\xBB\xBFlabel,start\r\nb,9\r\n\r\na,3\r\n");
    EXPECT_EQ(read_markers(file), (std::vector<Marker>{{3, 3, "a"}, {9, 9, "b"}}));
}

TEST_F(Markers, an_error_names_the_line) {
    EXPECT_EQ(error_of([&] { read_markers(file_with("start,end,label\n1,,a\n2,x,b\n")); }),
              "cannot read " + (folder_ / "clip.markers.csv").string() +
                  ", line 3: start and end are numbers of seconds");
    EXPECT_THAT(error_of([&] { read_markers(file_with("start,end\n2,1\n")); }),
                ::testing::HasSubstr("line 2: the end is before the start"));
    EXPECT_THAT(error_of([&] { read_markers(file_with("time,label\n2,1\n")); }),
                ::testing::HasSubstr("no column 'start'"));
    EXPECT_THAT(error_of([&] { read_markers(folder_ / "none.csv"); }),
                ::testing::HasSubstr("there is no such file"));
}

TEST_F(Markers, a_last_line_cut_off_by_a_crash_is_left_out) {
    EXPECT_EQ(read_markers(file_with("start,end,label\n1,,a\n2.")).size(), 2U);
    EXPECT_EQ(read_markers(file_with("start,end,label\n1,,a\n-")).size(), 1U);
}

TEST_F(Markers, stand_beside_the_annotation) {
    EXPECT_EQ(markers_path("/a/clip.csv"), "/a/clip.markers.csv");
    EXPECT_EQ(markers_path("/a/b.c/clip.mp4.json"), "/a/b.c/clip.mp4.markers.csv");
    EXPECT_EQ(markers_path("/a/clip.csv.part"), "/a/clip.markers.csv");
}

}  // namespace
}  // namespace mien
