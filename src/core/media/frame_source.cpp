#include "mien/frame_source.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mien {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

template <std::size_t N>
bool ends_in(const std::filesystem::path& path, const std::array<std::string_view, N>& endings) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

}  // namespace

bool is_video_name(const std::filesystem::path& path) {
    static constexpr std::array<std::string_view, 36> kEndings = {
        ".mp4", ".m4v", ".mov",  ".qt",    ".mkv",  ".webm", ".avi",  ".divx", ".ts",
        ".mts", ".m2t", ".m2ts", ".mpg",   ".mpeg", ".mpe",  ".m1v",  ".m2v",  ".vob",
        ".wmv", ".asf", ".flv",  ".f4v",   ".3gp",  ".3g2",  ".ogv",  ".ogm",  ".mxf",
        ".gif", ".dv",  ".dif",  ".mjpeg", ".mjpg", ".y4m",  ".apng", ".ivf",  ".mod"};
    return ends_in(path, kEndings);
}

bool is_still_name(const std::filesystem::path& path) {
    static constexpr std::array<std::string_view, 9> kEndings = {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".webp", ".tif", ".tiff"};
    return ends_in(path, kEndings);
}

bool is_url(const std::string& text) {
    const std::size_t length = text.find("://");
    if (length == std::string::npos || length < 2 || !is_letter(text[0])) return false;
    return std::all_of(
        text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length),
        [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
}

}  // namespace mien
