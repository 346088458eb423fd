#include "core/record/record_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace mien {
namespace {

namespace fs = std::filesystem;
using test::read_text;
using test::write_text;

TEST(RecordFiles, WhatACrashLeftTakesItsNameWithoutTheUnfinishedLine) {
    const test::TemporaryFolder folder;
    const RecordFiles files(folder / "mien-1");
    write_text(folder / "mien-1.csv.part", "frame,time_s\n0,0.0\n1,0.0");
    write_text(folder / "mien-1.mkv.part", "pictures");
    write_text(folder / "mien-1.json.part", "{}");

    EXPECT_THAT(files.take_names(), ::testing::ElementsAre(files.rows, files.video));
    EXPECT_EQ(read_text(folder / "mien-1.csv"), "frame,time_s\n0,0.0\n");
    EXPECT_EQ(read_text(folder / "mien-1.mkv"), "pictures");
    EXPECT_TRUE(fs::exists(folder / "mien-1.json.part")) << "the document is the last to be named";
}

TEST(RecordFiles, ATableWithoutALineEndIsLeftEmpty) {
    const test::TemporaryFolder folder;
    write_text(folder / "r.csv.part", "frame,ti");
    RecordFiles(folder / "r").take_names();
    EXPECT_EQ(read_text(folder / "r.csv"), "");
}

TEST(RecordFiles, ADotInTheNameStays) {
    EXPECT_EQ(RecordFiles("a.b").rows, "a.b.csv");
    EXPECT_EQ(RecordFiles("a.b").markers, "a.b.markers.csv");
}

TEST(RecordLock, OneHoldsARecordAtATime) {
    const test::TemporaryFolder folder;
    write_text(folder / "r.csv.part", "");
    {
        const RecordLock writer(folder / "r.csv");
        EXPECT_FALSE(writer.held_by_another());
        EXPECT_TRUE(RecordLock(folder / "r.csv").held_by_another());
    }
    EXPECT_FALSE(RecordLock(folder / "r.csv").held_by_another());
}

}  // namespace
}  // namespace mien
