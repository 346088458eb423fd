#include "core/media/sha256.h"

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/sha.h>
}

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <vector>

#include "mien/error.h"

namespace mien {

std::string sha256_of(const std::filesystem::path& path, const std::function<bool()>& stop) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error("cannot read " + path.string() + ": it cannot be opened");
    const std::unique_ptr<AVSHA, decltype(&av_free)> sha(av_sha_alloc(), &av_free);
    av_sha_init(sha.get(), 256);
    std::vector<char> block(std::size_t{4} << 20);
    while (file) {
        if (stop && stop()) return {};
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        av_sha_update(sha.get(), reinterpret_cast<const std::uint8_t*>(block.data()),
                      static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) throw Error("cannot read " + path.string() + ": the disk reports an error");
    std::array<std::uint8_t, 32> digest{};
    av_sha_final(sha.get(), digest.data());
    std::string text;
    for (const std::uint8_t byte : digest) {
        constexpr const char* kDigits = "0123456789abcdef";
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace mien
