// mienctl summarize: how faces reacted, from annotations that are there.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/annotation_files.h"
#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/terminal.h"
#include "core/table/summary_table.h"
#include "mien/annotation_summary.h"
#include "mien/error.h"

namespace mienctl {

namespace fs = std::filesystem;

namespace {

struct SummarizeOptions {
    std::vector<std::string> annotations;
    std::string markers;
    std::string out;
    std::string table;
    int jobs = 1;
    bool only_ok = false;
    bool rows = false;
    bool derived = false;
};

struct Summarized {
    std::string line;  // what to say of it
    std::string problem;
    mien::SummaryPiece piece;
};

Summarized summarize_one(const SummarizeOptions& options, const fs::path& annotation) {
    Summarized result;
    try {
        const auto summary = mien::summarize_file(annotation, options.markers, options.only_ok);
        if (!options.table.empty()) {
            result.piece = mien::summary_piece(summary, summary.annotation.file.string());
            return result;
        }
        const fs::path out = options.out.empty() ? annotation.parent_path() : fs::path(options.out);
        const auto files = mien::write_summary(summary, out, options.derived);
        result.line = annotation.string() + " -> " + files[0].string() + ", " + files[1].string();
    } catch (const std::exception& error) {
        result.problem = error.what();
    }
    return result;
}

int run(const SummarizeOptions& options) {
    bool whole = true;
    const std::vector<fs::path> annotations = annotations_in(options.annotations);
    std::optional<mien::SummaryTable> table;
    if (!options.table.empty()) {
        std::vector<fs::path> with_rows;
        for (const fs::path& one : annotations) {
            if (options.rows) with_rows.push_back(fs::path(one).replace_extension(".csv"));
        }
        table.emplace(options.table, with_rows);
    }
    ProgressLine progress;
    in_order(
        annotations.size(), options.jobs,
        [&](std::size_t i) { return summarize_one(options, annotations[i]); },
        [&](std::size_t i, const Summarized& result) {
            if (!result.problem.empty()) {
                progress.clear();
                complain(result.problem);
                whole = false;
            } else if (table) {
                table->add(result.piece);
                progress.update(
                    static_cast<double>(i + 1) / static_cast<double>(annotations.size()),
                    std::to_string(i + 1) + " of " + std::to_string(annotations.size()));
            } else {
                std::printf("%s\n", for_terminal(result.line).c_str());
            }
        });
    progress.clear();
    if (interrupted()) {
        complain("stopped before all annotations were summarised");
        return 1;
    }
    if (table) {
        const auto files = table->finish();
        const std::string line = std::to_string(annotations.size()) + " annotations -> " +
                                 files[0].string() + ", " + files[1].string();
        std::printf("%s\n", for_terminal(line).c_str());
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
    command->add_option("--table", options->table,
                        "One table of all annotations and one page beside it, instead of a table "
                        "and a page for each: CSV, or an SQLite database where it ends in .sqlite");
    command->add_flag("--rows", options->rows,
                      "Of a --table that ends in .sqlite: with the rows of all annotations");
    command->add_option("--jobs", options->jobs, "Annotations to read at once")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_flag("--derived", options->derived,
                      "With a plot of valence and arousal, derived from the scores, on each page");
    command->add_flag(
        "--only-ok", options->only_ok,
        "Leave out faces whose status is not ok: dark, blurred, turned, covered, cut");
    command->callback([options, &to_run] {
        if (options->rows && fs::path(options->table).extension() != ".sqlite") {
            throw CLI::ValidationError("--rows is of a --table that ends in .sqlite");
        }
        if (options->derived && !options->table.empty()) {
            throw CLI::ValidationError("--derived is for the page of each, not for a --table");
        }
        to_run = [options] { return run(*options); };
    });
}

}  // namespace mienctl
