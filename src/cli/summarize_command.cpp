// mienctl summarize: how faces reacted, from annotations that are there.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "mien/annotation_summary.h"
#include "mien/error.h"

namespace mienctl {

namespace fs = std::filesystem;

namespace {

struct SummarizeOptions {
    std::vector<std::string> annotations;
    std::string markers;
    std::string out;
    bool only_ok = false;
};

// The annotations of a folder are those with a record.
std::vector<fs::path> annotations_in(const std::vector<std::string>& named) {
    std::vector<fs::path> found;
    for (const std::string& one : named) {
        if (!fs::is_directory(one)) {
            found.emplace_back(one);
            continue;
        }
        const std::size_t before = found.size();
        for (const fs::directory_entry& entry : fs::directory_iterator(one)) {
            fs::path csv = entry.path();
            if (csv.extension() == ".json" && fs::exists(csv.replace_extension(".csv"))) {
                found.push_back(entry.path());
            }
        }
        std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
        if (found.size() == before) {
            throw mien::Error("there are no annotations in " + one + "; make some with annotate");
        }
    }
    return found;
}

int run(const SummarizeOptions& options) {
    bool whole = true;
    for (const fs::path& annotation : annotations_in(options.annotations)) {
        try {
            const fs::path out =
                options.out.empty() ? annotation.parent_path() : fs::path(options.out);
            const auto files = mien::write_summary(
                mien::summarize_file(annotation, options.markers, options.only_ok), out);
            const std::string line =
                annotation.string() + " -> " + files[0].string() + ", " + files[1].string();
            std::printf("%s\n", for_terminal(line).c_str());
        } catch (const std::exception& error) {
            complain(error.what());
            whole = false;
        }
    }
    return whole ? 0 : 1;
}

}  // namespace

void add_summarize(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<SummarizeOptions>();
    CLI::App* command = app.add_subcommand(
        "summarize", "Summarise annotations segment by segment, as a table and a web page");
    command
        ->add_option("ANNOTATION", options->annotations,
                     "Annotations (NAME.csv or NAME.json), or folders of them")
        ->required();
    command->add_option(
        "--markers", options->markers,
        "Segments: a CSV with start,end,label in seconds; by default NAME.markers.csv");
    command->add_option("--out", options->out, "Folder for the results; else beside each");
    command->add_flag("--only-ok", options->only_ok,
                      "Leave out faces whose status is not ok: dark, blurred, turned, cut");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
