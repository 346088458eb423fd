#include "cli/terminal.h"

#include <gtest/gtest.h>

namespace mienctl {
namespace {

TEST(Terminal, DurationsAreReadAtAGlance) {
    EXPECT_EQ(duration(-3), "0 s");
    EXPECT_EQ(duration(0.4), "0 s");
    EXPECT_EQ(duration(59.4), "59 s");
    EXPECT_EQ(duration(59.6), "1 min 00 s");
    EXPECT_EQ(duration(200), "3 min 20 s");
    EXPECT_EQ(duration(3599.9), "1 h 00 min");
    EXPECT_EQ(duration(2 * 3600 + 5 * 60 + 59), "2 h 05 min");
}

TEST(Terminal, NamesOfFilesCannotSteerIt) {
    EXPECT_EQ(for_terminal("plain, über 東京"), "plain, über 東京");
    EXPECT_EQ(for_terminal("a\x1b[2Jb\rc"), "a\\x1b[2Jb\\x0dc");
    EXPECT_EQ(for_terminal("two\nlines\n"), "two\nlines\n") << "line feeds are ours";
    EXPECT_EQ(for_terminal(""), "");
}

}  // namespace
}  // namespace mienctl
