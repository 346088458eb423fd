#include "base/atomic_file.h"

#include "mien/write_file.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <atomic>
#include <cerrno>
#include <thread>
#include <vector>

#include "support/failing_call.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::AllOf;
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
    const test::TemporaryFolder folder;
    AtomicFile file(folder / "a.txt");
    file.write("hello");
    {
        const test::FailingCall full(1, ENOSPC);
        EXPECT_THAT(test::error_of([&] { file.flush(); }),
                    AllOf(HasSubstr("a.txt: No space left"), HasSubstr("make room")));
    }
    file.write(" world");
    file.commit();  // there is room again: nothing is missing, and nothing stands twice
    EXPECT_EQ(test::read_text(folder / "a.txt"), "hello world");
}

TEST(AtomicFile, IsWholeOrNotThereWhicheverCallFails) {
    for (int nth = 1;; ++nth) {
        const test::TemporaryFolder folder;
        test::write_text(folder / "a.txt", "old");
        bool told = false;
        bool happened = false;
        {
            const test::FailingCall failing(nth, EIO);
            try {
                write_file(folder / "a.txt", "new");
            } catch (const Error&) {
                told = true;
            }
            happened = failing.happened();
        }
        EXPECT_EQ(told, happened);
        const std::string text = test::read_text(folder / "a.txt");
        EXPECT_TRUE(text == "new" || (told && text == "old")) << nth << text;
        EXPECT_FALSE(std::filesystem::exists(folder / "a.txt.part"));
        if (!happened) {
            EXPECT_EQ(nth, 6) << "create, write, sync, rename, sync the folder, and no more";
            break;
        }
    }
}

TEST(AtomicFile, ReplacesWhatADeadProgramLeft) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "a.txt.part", "of a longer file");
    write_file(folder / "a.txt", "new");
    EXPECT_EQ(test::read_text(folder / "a.txt"), "new");
    ASSERT_EQ(mkfifo((folder / "a.txt.part").c_str(), 0600), 0);
    write_file(folder / "a.txt", "newer");
    EXPECT_EQ(test::read_text(folder / "a.txt"), "newer");
    std::filesystem::create_directory(folder / "a.txt.part");
    EXPECT_THAT(test::error_of([&] { write_file(folder / "a.txt", "x"); }),
                HasSubstr("cannot write"));
    EXPECT_EQ(test::read_text(folder / "a.txt"), "newer");
}

TEST(AtomicFile, NeverFollowsALink) {
    const test::TemporaryFolder folder;
    const auto path = folder / "a.txt";
    test::write_text(folder / "precious", "as it was");
    for (const auto& link : {part_path(path), path}) {
        std::filesystem::create_symlink(folder / "precious", link);
        write_file(path, "new");
        EXPECT_EQ(test::read_text(folder / "precious"), "as it was");
        EXPECT_FALSE(std::filesystem::is_symlink(path));
        EXPECT_EQ(test::read_text(path), "new");
        std::filesystem::remove(path);
    }
    std::filesystem::create_symlink(folder / "precious", part_path(path));
    test::error_of([&] { AtomicFile(path, Unfinished::keep, 2); });
    EXPECT_EQ(test::read_text(folder / "precious"), "as it was");
    EXPECT_TRUE(std::filesystem::is_symlink(part_path(path)));
}

TEST(AtomicFile, IsWrittenByOneAtATime) {
    const test::TemporaryFolder folder;
    const auto path = folder / "a.txt";
    AtomicFile first(path);
    first.write("first");
    EXPECT_THAT(test::error_of([&] { write_file(path, "second"); }),
                HasSubstr("another program is writing it"));
    EXPECT_THAT(test::error_of([&] { AtomicFile(path, Unfinished::keep, 0); }),
                HasSubstr("another program is writing it"));
    first.commit();
    EXPECT_EQ(test::read_text(path), "first");
    write_file(path, "second");
    EXPECT_EQ(test::read_text(path), "second");
}

TEST(AtomicFile, ManyAtOnceLeaveOneOfThemWhole) {
    const test::TemporaryFolder folder;
    const auto path = folder / "a.txt";
    std::atomic<int> written = 0;
    std::vector<std::thread> threads;
    for (char letter = 'a'; letter < 'e'; ++letter) {
        threads.emplace_back([&, text = std::string(1000, letter)] {
            for (int i = 0; i < 200; ++i) {
                try {
                    write_file(path, text);
                    ++written;
                } catch (const Error&) {  // another one is writing it
                }
                const std::string now = test::read_text(path);
                EXPECT_EQ(now, std::string(now.empty() ? 0 : 1000, now.empty() ? 'x' : now[0]));
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_GT(written, 0);
    EXPECT_FALSE(std::filesystem::exists(part_path(path)));
}

}  // namespace
}  // namespace mien
