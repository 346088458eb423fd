#include "qr/qr_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace mien {
namespace {

// The three corners by which readers find a code: a ring, white, and a block.
void expect_corner(const qr::Code& code, int left, int top) {
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
            const int ring = std::min({x, y, 6 - x, 6 - y});
            EXPECT_EQ(code.at(left + x, top + y), ring != 1) << x << ", " << y;
        }
    }
}

TEST(QrCode, HasItsCornersAndAWhiteSurrounding) {
    const qr::Code code = qr::encode("Gesichter werden gelesen – bis Mai.");
    ASSERT_GE(code.side, 21);
    EXPECT_EQ((code.side - 17) % 4, 0);  // sizes of ISO/IEC 18004
    expect_corner(code, 0, 0);
    expect_corner(code, code.side - 7, 0);
    expect_corner(code, 0, code.side - 7);
    EXPECT_FALSE(code.at(-1, 0));
    EXPECT_FALSE(code.at(0, code.side));
}

TEST(QrCode, AnotherTextIsAnotherCode) {
    EXPECT_NE(qr::encode("one").black, qr::encode("two").black);
    EXPECT_EQ(qr::encode("one").black, qr::encode("one").black);
}

TEST(QrCode, GrowsWithTheTextUntilItIsTooLong) {
    EXPECT_GT(qr::encode(std::string(1000, 'a')).side, qr::encode("a").side);
    EXPECT_GT(qr::encode(std::string(2900, 'a')).side, 0);
    EXPECT_EQ(qr::encode(std::string(3000, 'a')).side, 0);
    EXPECT_EQ(qr::encode("").side, 0);
}

}  // namespace
}  // namespace mien
