#include "core/media/container_size.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace mien {
namespace {

std::string big_endian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i));
    return text;
}

// Of an MP4: its size, with the head, need not be that of its content.
std::string mp4_box(std::uint64_t size, const std::string& type, std::size_t content) {
    return big_endian(size, 4) + type + std::string(content, 'x');
}

class ContainerSize : public ::testing::Test {
  protected:
    std::uint64_t claimed(const std::string& bytes) {
        test::write_text(folder_ / "file", bytes);
        return claimed_size(folder_ / "file");
    }
    test::TemporaryFolder folder_;
};

TEST_F(ContainerSize, OfBoxesIsTheEndOfTheLastThatCounts) {
    const std::string begin = mp4_box(16, "ftyp", 8) + mp4_box(108, "mdat", 100);
    EXPECT_EQ(claimed(begin + mp4_box(28, "moov", 20)), 16U + 108 + 28);
    EXPECT_EQ(claimed(begin + mp4_box(28, "moov", 20) + mp4_box(999, "uuid", 4)), 16U + 108 + 28)
        << "what a camera appended is no loss";
    EXPECT_EQ(claimed(mp4_box(16, "ftyp", 8) + mp4_box(5000, "mdat", 100)), 16U + 5000)
        << "cut off";
}

TEST_F(ContainerSize, OfALargeBoxHas64Bits) {
    const std::uint64_t large = std::uint64_t{5} << 32;
    EXPECT_EQ(claimed(mp4_box(16, "ftyp", 8) + big_endian(1, 4) + "mdat" + big_endian(large, 8)),
              16 + large);
    // No file is so long: not to be believed, and no sum to overflow.
    EXPECT_EQ(claimed(mp4_box(16, "ftyp", 8) + big_endian(1, 4) + "mdat" + std::string(8, '\xFF')),
              0U);
}

TEST_F(ContainerSize, OfABoxUpToTheEndIsNotStated) {
    EXPECT_EQ(claimed(mp4_box(16, "ftyp", 8) + mp4_box(0, "mdat", 100)), 0U);
}

TEST_F(ContainerSize, OfAnAviIsThatOfItsList) {
    const std::string size("\x10\x27\0\0", 4);  // 10000, little-endian
    EXPECT_EQ(claimed("RIFF" + size + "AVI " + std::string(40, 'x')), 10008U);
    EXPECT_EQ(claimed("RIFF" + std::string(4, '\xFF') + "AVI " + std::string(40, 'x')), 0U)
        << "written to a pipe";
    EXPECT_EQ(claimed("RIFF" + size + "WAVE" + std::string(40, 'x')), 0U);
}

TEST_F(ContainerSize, OfAnFlvIsTheEndOfItsLastTag) {
    const std::string head = std::string("FLV\x01\x05", 5) + big_endian(9, 4) + big_endian(0, 4);
    const auto tag = [](char type, std::uint64_t size, std::size_t content) {
        return std::string(1, type) + big_endian(size, 3) + std::string(7, '\0') +
               std::string(content, 'x') + big_endian(size + 11, 4);
    };
    EXPECT_EQ(claimed(head + tag(9, 50, 50) + tag(8, 20, 20)), 13U + 65 + 35);
    EXPECT_EQ(claimed(head + tag(9, 50, 50) + tag(8, 2000, 20)), 13U + 65 + 2015) << "cut off";
    EXPECT_EQ(claimed(head + tag(9, 50, 50) + "appended"), 13U + 65);
}

TEST_F(ContainerSize, OfAMatroskaIsTheEndOfItsSegment) {
    const std::string head = "\x1A\x45\xDF\xA3\x85-----";  // an EBML header of 5 bytes
    const std::string segment = "\x18\x53\x80\x67";
    EXPECT_EQ(claimed(head + segment + "\x41" + std::string(1, '\0') + "x"), 10U + 6 + 256);
    EXPECT_EQ(claimed(head + segment + "\x01" + big_endian(70'000, 7)), 10U + 12 + 70'000);
    EXPECT_EQ(claimed(head + segment + "\x01" + std::string(7, '\xFF')), 0U) << "not known";
}

TEST_F(ContainerSize, OfOtherFilesIsNotStated) {
    EXPECT_EQ(claimed("YUV4MPEG2 W4 H4"), 0U);
    EXPECT_EQ(claimed(""), 0U);
    EXPECT_EQ(claimed_size(folder_ / "absent"), 0U);
}

}  // namespace
}  // namespace mien
