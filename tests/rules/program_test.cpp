#include "rules/program.h"
#include "support/patience.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::rules {
namespace {

using namespace std::chrono_literals;
using test::error_of;
using ::testing::HasSubstr;

TEST(Program, GetsItsArgumentsAsTheyAre) {
    const test::TemporaryFolder folder;
    const std::string file = folder / "a file; $(with) odd * name";
    run_program({"touch", file}, {}, 10, {});
    EXPECT_TRUE(std::filesystem::exists(file));
}

TEST(Program, SeesVariablesAndNoOpenFilesAndNoInput) {
    const test::TemporaryFolder folder;
    const int leaked = open("/dev/null", O_RDONLY);  // as libraries may, without O_CLOEXEC
    const std::string file = folder / "seen";
    run_program(
        {"sh", "-c",
         "{ echo \"$MIEN_RULE\"; ls /proc/self/fd | tail -n +1 | wc -l; wc -c; } > \"$0\"", file},
        {"MIEN_RULE=a smile"}, 10, {});
    close(leaked);
    const std::string seen = test::read_text(file);
    EXPECT_THAT(seen, HasSubstr("a smile\n"));
    EXPECT_THAT(seen, HasSubstr("\n4\n0\n")) << "input, output, errors, and the folder itself";
}

TEST(Program, SaysHowItFailed) {
    EXPECT_THAT(error_of([] { run_program({"no-such-program-here"}, {}, 10, {}); }),
                HasSubstr("cannot run no-such-program-here: No such file"));
    EXPECT_EQ(error_of([] {
                  run_program({"sh", "-c", "exit 3"}, {}, 10, {});
              }),
              "sh ended with status 3");
    EXPECT_EQ(error_of([] {
                  run_program({"sh", "-c", "kill -TERM $$"}, {}, 10, {});
              }),
              "sh was ended by signal 15");
}

TEST(Program, IsEndedWithItsChildrenAfterItsTime) {
    const test::TemporaryFolder folder;
    const std::string file = folder / "late";
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THAT(
        error_of([&] {
            run_program({"sh", "-c", "(sleep 1.5; touch \"$0\") & sleep 60", file}, {}, 0.3, {});
        }),
        HasSubstr("sh was ended: it took longer than 0.3 s"));
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(1s));
    std::this_thread::sleep_for(2s);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Program, IsEndedWhenAsked) {
    std::stop_source quit;
    const std::jthread later([&quit] {
        std::this_thread::sleep_for(200ms);
        quit.request_stop();
    });
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(error_of([&] {
                  run_program({"sleep", "60"}, {}, 60, quit.get_token());
              }),
              "sleep was ended");
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(1s));
}

}  // namespace
}  // namespace mien::rules
