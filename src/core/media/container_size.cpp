#include "core/media/container_size.h"

#include <array>
#include <bit>
#include <fstream>
#include <limits>
#include <string_view>

namespace mien {

namespace {

using Bytes = std::array<unsigned char, 16>;

std::uint64_t big_endian(const Bytes& bytes, std::size_t begin, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = begin; i < begin + count; ++i) value = value << 8 | bytes[i];
    return value;
}

std::string_view text(const Bytes& bytes, std::size_t begin) {
    return {reinterpret_cast<const char*>(bytes.data()) + begin, 4};
}

// The 16 bytes at `position`, zeros beyond the end.
Bytes peek(std::ifstream& in, std::uint64_t position) {
    Bytes bytes{};
    in.clear();
    in.seekg(static_cast<std::streamoff>(position));
    in.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
    return bytes;
}

// ISO 14496-12: a file is a row of boxes, each a 32-bit size and a type; size 1: a 64-bit size
// follows; size 0: up to the end of the file. Only boxes that hold pictures or say where they are
// count, because cameras append data of their own behind them.
std::uint64_t claimed_by_boxes(std::ifstream& in, std::uint64_t file_size) {
    std::uint64_t position = 0;
    std::uint64_t claimed = 0;
    while (position < file_size) {
        const Bytes head = peek(in, position);
        const std::string_view type = text(head, 4);
        std::uint64_t size = big_endian(head, 0, 4);
        if (size == 1) size = big_endian(head, 8, 8);
        if (size < 8 || size > std::numeric_limits<std::int64_t>::max() - position) break;
        position += size;
        if (type == "mdat" || type == "moof" || type == "moov") claimed = position;
    }
    return claimed;
}

// Adobe's FLV: a row of tags behind a header, each a byte of type, a 24-bit size, 7 more bytes, its
// data, and its size once more.
std::uint64_t claimed_by_tags(std::ifstream& in, std::uint64_t file_size) {
    std::uint64_t position = big_endian(peek(in, 0), 5, 4) + 4;
    while (position < file_size) {
        const Bytes head = peek(in, position);
        if (head[0] != 8 && head[0] != 9 && head[0] != 18) break;  // not sound, pictures or text
        position += 11 + big_endian(head, 1, 3) + 4;
    }
    return position;
}

// RFC 8794: an element is an id and a size, each a number whose leading zero bits give its length;
// a size of all ones is unknown. A Matroska file is an EBML header and one segment.
std::uint64_t claimed_by_segment(std::ifstream& in) {
    std::uint64_t position = 0;
    for (int element = 0; element < 2; ++element) {
        const Bytes head = peek(in, position);
        const auto id_length = static_cast<std::size_t>(std::countl_zero(head[0])) + 1;
        if (id_length > 4) return 0;
        const unsigned char first = head[id_length];
        const auto size_length = static_cast<std::size_t>(std::countl_zero(first)) + 1;
        if (size_length > 8) return 0;
        const std::uint64_t all_ones = (std::uint64_t{1} << (7 * size_length)) - 1;
        const std::uint64_t size = big_endian(head, id_length, size_length) & all_ones;
        if (size == all_ones) return 0;
        position += id_length + size_length + size;
    }
    return position;
}

}  // namespace

std::uint64_t claimed_size(const std::filesystem::path& file) {
    std::error_code error;
    const std::uint64_t file_size = std::filesystem::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in) return 0;

    const Bytes head = peek(in, 0);
    if (big_endian(head, 0, 4) == 0x1A45DFA3) return claimed_by_segment(in);
    if (text(head, 0) == "RIFF" && text(head, 8) == "AVI ") {
        const std::uint64_t size =
            head[4] | head[5] << 8 | head[6] << 16 | static_cast<std::uint64_t>(head[7]) << 24;
        return size == 0xFFFFFFFF ? 0 : size + 8;  // written to a pipe: never filled in
    }
    if (text(head, 0).starts_with("FLV")) return claimed_by_tags(in, file_size);
    for (const std::string_view type : {"ftyp", "moov", "mdat", "free", "skip", "wide", "styp"}) {
        if (text(head, 4) == type) return claimed_by_boxes(in, file_size);
    }
    return 0;
}

}  // namespace mien
