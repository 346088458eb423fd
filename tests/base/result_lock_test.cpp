#include "base/result_lock.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(ResultLock, TheSecondIsToldWhoHasIt) {
    const test::TemporaryFolder folder;
    std::optional<ResultLock> first(folder / "clip");
    const std::string process = std::to_string(getpid());
    EXPECT_THAT(test::error_of([&] { ResultLock second(folder / "clip"); }),
                AllOf(HasSubstr((folder / "clip").string()), HasSubstr("process " + process),
                      HasSubstr("kill " + process)));
    const ResultLock another(folder / "clip2");
    first.reset();
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.lock.part"));
    const ResultLock now(folder / "clip");
}

TEST(ResultLock, DiesWithItsHolder) {
    const test::TemporaryFolder folder;
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    const pid_t child = fork();
    if (child == 0) {
        const ResultLock held(folder / "clip");
        if (::write(ready[1], "x", 1) != 1) _exit(1);
        for (;;) pause();
    }
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    EXPECT_THAT(test::error_of([&] { ResultLock second(folder / "clip"); }),
                HasSubstr("process " + std::to_string(child)));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    EXPECT_TRUE(std::filesystem::exists(folder / "clip.lock.part"));
    { const ResultLock next(folder / "clip"); }
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.lock.part"));
    close(ready[0]);
    close(ready[1]);
}

TEST(ResultLock, SaysWhereNothingCanBeWritten) {
    EXPECT_THAT(test::error_of([] { ResultLock lock("/no/such/folder/clip"); }),
                HasSubstr("cannot write /no/such/folder/clip: No such file"));
}

}  // namespace
}  // namespace mien
