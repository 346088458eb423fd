#include "base/atomic_file.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

TEST(AtomicFile, HasItsNameOnlyWhenCommitted) {
    const test::TemporaryFolder folder;
    const auto path = folder / "a.txt";
    AtomicFile file(path);
    file.write("hello");
    file.flush();
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_EQ(test::read_text(part_path(path)), "hello");
    file.commit();
    EXPECT_EQ(test::read_text(path), "hello");
    EXPECT_FALSE(std::filesystem::exists(part_path(path)));
}

TEST(AtomicFile, LeavesTheOldFileAloneUntilThen) {
    const test::TemporaryFolder folder;
    const auto path = folder / "a.txt";
    test::write_text(path, "old");
    {
        AtomicFile file(path);
        file.write("new");
    }
    EXPECT_EQ(test::read_text(path), "old");
    EXPECT_FALSE(std::filesystem::exists(part_path(path)));
    write_file(path, "new");
    EXPECT_EQ(test::read_text(path), "new");
}

TEST(AtomicFile, KeepsTheUnfinishedOneIfAsked) {
    const test::TemporaryFolder folder;
    const auto path = folder / "a.txt";
    {
        AtomicFile file(path, Unfinished::keep);
        file.write("recorded");
    }
    EXPECT_EQ(test::read_text(part_path(path)), "recorded");
}

TEST(AtomicFile, SaysWhatCannotBeWritten) {
    const std::string message = test::error_of([] { AtomicFile file("/no/such/folder/a.txt"); });
    EXPECT_THAT(message, HasSubstr("cannot write /no/such/folder/a.txt"));
}

TEST(AtomicFile, ReportsAFullDisk) {
    // /dev/full fails every write, as a full disk does; a link makes it the .part file.
    const test::TemporaryFolder folder;
    std::filesystem::create_symlink("/dev/full", folder / "a.txt.part");
    AtomicFile file(folder / "a.txt");
    file.write("x");
    EXPECT_THAT(test::error_of([&] { file.flush(); }), HasSubstr("No space left"));
}

}  // namespace
}  // namespace mien
