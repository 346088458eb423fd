#include "mien/picture_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "mien/frame_source.h"
#include "support/clips.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using ::testing::HasSubstr;

class Pictures : public test::WithFolder {
  protected:
    // Something with edges and colours, of odd size.
    static cv::Mat drawn() {
        cv::Mat picture(61, 83, CV_8UC3, cv::Scalar(30, 90, 200));
        cv::circle(picture, {30, 25}, 20, {220, 40, 60}, cv::FILLED);
        cv::rectangle(picture, {50, 5, 20, 50}, {10, 240, 120}, 3);
        cv::GaussianBlur(picture, picture, {}, 1.5);
        return picture;
    }

    std::string drawn_as(const std::string& name) const {
        EXPECT_TRUE(cv::imwrite(path(name), drawn()));
        return path(name);
    }
};

double largest_difference(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size() || a.type() != b.type()) return 1e9;
    return cv::norm(a, b, cv::NORM_INF);
}

std::string little(std::uint64_t value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i));
    return bytes;
}

std::string big(std::uint32_t value) {
    std::string bytes = little(value, 4);
    return {bytes.rbegin(), bytes.rend()};
}

// A directory with nothing but the orientation (6: to be turned clockwise).
std::string exif() {
    return std::string("II\x2A\0\x08\0\0\0", 8) + little(1, 2) + little(0x0112, 2) + little(3, 2) +
           little(1, 4) + little(6, 4) + little(0, 4);
}

std::string png_chunk(const std::string& name, const std::string& data) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : name + data) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return big(static_cast<std::uint32_t>(data.size())) + name + data + big(~crc);
}

std::string riff_chunk(const std::string& name, const std::string& data) {
    return name + little(static_cast<std::uint32_t>(data.size()), 4) + data +
           std::string(data.size() % 2, '\0');
}

// Gray pages of 4x2 pixels, each of one value.
std::string tiff(const std::vector<int>& values, int orientation) {
    std::string file = "II" + little(42, 2) + little(8, 4);
    for (std::size_t page = 0; page < values.size(); ++page) {
        const auto start = static_cast<std::uint32_t>(file.size());
        constexpr std::uint32_t entries = 9;
        const std::uint32_t pixels = start + 2 + 12 * entries + 4;
        const auto entry = [](std::uint32_t tag, std::uint32_t type, std::uint32_t value) {
            return little(tag, 2) + little(type, 2) + little(1, 4) + little(value, 4);
        };
        file += little(entries, 2) + entry(256, 3, 4) + entry(257, 3, 2) + entry(258, 3, 8) +
                entry(259, 3, 1) + entry(262, 3, 1) + entry(273, 4, pixels) +
                entry(274, 3, static_cast<std::uint32_t>(orientation)) + entry(278, 3, 2) +
                entry(279, 4, 8);
        file += little(page + 1 < values.size() ? pixels + 8 : 0, 4);
        file += std::string(8, static_cast<char>(values[page]));
    }
    return file;
}

TEST_F(Pictures, HaveThePixelsThatOpenCvReads) {
    for (const char* name : {"a.jpg", "a.png", "a.bmp", "a.webp", "a.tif"}) {
        const std::string file = drawn_as(name);
        EXPECT_EQ(largest_difference(read_picture(file), cv::imread(file)), 0) << name;
    }
    cv::Mat gray;
    cv::cvtColor(drawn(), gray, cv::COLOR_BGR2GRAY);
    for (const char* name : {"g.jpg", "g.png", "g.bmp", "g.tif"}) {
        cv::imwrite(path(name), gray);
        EXPECT_EQ(largest_difference(read_picture(path(name)), cv::imread(path(name))), 0) << name;
        EXPECT_EQ(largest_difference(read_picture(path(name), PictureColours::gray),
                                     cv::imread(path(name), cv::IMREAD_GRAYSCALE)),
                  0)
            << name;
    }
    EXPECT_EQ(largest_difference(read_picture(path("a.jpg"), PictureColours::gray),
                                 cv::imread(path("a.jpg"), cv::IMREAD_GRAYSCALE)),
              0);
}

