#include "core/faces/matrix_state.h"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>

#include "support/throws.h"

namespace mien {
namespace {

TEST(MatrixState, AMatrixComesBackWithSizeKindAndValuesThoughItWasAPart) {
    cv::Mat1f whole(5, 7);
    for (int y = 0; y < whole.rows; ++y)
        for (int x = 0; x < whole.cols; ++x) whole(y, x) = static_cast<float>(10 * y + x) / 3;
    const cv::Mat part = whole(cv::Rect(2, 1, 3, 4));  // its rows do not follow each other
    StateWriter to;
    put(to, part);
    put(to, cv::Mat());
    to.put(42);

    StateReader from(to.bytes());
    const cv::Mat back = take_matrix(from);
    ASSERT_EQ(back.size(), part.size());
    ASSERT_EQ(back.type(), part.type());
    EXPECT_EQ(cv::norm(back, part, cv::NORM_INF), 0);
    EXPECT_TRUE(take_matrix(from).empty());
    EXPECT_EQ(from.get<int>(), 42);
    EXPECT_EQ(from.left(), 0u);
}

TEST(MatrixState, ASizeThatTheBytesCannotHoldIsRefusedBeforeMemoryIsTaken) {
    StateWriter to;
    to.put(1 << 30);
    to.put(1 << 30);
    to.put(int{CV_32F});
    to.put(1.0F);
    EXPECT_EQ(test::error_of([&to] {
                  StateReader from(to.bytes());
                  take_matrix(from);
              }),
              "the saved state is cut off");
}

TEST(State, TextComesBackAndACutIsNoticed) {
    StateWriter to;
    to.put(std::string("a\0b", 3));
    StateReader from(to.bytes());
    EXPECT_EQ(from.text(), std::string("a\0b", 3));
    const std::string cut = to.bytes().substr(0, to.bytes().size() - 1);
    EXPECT_EQ(test::error_of([&cut] { StateReader(cut).text(); }), "the saved state is cut off");
}

}  // namespace
}  // namespace mien
