// A library with the functions of liblsl that Mien calls: writes down what it is told.
#include <cmath>
#include <cstdint>
#include <mutex>
#include <sstream>
#include <string>

namespace {

std::mutex mutex;
std::string told;
std::string refused;  // the stream of this name

void note(const std::string& line) {
    const std::lock_guard lock(mutex);
    told += line + "\n";
}

struct Info {
    std::string name;
    int channels;
};

}  // namespace

#define MIEN_FAKE extern "C" __attribute__((visibility("default")))

MIEN_FAKE void fake_lsl_told(std::string* into) {
    const std::lock_guard lock(mutex);
    into->swap(told);
    told.clear();
}
MIEN_FAKE void fake_lsl_refuse(const char* name) {
    refused = name;
}
MIEN_FAKE Info* lsl_create_streaminfo(const char* name, const char* type, std::int32_t channels,
                                      double rate, std::int32_t format, const char* source) {
    if (refused == name) return nullptr;
    std::ostringstream line;
    line << "info " << name << "|" << type << "|" << channels << "|" << rate << "|" << format << "|"
         << source;
    note(line.str());
    return new Info{name, channels};
}
MIEN_FAKE void lsl_destroy_streaminfo(Info* info) {
    delete info;
}
MIEN_FAKE Info* lsl_get_desc(Info* info) {
    return info;
}
MIEN_FAKE Info* lsl_append_child(Info* to, const char* name) {
    note(std::string("child ") + name);
    return to;
}
MIEN_FAKE Info* lsl_append_child_value(Info* to, const char* name, const char* value) {
    note(std::string(name) + "=" + value);
    return to;
}
MIEN_FAKE Info* lsl_create_outlet(Info* info, std::int32_t, std::int32_t) {
    note("outlet " + info->name);
    return new Info(*info);
}
MIEN_FAKE void lsl_destroy_outlet(Info* outlet) {
    note("gone " + outlet->name);
    delete outlet;
}
MIEN_FAKE std::int32_t lsl_push_sample_ft(Info* outlet, const float* values, double time_s) {
    std::ostringstream line;
    line << outlet->name << ":";
    for (int i = 0; i < outlet->channels; ++i) {
        if (std::isnan(values[i])) {
            line << " -";
        } else {
            line << " " << values[i];
        }
    }
    line << " at " << std::round(time_s * 10) / 10;
    note(line.str());
    return 0;
}
MIEN_FAKE std::int32_t lsl_push_sample_strt(Info* outlet, const char** texts, double time_s) {
    std::ostringstream line;
    line << outlet->name << ": " << texts[0] << " at " << std::round(time_s * 10) / 10;
    note(line.str());
    return 0;
}
// It stands still.
MIEN_FAKE double lsl_local_clock() {
    return 5000;
}