TEST_F(Pictures, OddKindsOfPixelsAreReadToo) {
    drawn_as("a.png");
    const std::vector<std::string> ways = {
        "-pix_fmt rgb48be 16.png",   "-pix_fmt rgba alpha.png", "-pix_fmt pal8 palette.png",
        "-pix_fmt gray16be g16.png", "-pix_fmt monob bits.png", "-pix_fmt rgb48le 16.tif",
        "-pix_fmt pal8 palette.bmp", "-pix_fmt bgra alpha.bmp", "-pix_fmt rgb565le 565.bmp"};
    for (const std::string& way : ways) {
        const std::string name = way.substr(way.rfind(' ') + 1);
        const std::string file =
            ffmpeg("-i a.png -update 1 -frames:v 1 " + way.substr(0, way.rfind(' ')), name);
        const cv::Mat expected = cv::imread(file);
        ASSERT_FALSE(expected.empty()) << name;
        // OpenCV spreads five bits a colour to 0..248, not to 0..255.
        const double most = name == "565.bmp" ? 7 : 1;
        EXPECT_LE(largest_difference(read_picture(file), expected), most) << name;
    }
    cv::imwrite(path("p.jpg"), drawn(), {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    EXPECT_EQ(largest_difference(read_picture(path("p.jpg")), cv::imread(path("p.jpg"))), 0);
}

TEST_F(Pictures, StandUprightWhateverTheirKind) {
    const cv::Size turned(61, 83);
    std::string jpeg = read_bytes(drawn_as("a.jpg"));
    const std::string app1 = std::string("Exif\0\0", 6) + exif();
    jpeg.insert(2, std::string("\xFF\xE1\0", 3) + static_cast<char>(app1.size() + 2) + app1);
    EXPECT_EQ(read_picture(write("t.jpg", jpeg)).size(), turned);

    std::string png = read_bytes(drawn_as("a.png"));
    png.insert(8 + 25, png_chunk("eXIf", exif()));  // behind the signature and IHDR
    EXPECT_EQ(read_picture(write("t.png", png)).size(), turned);

    const std::string webp = read_bytes(drawn_as("a.webp"));
    const std::string canvas = little(0x08, 4) + little(83 - 1, 3) + little(61 - 1, 3);
    const std::string content =
        "WEBP" + riff_chunk("VP8X", canvas) + webp.substr(12) + riff_chunk("EXIF", exif());
    EXPECT_EQ(read_picture(write("t.webp", riff_chunk("RIFF", content))).size(), turned);

    EXPECT_EQ(read_picture(write("t.tif", tiff({9}, 6))).size(), cv::Size(2, 4));
    EXPECT_EQ(read_picture(write("u.tif", tiff({9}, 1))).size(), cv::Size(4, 2));
}

TEST_F(Pictures, EveryOrientationIsTurnedAsExifSays) {
    // The same file under each of the eight; where its bright first pixel then stands.
    cv::Mat plain(20, 40, CV_8UC1, cv::Scalar(0));
    plain(cv::Rect(0, 0, 8, 8)).setTo(255);
    cv::imwrite(path("a.png"), plain);
    const std::string png = read_bytes(path("a.png"));
    const cv::Point corners[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        std::string directory = exif();
        directory[18] = static_cast<char>(orientation);
        std::string bytes = png;
        bytes.insert(8 + 25, png_chunk("eXIf", directory));
        const cv::Mat picture = read_picture(write("o.png", bytes), PictureColours::gray);
        EXPECT_EQ(picture.cols, orientation >= 5 ? 20 : 40);
        const cv::Point corner = corners[orientation - 1];
        EXPECT_EQ(
            picture.at<std::uint8_t>(corner.y * (picture.rows - 1), corner.x * (picture.cols - 1)),
            255)
            << orientation;
    }
}

TEST_F(Pictures, AllPagesOfATiffAreRead) {
    const std::string file = write("pages.tif", tiff({10, 20, 30}, 1));
    PictureFile pages(file);
    ASSERT_EQ(pages.count(), 3);
    for (const int page : {0, 2, 1}) EXPECT_EQ(pages.read(page).data[0], 10 * (page + 1));

    const std::string other = write("other.tif", tiff({40}, 1));
    const auto source = open_stills({file, other});
    std::vector<int> values;
    std::vector<double> times;
    for (Frame frame; source->read(frame) == ReadStatus::frame;) {
        values.push_back(frame.picture.data[0]);
        times.push_back(frame.time_s);
        EXPECT_EQ(frame.file, values.size() < 4 ? "pages.tif" : "other.tif");
    }
    EXPECT_EQ(values, (std::vector<int>{10, 20, 30, 40}));
    EXPECT_EQ(times, (std::vector<double>{0, 1, 2, 3}));
    Frame frame;
    source->seek(1);
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_EQ(frame.picture.data[0], 20);
    EXPECT_EQ(frame.index, 1);
}

TEST_F(Pictures, AllPicturesOfAnAnimatedWebpAreReadAtTheirTimes) {
    const auto frame_of = [&](int value, int ms) {
        cv::imwrite(path("one.webp"), cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(value)),
                    {cv::IMWRITE_WEBP_QUALITY, 101});
        const std::string bytes = read_bytes(path("one.webp"));
        return riff_chunk("ANMF", little(0, 6) + little(7, 3) + little(7, 3) +
                                      little(static_cast<std::uint32_t>(ms), 3) + little(2, 1) +
                                      bytes.substr(12));
    };
    const std::string content =
        "WEBP" + riff_chunk("VP8X", little(2, 4) + little(7, 3) + little(7, 3)) +
        riff_chunk("ANIM", little(0, 4) + little(0, 2)) + frame_of(50, 200) + frame_of(150, 300);
    const auto source = open_stills({write("a.webp", riff_chunk("RIFF", content))});
    Frame frame;
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_NEAR(frame.picture.data[0], 50, 2);
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_NEAR(frame.picture.data[0], 150, 2);
    EXPECT_DOUBLE_EQ(frame.time_s, 0.2);
    EXPECT_EQ(source->read(frame), ReadStatus::end);
}

TEST_F(Pictures, OneThatIsCutShortIsDamaged) {
    for (const char* name : {"a.jpg", "a.png", "a.bmp", "a.webp", "a.tif"}) {
        const std::string whole = drawn_as(name);
        for (const double part : {0.5, 0.9}) {
            const std::string file = cut(whole, part, std::string("cut-") + name);
            EXPECT_THAT(error_of([&] { read_picture(file); }), HasSubstr("cut-")) << name << part;
        }
    }
    std::string jpeg = read_bytes(path("a.jpg"));
    EXPECT_NO_THROW(read_picture(write("more.jpg", jpeg + "camera's own data")));
}

TEST_F(Pictures, WhatIsTooLargeIsRefusedBeforeItIsDecoded) {
    const std::string header = big(32768) + big(32768) + std::string("\x08\x02\0\0\0", 5);
    EXPECT_THAT(error_of([&] {
                    read_picture(write("bomb.png", "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", header) +
                                                       png_chunk("IDAT", "x")));
                }),
                HasSubstr("megapixels"));
    std::string large = tiff({1}, 1);
    large.replace(8 + 2 + 4, 8, little(1, 4) + little(60000, 4));       // width
    large.replace(8 + 2 + 12 + 4, 8, little(1, 4) + little(60000, 4));  // height
    EXPECT_THAT(error_of([&] { read_picture(write("bomb.tif", large)); }), HasSubstr("megapixels"));
}

