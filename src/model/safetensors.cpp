#include "model/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/atomic_file.h"
#include "base/text.h"
#include "mien/error.h"
#include "model/budget.h"
#include "model/strict_json.h"

namespace mien {

namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "tensors are stored little endian");

constexpr std::uint64_t kMaxFile = Budget::kFileBytes;
constexpr std::uint64_t kLengthBytes = 8;
constexpr std::size_t kMaxDimensions = 8;

std::size_t width(DType dtype) {
    return dtype == DType::f16 ? 2 : 4;
}

TensorEntry parse_tensor(const json& entry, const std::string& name) {
    const std::string its = "tensor '" + printable(name.substr(0, 80)) + "'";
    TensorEntry tensor;
    try {
        const auto dtype = entry.at("dtype").get<std::string>();
        if (dtype != "F16" && dtype != "F32") {
            throw Error(its + " is stored as " + printable(dtype.substr(0, 20)) +
                        "; F16 and F32 can be read");
        }
        tensor.dtype = dtype == "F16" ? DType::f16 : DType::f32;
        std::uint64_t count = width(tensor.dtype);
        const json& shape = entry.at("shape");
        if (!shape.is_array() || shape.size() > kMaxDimensions) {
            throw Error(its + " has an impossible shape");
        }
        for (const json& dimension : shape) {
            const auto length =
                dimension.is_number_unsigned() ? dimension.get<std::uint64_t>() : kMaxFile + 1;
            if (length > kMaxFile || (length != 0 && count > kMaxFile / length)) {
                throw Error(its + " has an impossible shape");
            }
            count *= length;
            tensor.shape.push_back(static_cast<std::int64_t>(length));
        }
        const json& offsets = entry.at("data_offsets");
        if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
            !offsets[1].is_number_unsigned()) {
            throw Error(its + " has impossible offsets");
        }
        tensor.begin = offsets[0].get<std::uint64_t>();
        tensor.end = offsets[1].get<std::uint64_t>();
        if (tensor.end < tensor.begin || tensor.end - tensor.begin != count) {
            throw Error(its + " has offsets that disagree with its shape");
        }
        return tensor;
    } catch (const json::exception&) {
        throw Error("the header's entry for " + its + " is incomplete");
    }
}

// An exponent of ones alone is an infinity or no number (IEEE 754).
template <typename Bits>
bool all_finite(const std::vector<std::byte>& bytes, Bits exponent) {
    Bits bits = 0;
    for (std::size_t at = 0; at + sizeof bits <= bytes.size(); at += sizeof bits) {
        std::memcpy(&bits, bytes.data() + at, sizeof bits);
        if ((bits & exponent) == exponent) return false;
    }
    return true;
}

}  // namespace

SafetensorsHeader parse_safetensors_header(std::string_view text, std::uint64_t data_bytes) {
    const json parsed = parse_strict(text, 8, "its header");
    if (!parsed.is_object()) throw Error("its header is not a JSON object");
    SafetensorsHeader header;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> spans;
    for (const auto& [name, entry] : parsed.items()) {
        if (name == "__metadata__") {
            if (!entry.is_object()) throw Error("its metadata is not a JSON object");
            for (const auto& [key, value] : entry.items()) {
                if (!value.is_string()) throw Error("its metadata must be text alone");
                header.metadata[key] = value.get<std::string>();
            }
            continue;
        }
        TensorEntry tensor = parse_tensor(entry, name);
        if (tensor.end > data_bytes) {
            throw Error("it is cut off: tensor '" + printable(name.substr(0, 80)) + "' is missing");
        }
        spans.emplace_back(tensor.begin, tensor.end);
        header.tensors.emplace(name, std::move(tensor));
    }
    std::sort(spans.begin(), spans.end());
    std::uint64_t expected = 0;
    for (const auto& [begin, end] : spans) {
        if (begin != expected) throw Error("its tensors overlap or leave gaps");
        expected = end;
    }
    if (expected != data_bytes) throw Error("it has bytes that belong to no tensor");
    return header;
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path) : file_(path) {
    if (file_.size() > kMaxFile) {
        throw Error("it has " + std::to_string(file_.size() >> 20) + " MiB; at most " +
                    std::to_string(kMaxFile >> 20) + " are allowed");
    }
    std::uint64_t header_size = 0;
    if (file_.read_at(0, &header_size, kLengthBytes) < kLengthBytes) {
        throw Error("it is too short to be a checkpoint");
    }
    if (header_size > file_.size() - kLengthBytes) {
        throw Error("it is not a safetensors file, or it is cut off");
    }
    if (header_size > static_cast<std::uint64_t>(Budget::kHeaderBytes)) {
        throw Error("its header has " + std::to_string(header_size >> 20) + " MiB; at most " +
                    std::to_string(Budget::kHeaderBytes >> 20) + " are allowed");
    }
    std::string text(header_size, '\0');
    if (file_.read_at(kLengthBytes, text.data(), text.size()) < text.size()) {
        throw Error("it was cut off while it was read");
    }
    data_begin_ = kLengthBytes + header_size;
    header_ = parse_safetensors_header(text, file_.size() - data_begin_);
}

std::map<std::string, RawTensor> SafetensorsFile::read_tensors() const {
    std::map<std::string, RawTensor> tensors;
    for (const auto& [name, entry] : header_.tensors) {
        RawTensor tensor{entry.dtype, entry.shape, {}};
        tensor.bytes.resize(entry.end - entry.begin);
        if (file_.read_at(data_begin_ + entry.begin, tensor.bytes.data(), tensor.bytes.size()) <
            tensor.bytes.size()) {
            throw Error("it was cut off while it was read");
        }
        tensors.emplace(name, std::move(tensor));
    }
    check_finite(tensors);
    return tensors;
}

void check_finite(const std::map<std::string, RawTensor>& tensors) {
    for (const auto& [name, tensor] : tensors) {
        const bool finite = tensor.dtype == DType::f16
                                ? all_finite<std::uint16_t>(tensor.bytes, 0x7C00)
                                : all_finite<std::uint32_t>(tensor.bytes, 0x7F800000);
        if (!finite) {
            throw Error("tensor '" + printable(name.substr(0, 80)) +
                        "' has a weight that is infinite or not a number");
        }
    }
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
    file.write({reinterpret_cast<const char*>(&size), kLengthBytes});
    file.write(text);
    for (const auto& [name, tensor] : content.tensors) {
        file.write({reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()});
    }
    file.commit();
}

}  // namespace mien
