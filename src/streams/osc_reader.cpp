#include "streams/osc_reader.h"

#include <bit>
#include <cstdint>
#include <string>

namespace mien::streams {

namespace {

constexpr std::size_t kMostMessages = 64;
constexpr int kDeepest = 2;

// Takes parts from the front of bytes; once one is missing, `good` is false and all are empty.
struct Bytes {
    std::string_view rest;
    bool good = true;

    std::string_view take(std::size_t count) {
        if (count > rest.size()) {
            good = false;
            return {};
        }
        const std::string_view taken = rest.substr(0, count);
        rest.remove_prefix(count);
        return taken;
    }
    template <typename Number>
    Number number() {
        Number value = 0;
        for (const char c : take(sizeof(Number))) {
            value = static_cast<Number>(value << 8 | static_cast<unsigned char>(c));
        }
        return value;
    }
    // Ended by a zero, and filled up with zeros to a multiple of four.
    std::string text() {
        const std::size_t end = rest.find('\0');
        if (end == std::string_view::npos) {
            good = false;
            return {};
        }
        return std::string(take((end + 4) / 4 * 4).substr(0, end));
    }
};

OscValue value_of(char type, Bytes& bytes) {
    switch (type) {
        case 'i':
            return static_cast<std::int32_t>(bytes.number<std::uint32_t>());
        case 'f':
            return std::bit_cast<float>(bytes.number<std::uint32_t>());
        case 'd':
            return std::bit_cast<double>(bytes.number<std::uint64_t>());
        case 'h':
            return static_cast<double>(static_cast<std::int64_t>(bytes.number<std::uint64_t>()));
        case 't':
            return static_cast<double>(bytes.number<std::uint64_t>()) / 4294967296.0;
        case 's':
        case 'S':
            return bytes.text();
        case 'T':
        case 'F':
            return type == 'T';
        default:
            bytes.good = false;
            return false;
    }
}

bool read_into(std::vector<OscMessage>& messages, Bytes bytes, int depth);

bool read_bundle(std::vector<OscMessage>& messages, Bytes bytes, int depth) {
    bytes.take(16);  // "#bundle", and its time
    while (bytes.good && !bytes.rest.empty()) {
        const std::string_view element = bytes.take(bytes.number<std::uint32_t>());
        if (!bytes.good || !read_into(messages, {element}, depth + 1)) return false;
    }
    return bytes.good;
}

bool read_into(std::vector<OscMessage>& messages, Bytes bytes, int depth) {
    if (bytes.rest.starts_with(std::string_view("#bundle\0", 8))) {
        return depth < kDeepest && read_bundle(messages, bytes, depth);
    }
    if (messages.size() >= kMostMessages) return false;
    OscMessage message{bytes.text(), {}};
    const std::string types = bytes.rest.empty() ? "," : bytes.text();  // old programs leave it out
    if (!bytes.good || !message.address.starts_with('/') || !types.starts_with(',')) return false;
    for (const char type : types.substr(1)) message.values.push_back(value_of(type, bytes));
    if (!bytes.good || !bytes.rest.empty()) return false;
    messages.push_back(std::move(message));
    return true;
}

}  // namespace

std::optional<std::vector<OscMessage>> read_osc(std::string_view packet) {
    std::vector<OscMessage> messages;
    if (!read_into(messages, {packet}, 0)) return std::nullopt;
    return messages;
}

}  // namespace mien::streams
