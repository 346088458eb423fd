#include "base/text.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

TEST(Text, IsPlainWhereItShowsAsItIsStored) {
    for (const char* text : {"", "happy", "two words", "\xc3\xa4rger", "\xe6\x82\xb2\xe3\x81\x97",
                             "\xf0\x9f\x99\x82", "a\xcc\x88"}) {
        EXPECT_TRUE(is_plain(text)) << text;
    }
    EXPECT_FALSE(is_plain(std::string("a\0b", 3)));
    for (const char* text : {"a\n", "\t", "\x1b[31m", "\x7f", "\xc2\x85", "\xe2\x80\xa8",
                             "\xe2\x80\xae", "\xe2\x81\xa6", "\xef\xbb\xbfx"}) {
        EXPECT_FALSE(is_plain(text)) << printable(text);
    }
}

TEST(Text, IsNotPlainWhereItIsNoUtf8) {
    for (const char* text : {"\x80", "\xff", "\xc3", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80",
                             "\xf4\x90\x80\x80", "\xf0\x9f\x99", "\xc3("}) {
        EXPECT_FALSE(is_plain(text)) << printable(text);
    }
}

TEST(Text, IsPrintedWithWhatIsHiddenAsNumbers) {
    EXPECT_EQ(printable("plain \xc3\xa4 \xf0\x9f\x99\x82"), "plain \xc3\xa4 \xf0\x9f\x99\x82");
    EXPECT_EQ(printable(std::string("a\0b\x1b[2J\n", 8)), "a\\x00b\\x1b[2J\\x0a");
    EXPECT_EQ(printable("\xc2\x9b|\xff|\xe2\x80\xae"), "\\xc2\\x9b|\\xff|\\xe2\\x80\\xae");
}

TEST(Text, FoldsCase) {
    EXPECT_EQ(fold_case("Happy"), "happy");
    EXPECT_EQ(fold_case("\xc3\x84rger"), "\xc3\xa4rger");
    EXPECT_EQ(fold_case("\xce\xa3\xcf\x83\xcf\x82"), "\xcf\x83\xcf\x83\xcf\x83");  // sigmas
    EXPECT_EQ(fold_case("\xd0\x93\xd0\xbd"), "\xd0\xb3\xd0\xbd");
    EXPECT_EQ(fold_case("\xff"), "\xff");
}

}  // namespace
}  // namespace mien
