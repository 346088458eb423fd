#include "train/window_file.h"

#include <fstream>
#include <string>

#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

constexpr std::size_t kBytesOfOne = static_cast<std::size_t>(kWindowFileSide) * kWindowFileSide;
constexpr std::size_t kMostWindows = 10'000'000;

std::string header(std::size_t windows) {
    return "P5\n" + std::to_string(kWindowFileSide) + " " +
           std::to_string(windows * kWindowFileSide) + "\n255\n";
}

void read_into(Dataset& data, const std::filesystem::path& path, const std::string& split) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error("cannot read " + path.string() + ": there is no such file");
    std::string magic;
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t white = 0;
    file >> magic >> width >> height >> white;
    file.get();
    if (!file || magic != "P5" || width != kWindowFileSide || white != 255 || height == 0 ||
        height % kWindowFileSide != 0 || height / kWindowFileSide > kMostWindows) {
        throw Error("cannot read " + path.string() +
                    ": it is not a PGM of windows of 48 x 48 pixels, one below the other");
    }
    std::vector<std::uint8_t> pixels(kBytesOfOne);
    for (std::size_t i = 0; i < height / kWindowFileSide; ++i) {
        file.read(reinterpret_cast<char*>(pixels.data()),
                  static_cast<std::streamsize>(pixels.size()));
        if (!file) throw Error("cannot read " + path.string() + ": it is cut off");
        data.add(pixels.data(), 0, split);
    }
}

}  // namespace

void write_windows(const std::filesystem::path& path, const std::vector<std::uint8_t>& pixels) {
    write_file(path, header(pixels.size() / kBytesOfOne) +
                         std::string(reinterpret_cast<const char*>(pixels.data()), pixels.size()));
}

Dataset read_windows(const std::filesystem::path& folder) {
    Dataset data;
    data.classes = {"no face"};
    data.size = kWindowFileSide;
    read_into(data, folder / "training.pgm", "Training");
    read_into(data, folder / "held_back.pgm", "PublicTest");
    return data;
}

}  // namespace mien
