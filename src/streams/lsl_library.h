// liblsl, the Lab Streaming Layer, opened when it is asked for: Debian does not have it, so that
// whoever wants it installs it by hand. Its functions as its C API documents them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mien::streams {

struct LslLibrary {
    struct Info;    // lsl_streaminfo
    struct Xml;     // lsl_xml_ptr
    struct Outlet;  // lsl_outlet

    static constexpr std::int32_t kFloat = 1;   // cft_float32
    static constexpr std::int32_t kString = 3;  // cft_string
    static constexpr double kIrregular = 0;     // LSL_IRREGULAR_RATE

    // The first of `names` that there is, as dlopen() finds it. It stays open. Throws Error where
    // there is none, or one that lacks a function.
    explicit LslLibrary(const std::vector<std::string>& names = default_names());

    static std::vector<std::string> default_names();

    Info* (*create_streaminfo)(const char* name, const char* type, std::int32_t channels,
                               double rate, std::int32_t format, const char* source);
    void (*destroy_streaminfo)(Info*);
    Xml* (*get_desc)(Info*);
    Xml* (*append_child)(Xml*, const char* name);
    Xml* (*append_child_value)(Xml*, const char* name, const char* value);
    Outlet* (*create_outlet)(Info*, std::int32_t chunk, std::int32_t most_buffered);
    void (*destroy_outlet)(Outlet*);
    std::int32_t (*push_sample_ft)(Outlet*, const float* values, double time_s);
    std::int32_t (*push_sample_strt)(Outlet*, const char** texts, double time_s);
    double (*local_clock)();
};

}  // namespace mien::streams
