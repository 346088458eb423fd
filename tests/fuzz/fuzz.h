// What fuzz targets share. Each file here is one target: MIEN_FUZZ(name) { ... } takes bytes as
// anyone could have written them into a file, and gives them to the reader of that kind of file.
// The reader may throw mien::Error; everything else that leaves the body is a finding.
//
// Built twice: by tools/fuzz with clang's libFuzzer, which looks for such bytes, and as the tests
// Corpus.*, which give each file of tests/corpus to its target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

#include "mien/error.h"
#include "support/temporary_folder.h"

namespace mien::fuzz {

using Target = void (*)(std::string_view bytes);

// All targets of this program, by name.
inline std::map<std::string, Target>& targets() {
    static std::map<std::string, Target> all;
    return all;
}

// Refusing the input is right.
template <typename Body>
void refuse_or(const Body& body) {
    try {
        body();
    } catch (const Error&) {
    }
}

// A fault that a sanitizer does not see.
inline void demand(bool holds) {
    if (!holds) __builtin_trap();
}

// A folder for readers that want files; the same one for all inputs.
inline const std::filesystem::path& folder() {
    static const test::TemporaryFolder folder;
    return folder.path();
}

inline std::filesystem::path file_with(std::string_view bytes, const char* name) {
    const std::filesystem::path path = folder() / name;
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

// Inputs of two files: the first one's text ends at a line that holds "%%" alone.
struct Pair {
    std::string_view first;
    std::string_view second;
};
inline Pair two_of(std::string_view bytes) {
    constexpr std::string_view between = "\n%%\n";
    const std::size_t at = bytes.find(between);
    if (at == std::string_view::npos) return {bytes, {}};
    return {bytes.substr(0, at + 1), bytes.substr(at + between.size())};
}

}  // namespace mien::fuzz

#ifdef MIEN_LIBFUZZER
#define MIEN_FUZZ_ENTRY(name)                                                            \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) { \
        fuzz_##name({reinterpret_cast<const char*>(bytes), size});                       \
        return 0;                                                                        \
    }
#else
#define MIEN_FUZZ_ENTRY(name)                              \
    [[maybe_unused]] static const bool is_##name##_known = \
        (mien::fuzz::targets()[#name] = fuzz_##name) != nullptr;
#endif

#define MIEN_FUZZ(name)                              \
    static void fuzz_##name(std::string_view bytes); \
    MIEN_FUZZ_ENTRY(name)                            \
    static void fuzz_##name(std::string_view bytes)
