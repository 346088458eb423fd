#include "mien/classifier.h"

#include <dlfcn.h>

#include "core/scores/score_model_factory.h"
#include "mien/error.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

// It lies in the folder mien/ beside this library when installed, and beside it in a build tree.
fs::path plugin_path() {
    Dl_info self{};
    dladdr(reinterpret_cast<const void*>(&load_classifier), &self);
    const fs::path folder = fs::path(self.dli_fname ? self.dli_fname : "").parent_path();
    const fs::path installed = folder / "mien" / kScoreModelLibrary;
    std::error_code ignored;
    return fs::exists(installed, ignored) ? installed : folder / kScoreModelLibrary;
}

ScoreModelFactory open_factory() {
    const fs::path path = plugin_path();
    // Never closed: LibTorch cannot be unloaded.
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* symbol = library ? dlsym(library, kScoreModelFactory) : nullptr;
    if (!symbol) {
        const char* reason = dlerror();
        throw Error("cannot open " + path.string() + ": " + (reason ? reason : "unknown reason") +
                    "; install LibTorch and build Mien again");
    }
    return reinterpret_cast<ScoreModelFactory>(symbol);
}

}  // namespace

std::unique_ptr<ScoreModel> load_classifier(const fs::path& checkpoint,
                                            const ClassifierOptions& options) {
    if (options.threads < 1) throw Error("the classifier needs at least one thread");
    static const ScoreModelFactory make = open_factory();
    return std::unique_ptr<ScoreModel>(make(checkpoint, options));
}

}  // namespace mien
