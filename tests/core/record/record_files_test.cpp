#include "core/record/record_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

#include "support/failing_call.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

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

TEST(RecordFiles, TheDocumentThatIsThereStaysUntilTheLastOneIsWhole) {
    const test::TemporaryFolder folder;
    const RecordFiles files(folder / "r");
    write_text(folder / "r.json.part", "of a second ago");
    {
        const test::FailingCall full(2, ENOSPC);
        EXPECT_THAT(test::error_of([&] { files.write_document("the last"); }),
                    ::testing::HasSubstr("No space left"));
    }
    EXPECT_EQ(read_text(folder / "r.json.part"), "of a second ago");
    files.write_document("the last");
    EXPECT_EQ(read_text(folder / "r.json"), "the last");
    EXPECT_FALSE(fs::exists(folder / "r.json.part"));
}

}  // namespace
}  // namespace mien