TEST_F(Pictures, WhatIsNoneReachesNoDecoder) {
    // OpenCV as Debian builds it gives this to GDAL, which fetches what it names.
    std::string dted(80, ' ');
    dted.replace(0, 3, "UHL");
    dted += std::string(60, ' ') + "DTED";
    const auto refusal = [&](const std::string& name, const std::string& bytes) {
        return error_of([&] { read_picture(write(name, bytes)); });
    };
    EXPECT_THAT(refusal("net.jpg", dted), HasSubstr("not a picture"));
    EXPECT_THAT(refusal("vrt.png", "<VRTDataset rasterXSize=\"8\">"), HasSubstr("not a picture"));
    EXPECT_THAT(refusal("a.jpg", "GIF89a"), HasSubstr(".gif"));
    EXPECT_THAT(refusal("b.jpg", std::string("\0\0\0\x18"
                                             "ftypheic\0\0\0\0mif1heic",
                                             24)),
                HasSubstr("JPEG"));
    EXPECT_THAT(refusal("c.pgm", "P5 2 2 255 abcd"), HasSubstr("JPEG, PNG, WebP, BMP or TIFF"));
    EXPECT_THAT(refusal("zero.png", ""), HasSubstr("0 bytes"));
    EXPECT_THAT(error_of([&] { read_picture(path("none.png")); }), HasSubstr("no such file"));
    EXPECT_THAT(error_of([&] { read_picture(path("")); }), HasSubstr("folder"));
    ASSERT_EQ(mkfifo(path("pipe.jpg").c_str(), 0600), 0);
    EXPECT_THAT(error_of([&] { read_picture(path("pipe.jpg")); }), HasSubstr("pipe"));
    EXPECT_THAT(error_of([] { read_picture("/dev/zero"); }), HasSubstr("device"));
}

TEST_F(Pictures, AFolderGoesOnBehindABadOne) {
    drawn_as("a.png");
    write("b.png", "");
    drawn_as("c.png");
    const auto source = open_stills({path("a.png"), path("b.png"), path("c.png")}, BadStill::blank);
    std::vector<bool> seen;
    for (Frame frame; source->read(frame) == ReadStatus::frame;) {
        seen.push_back(!frame.picture.empty());
    }
    EXPECT_EQ(seen, (std::vector<bool>{true, false, true}));
    EXPECT_THAT(source->problem(), HasSubstr("b.png"));
}

}  // namespace
}  // namespace mien
