#include "base/checksum.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

TEST(Checksum, IsFnv1a) {
    Checksum sum;
    EXPECT_EQ(sum.value(), 0xcbf29ce484222325U);
    sum.add("foobar", 6);
    EXPECT_EQ(sum.value(), 0x85944171f73967e8U) << "as its authors publish it";
}

TEST(Checksum, NoticesEveryFlippedBitAndEveryCut) {
    const std::string content("state\n\0of\xff bytes", 16);
    const std::string file = with_checksum(content);
    EXPECT_EQ(checked_content(file), content);
    EXPECT_EQ(checked_content(with_checksum("")), "");
    for (std::size_t i = 0; i < file.size(); ++i) {
        EXPECT_FALSE(checked_content(file.substr(0, i))) << i;
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = file;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
            EXPECT_FALSE(checked_content(damaged)) << i << " " << bit;
        }
    }
}

}  // namespace
}  // namespace mien
