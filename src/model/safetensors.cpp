#include "model/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/atomic_file.h"
#include "mien/error.h"

namespace mien {

namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "tensors are stored little endian");

constexpr std::uint64_t max_file = 1ULL << 30;
constexpr std::uint64_t max_header = 16ULL << 20;
constexpr std::uint64_t length_bytes = 8;

std::size_t width(DType dtype) {
    return dtype == DType::f16 ? 2 : 4;
}

std::vector<char> read_all(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) throw Error("it cannot be opened");
    const auto size = static_cast<std::int64_t>(file.tellg());
    if (size < 0) throw Error("it cannot be read");
    if (static_cast<std::uint64_t>(size) > max_file) throw Error("it is larger than 1 GiB");
    std::vector<char> bytes(static_cast<std::size_t>(size));
    file.seekg(0);
    file.read(bytes.data(), size);
    if (!file) throw Error("it cannot be read");
    return bytes;
}

json parse_header(std::string_view text) {
    // A depth bound: the parser recurses, and a header of brackets alone would exhaust the stack.
    const auto shallow = [](int depth, json::parse_event_t, json&) {
        if (depth > 8) throw Error("its header is nested too deep");
        return true;
    };
    try {
        json header = json::parse(text, shallow);
        if (!header.is_object()) throw Error("its header is not a JSON object");
        return header;
    } catch (const json::exception&) {
        throw Error("its header is not JSON");
    }
}

struct Span {
    std::uint64_t begin;
    std::uint64_t end;
};

Span parse_tensor(const json& entry, const std::string& name, RawTensor& tensor) {
    try {
        const auto dtype = entry.at("dtype").get<std::string>();
        if (dtype != "F16" && dtype != "F32") {
            throw Error("tensor '" + name + "' is stored as " + dtype +
                        "; F16 and F32 can be read");
        }
        tensor.dtype = dtype == "F16" ? DType::f16 : DType::f32;
        std::uint64_t count = width(tensor.dtype);
        for (const json& dimension : entry.at("shape")) {
            const auto length = dimension.get<std::uint64_t>();
            if (!dimension.is_number_unsigned() || length > max_file ||
                (length != 0 && count > max_file / length)) {
                throw Error("tensor '" + name + "' has an impossible shape");
            }
            count *= length;
            tensor.shape.push_back(static_cast<std::int64_t>(length));
        }
        const json& offsets = entry.at("data_offsets");
        if (offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
            !offsets[1].is_number_unsigned()) {
            throw Error("tensor '" + name + "' has impossible offsets");
        }
        const Span span{offsets[0].get<std::uint64_t>(), offsets[1].get<std::uint64_t>()};
        if (span.end < span.begin || span.end - span.begin != count) {
            throw Error("tensor '" + name + "' has offsets that disagree with its shape");
        }
        return span;
    } catch (const json::exception&) {
        throw Error("the header's entry for tensor '" + name + "' is incomplete");
    }
}

}  // namespace

Safetensors read_safetensors(const std::filesystem::path& path) {
    const std::vector<char> bytes = read_all(path);
    if (bytes.size() < length_bytes) throw Error("it is too short to be a checkpoint");
    std::uint64_t header_size = 0;
    std::memcpy(&header_size, bytes.data(), length_bytes);
    if (header_size > max_header || header_size > bytes.size() - length_bytes) {
        throw Error("it is not a safetensors file, or it is cut off");
    }
    const json header = parse_header({bytes.data() + length_bytes, header_size});
    const char* const data = bytes.data() + length_bytes + header_size;
    const std::uint64_t data_size = bytes.size() - length_bytes - header_size;

    Safetensors content;
    std::vector<Span> spans;
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") {
            if (!entry.is_object()) throw Error("its metadata is not a JSON object");
            for (const auto& [key, value] : entry.items()) {
                if (!value.is_string()) throw Error("its metadata must be text alone");
                content.metadata[key] = value.get<std::string>();
            }
            continue;
        }
        RawTensor tensor;
        const Span span = parse_tensor(entry, name, tensor);
        if (span.end > data_size) throw Error("it is cut off: tensor '" + name + "' is missing");
        const auto* first = reinterpret_cast<const std::byte*>(data);
        tensor.bytes.assign(first + span.begin, first + span.end);
        spans.push_back(span);
        content.tensors.emplace(name, std::move(tensor));
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t expected = 0;
    for (const Span& span : spans) {
        if (span.begin != expected) throw Error("its tensors overlap or leave gaps");
        expected = span.end;
    }
    if (expected != data_size) throw Error("it has bytes that belong to no tensor");
    return content;
}

void write_safetensors(const std::filesystem::path& path, const Safetensors& content) {
    json header = json::object();
    if (!content.metadata.empty()) header["__metadata__"] = content.metadata;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : content.tensors) {
        const std::uint64_t end = offset + tensor.bytes.size();
        header[name] = {{"dtype", tensor.dtype == DType::f16 ? "F16" : "F32"},
                        {"shape", tensor.shape},
                        {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');  // the format asks for aligned tensors

    AtomicFile file(path);
    const std::uint64_t size = text.size();
    file.write({reinterpret_cast<const char*>(&size), length_bytes});
    file.write(text);
    for (const auto& [name, tensor] : content.tensors) {
        file.write({reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()});
    }
    file.commit();
}

}  // namespace mien
