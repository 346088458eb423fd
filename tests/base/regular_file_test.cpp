#include "base/regular_file.h"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(RegularFile, IsReadWholeAndInParts) {
    const test::TemporaryFolder folder;
    const std::string bytes("0123456789\0abc", 14);
    test::write_text(folder / "file", bytes);
    EXPECT_EQ(read_regular_file(folder / "file", 14), bytes);

    const RegularFile file(folder / "file");
    EXPECT_EQ(file.size(), 14U);
    std::array<char, 8> part{};
    EXPECT_EQ(file.read_at(2, part.data(), 4), 4U);
    EXPECT_EQ(std::string(part.data(), 4), "2345");
    EXPECT_EQ(file.read_at(11, part.data(), 8), 3U) << "fewer at the end";
    EXPECT_EQ(file.read_at(99, part.data(), 8), 0U);
}

TEST(RegularFile, WhatIsNoneIsRefusedWithoutWaiting) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "empty", "");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{AF_UNIX, {}};
    std::strncpy(address.sun_path, (folder / "socket").c_str(), sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(socket);

    const auto refusal = [](const std::filesystem::path& file) {
        return error_of([&] { RegularFile{file}; });
    };
    EXPECT_THAT(refusal(""), HasSubstr("no name"));
    EXPECT_THAT(refusal(folder / "absent"), HasSubstr("no such file"));
    EXPECT_THAT(refusal(folder / "empty/within"), HasSubstr("no such file"));
    EXPECT_THAT(refusal(folder / "empty"), HasSubstr("is empty"));
    EXPECT_THAT(refusal(folder.path()), HasSubstr("a folder"));
    EXPECT_THAT(refusal(folder / "pipe"), HasSubstr("a pipe"));
    EXPECT_THAT(refusal(folder / "socket"), HasSubstr("a socket"));
    EXPECT_THAT(refusal("/dev/null"), HasSubstr("a device"));
}

TEST(RegularFile, IsNotReadWhereItIsTooLarge) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "file", std::string(std::size_t{3} << 20, 'x'));
    EXPECT_THAT(error_of([&] { read_regular_file(folder / "file", std::int64_t{2} << 20); }),
                HasSubstr("it has 3 MB, more than 2"));
}

TEST(RegularFile, PicturesOfPhonesAreKnownByTheirFirstBytes) {
    const auto advice = [](const std::string& brand) {
        return advice_on_heif(std::string("\0\0\0\x18", 4) + "ftyp" + brand);
    };
    EXPECT_THAT(advice("heic"), HasSubstr("JPEG"));
    EXPECT_THAT(advice("avif"), HasSubstr("JPEG"));
    EXPECT_THAT(advice("isom"), IsEmpty()) << "a video";
    EXPECT_THAT(advice("hei"), IsEmpty()) << "cut off";
    EXPECT_THAT(advice_on_heif("\xFF\xD8\xFF\xE0 a JPEG with ftypheic in it"), IsEmpty());
}

}  // namespace
}  // namespace mien
