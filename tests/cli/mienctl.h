// What the tests of mienctl share.
#pragma once

#include <algorithm>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/temporary_folder.h"
#include "support/tiny_checkpoint.h"

namespace mien::test {

// What `mienctl arguments` answers, the arguments as in a shell. Where they are words alone, it
// runs in a fork of this process: starting the program takes longer than most of what is asked of
// it here, with AddressSanitizer several seconds.
Answer mienctl(const std::string& arguments);

// A folder with a small checkpoint in it, and short clips made on demand.
class Workspace {
  public:
    Workspace() { save_checkpoint(model(), tiny_checkpoint()); }

    std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
    std::filesystem::path model() const { return folder_ / "tiny.safetensors"; }

    // Ten frames of colour bars (no face) at 10 per second, unless `options` for ffmpeg say else.
    std::filesystem::path clip(const std::string& name, const std::string& options = "") const {
        const auto path = folder_ / name;
        const Answer made =
            run("ffmpeg -v error -y -f lavfi -i testsrc=size=160x120:rate=10:duration=1 " +
                options + " -pix_fmt yuv420p '" + path.string() + "'");
        if (made.status != 0) throw std::runtime_error("ffmpeg: " + made.error);
        return path;
    }

    Answer annotate(const std::string& inputs, const std::string& options = "") const {
        return mienctl("annotate " + inputs + " --out '" + (folder_ / "out").string() +
                       "' --model '" + model().string() + "' " + options);
    }

    std::string result(const std::string& name) const { return read_text(folder_ / "out" / name); }
    bool has_result(const std::string& name) const {
        return std::filesystem::exists(folder_ / "out" / name);
    }

  private:
    TemporaryFolder folder_;
};

inline std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) result.push_back(line);
    return result;
}

inline std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> result(1);
    for (const char c : line) {
        if (c == ',') {
            result.emplace_back();
        } else {
            result.back() += c;
        }
    }
    return result;
}

// Neither a crash nor more than one line for one problem. (An address has more digits than the
// random part of a temporary folder's name.)
inline bool is_one_clear_line(const std::string& error) {
    return std::count(error.begin(), error.end(), '\n') == 1 && error.starts_with("mienctl: ") &&
           error.find("what()") == std::string::npos &&
           !std::regex_search(error, std::regex("0x[0-9a-f]{6}"));
}

}  // namespace mien::test
