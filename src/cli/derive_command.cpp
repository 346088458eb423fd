// mienctl derive: valence and arousal from the scores of expressions.

#include "cli/derive_command.h"

#include <cstdio>
#include <exception>
#include <memory>

#include "cli/annotation_files.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "core/table/derived_table.h"
#include "mien/error.h"

namespace mienctl {

namespace {

struct DeriveOptions {
    std::vector<std::string> annotations;
    std::string out;
};

int run(const DeriveOptions& options) {
    bool whole = true;
    for (std::filesystem::path one : annotations_in(options.annotations)) {
        if (interrupted()) throw mien::Error("stopped before all annotations were done");
        try {
            if (one.extension() == ".json") one.replace_extension(".csv");
            tell_derived(one, options.out);
        } catch (const std::exception& error) {
            complain(error.what());
            whole = false;
        }
    }
    return whole ? 0 : 1;
}

}  // namespace

void tell_derived(const std::filesystem::path& csv, const std::filesystem::path& out) {
    const mien::DerivedTable table = mien::write_derived(csv, out);
    if (!table.note.empty()) std::printf("%s\n", for_terminal(table.note).c_str());
    std::printf("-> %s%s\n", for_terminal(table.file.string()).c_str(),
                table.corrected ? ", also of the corrected scores" : "");
}

void add_derive(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<DeriveOptions>();
    CLI::App* command = app.add_subcommand(
        "derive", "Derive valence and arousal from scores, by a fixed map, as a table");
    command
        ->add_option("ANNOTATION", options->annotations,
                     "Annotations (NAME.csv or NAME.json), or folders of them")
        ->required();
    command->add_option("--out", options->out, "Folder for NAME.derived.csv; else beside each")
        ->check(CLI::ExistingDirectory);
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
