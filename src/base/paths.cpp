#include "mien/paths.h"

#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "mien/error.h"

namespace mien {

namespace fs = std::filesystem;

namespace {

bool is_path(const std::string& text, const std::string& ending) {
    return text.find('/') != std::string::npos || text.ends_with(ending);
}

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

// "cnn4, resnet" for the checkpoints in `folder`, sorted; empty without any.
std::string checkpoint_names(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed))
        if (entry->path().extension() == ".safetensors") names.push_back(entry->path().stem());
    std::sort(names.begin(), names.end());
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

// The file that holds this code: libmien, or a program that links it statically. For programs of
// others, which lie elsewhere than Mien.
fs::path own_file() {
    Dl_info self{};
    dladdr(reinterpret_cast<const void*>(&home), &self);
    std::error_code ignored;
    return fs::canonical(self.dli_fname ? self.dli_fname : "", ignored);
}

}  // namespace

fs::path home() {
    if (const char* set = std::getenv("MIEN_HOME"); set && *set) return set;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    // bin/ is one folder below the prefix; lib/ or lib/x86_64-linux-gnu/ one or two.
    for (fs::path folder : {program.parent_path(), own_file().parent_path()})
        for (int above = 0; above < 2 && folder.has_relative_path(); ++above) {
            folder = folder.parent_path();
            const fs::path share = folder / "share" / "mien";
            if (fs::is_directory(share, ignored)) return fs::canonical(share, ignored);
        }
    return program.parent_path().parent_path() / "share" / "mien";
}

fs::path models_folder() {
    return home() / "models";
}

fs::path demo_clip() {
    return home() / "data" / "demo.mp4";
}

fs::path find_checkpoint(const std::string& name_or_path) {
    if (is_path(name_or_path, ".safetensors")) {
        if (is_file(name_or_path)) return name_or_path;
    } else if (!name_or_path.empty()) {
        fs::path shipped = models_folder() / (name_or_path + ".safetensors");
        if (is_file(shipped)) return shipped;
        if (is_file(name_or_path)) return name_or_path;
    }
    const std::string names = checkpoint_names(models_folder());
    throw Error("cannot find the checkpoint '" + name_or_path + "'; " +
                (names.empty() ? "there is none in " + models_folder().string() +
                                     ": give the path of a .safetensors file"
                               : "give one of " + names + " or the path of a .safetensors file"));
}

fs::path default_checkpoint() {
    const fs::path preferred = models_folder() / "mien.safetensors";
    return is_file(preferred) ? preferred : find_checkpoint("cnn4");
}

fs::path find_cascade(const std::string& name_or_path) {
    const std::string what = "cannot find the cascade '" + name_or_path + "': ";
    if (is_path(name_or_path, ".xml")) {
        if (is_file(name_or_path)) return name_or_path;
        throw Error(what + "there is no such file; give the path of an .xml file or one of " +
                    "OpenCV's names, such as frontalface_default");
    }
    const fs::path file = "haarcascade_" + name_or_path + ".xml";
    for (const fs::path& folder : {home() / "cascades", fs::path("/usr/share/opencv4/haarcascades"),
                                   fs::path("/usr/local/share/opencv4/haarcascades"),
                                   fs::path("/usr/share/opencv/haarcascades")})
        if (is_file(folder / file)) return folder / file;
    throw Error(what + file.string() + " is not among OpenCV's cascades on this computer; " +
                "install the package opencv-data or give the path of an .xml file");
}

}  // namespace mien
