#include "core/media/url.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

TEST(Url, IsShownWithoutItsPassword) {
    EXPECT_EQ(without_password("rtsp://ann:secret@camera/live"), "rtsp://camera/live");
    EXPECT_EQ(without_password("rtsp://ann:p@ss@camera:554/a@b"), "rtsp://camera:554/a@b");
    EXPECT_EQ(without_password("rtsp://ann@camera"), "rtsp://camera");
    EXPECT_EQ(without_password("rtsp://camera/a@b"), "rtsp://camera/a@b");
    EXPECT_EQ(without_password("/home/ann@work/clip.mp4"), "/home/ann@work/clip.mp4");
}

TEST(Url, OfAFileCodesWhatMayNotStandInIt) {
    EXPECT_EQ(file_url("/home/ann/clip-1_2.~mp4"), "file:///home/ann/clip-1_2.~mp4");
    EXPECT_EQ(file_url("/a b/50%.mp4"), "file:///a%20b/50%25.mp4");
    EXPECT_EQ(file_url("/\xC3\xA4#?.mp4"), "file:///%C3%A4%23%3F.mp4");
}

TEST(Url, OfAFileIsAPathAgain) {
    for (const std::string path : {"/clip.mp4", "/a b/50%.mp4", "/\xC3\xA4#?.mp4", "/%41/%"}) {
        EXPECT_EQ(path_of_file_url(file_url(path)), path);
    }
    EXPECT_EQ(path_of_file_url("FILE:///a%2fb%2Fc"), "/a/b/c");
    EXPECT_EQ(path_of_file_url("file://localhost/a"), "/a");
}

TEST(Url, WithABrokenCodeKeepsItAsItIs) {
    EXPECT_EQ(path_of_file_url("file:///a%2"), "/a%2");
    EXPECT_EQ(path_of_file_url("file:///a%zz%4g"), "/a%zz%4g");
    EXPECT_EQ(path_of_file_url("file:///a%"), "/a%");
    EXPECT_EQ(path_of_file_url("file:///a%-1b"), "/a%-1b");
}

TEST(Url, OfSomethingElseIsNoPath) {
    for (const char* text :
         {"", "file://", "file://host", "file:/a", "http://host/a", "/a", "fil"}) {
        EXPECT_EQ(path_of_file_url(text), "") << text;
    }
}

}  // namespace
}  // namespace mien
