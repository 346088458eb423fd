#include "streams/lsl_library.h"

#include <dlfcn.h>

#include "base/text.h"
#include "mien/error.h"

namespace mien::streams {

namespace {

void* open_first(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (void* const library = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL)) return library;
    }
    throw Error(
        "cannot stream to the Lab Streaming Layer: its library, liblsl.so, is not installed; "
        "Debian does not have it, see https://labstreaminglayer.org");
}

template <typename Function>
void find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (!function) {
        throw Error("cannot stream to the Lab Streaming Layer: its library has no " +
                    std::string(name));
    }
}

}  // namespace

std::vector<std::string> LslLibrary::default_names() {
    return {"liblsl.so.2", "liblsl.so.1", "liblsl.so", "liblsl64.so"};
}

LslLibrary::LslLibrary(const std::vector<std::string>& names) {
    void* const library = open_first(names);
    find(library, "lsl_create_streaminfo", create_streaminfo);
    find(library, "lsl_destroy_streaminfo", destroy_streaminfo);
    find(library, "lsl_get_desc", get_desc);
    find(library, "lsl_append_child", append_child);
    find(library, "lsl_append_child_value", append_child_value);
    find(library, "lsl_create_outlet", create_outlet);
    find(library, "lsl_destroy_outlet", destroy_outlet);
    find(library, "lsl_push_sample_ft", push_sample_ft);
    find(library, "lsl_push_sample_strt", push_sample_strt);
    find(library, "lsl_local_clock", local_clock);
}

}  // namespace mien::streams
