// mienctl compare: two checkpoints side by side on the same rows.

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/labelled_data.h"
#include "cli/report_file.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "model/threads.h"
#include "train/evaluation.h"
#include "train/report.h"

namespace mienctl {

namespace {

using json = nlohmann::ordered_json;

struct CompareOptions {
    std::array<std::string, 2> models;
    RowOptions rows;
    std::string report;
    bool as_json = false;
};

// Rows that one of the two cannot answer lose their label: both are asked the same.
void keep_common(mien::Dataset& data, const std::vector<std::string>& classes) {
    const std::vector<int> class_of = mien::match_classes(data.classes, classes);
    for (int& label : data.labels) {
        if (label >= 0 && class_of[static_cast<std::size_t>(label)] < 0) label = -1;
    }
}

int run(const CompareOptions& options) {
    mien::limit_threads(options.rows.threads);
    const auto load = [](const std::string& name) {
        return mien::load_checkpoint(mien::find_checkpoint(name));
    };
    const std::array checkpoints{load(options.models[0]), load(options.models[1])};
    mien::Dataset data = load_by_majority(options.rows.data, options.rows.votes);
    for (const mien::Checkpoint& one : checkpoints) keep_common(data, one.manifest.classes);
    const std::string split = split_of(data, options.rows);

    ProgressLine progress;
    const auto ask = [&](const mien::Checkpoint& checkpoint) {
        return mien::evaluate(checkpoint, data, split, [&](double share) {
            progress.update(share, "evaluating " + checkpoint.manifest.name);
            return !interrupted();
        });
    };
    const std::array results{ask(checkpoints[0]), ask(checkpoints[1])};
    progress.clear();
    const mien::McNemar test = mien::compare(mien::right(results[0]), mien::right(results[1]));

    std::array<std::string, 2> names{checkpoints[0].manifest.name, checkpoints[1].manifest.name};
    if (names[0] == names[1]) names = options.models;
    if (!options.report.empty()) {
        write_report(std::filesystem::path(options.report) / "comparison.html",
                     mien::comparison_report({names[0], results[0]}, {names[1], results[1]}, test,
                                             std::filesystem::path(options.rows.data).filename()));
    }
    if (options.as_json) {
        json both = json::array();
        for (std::size_t i = 0; i < 2; ++i) {
            const mien::Metrics& metrics = results.at(i).metrics;
            both.push_back({{"model", names.at(i)},
                            {"accuracy", metrics.accuracy},
                            {"balanced_accuracy", metrics.balanced_accuracy},
                            {"macro_f1", metrics.macro_f1},
                            {"expected_calibration_error", metrics.expected_calibration_error}});
        }
        const json out{{"rows", results[0].metrics.rows},
                       {"models", both},
                       {"only_first_right", test.only_first},
                       {"only_second_right", test.only_second},
                       {"p", test.p}};
        std::printf("%s\n", out.dump(2).c_str());
        return 0;
    }
    std::printf("%d rows that both can answer\n%-28s %12.12s %12.12s\n", results[0].metrics.rows,
                "", names[0].c_str(), names[1].c_str());
    const auto line = [](const char* name, double a, double b) {
        std::printf("%-28s %10.2f %% %10.2f %%\n", name, 100 * a, 100 * b);
    };
    const mien::Metrics& a = results[0].metrics;
    const mien::Metrics& b = results[1].metrics;
    line("accuracy", a.accuracy, b.accuracy);
    line("balanced accuracy", a.balanced_accuracy, b.balanced_accuracy);
    line("macro F1", a.macro_f1, b.macro_f1);
    line("expected calibration error", a.expected_calibration_error, b.expected_calibration_error);
    std::printf("%-28s %12d %12d\n", "rows that only it gets right", test.only_first,
                test.only_second);
    std::printf("McNemar's test, two-sided, exact: p = %.4g\n", test.p);
    return 0;
}

}  // namespace

void add_compare(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<CompareOptions>();
    CLI::App* command =
        app.add_subcommand("compare", "Compare two checkpoints on the same labelled crops");
    command->add_option("A", options->models[0], "Checkpoint: a name or a file")->required();
    command->add_option("B", options->models[1], "Checkpoint: a name or a file")->required();
    add_row_options(*command, options->rows);
    command->add_option("--report", options->report, "Folder for a web page, comparison.html");
    command->add_flag("--json", options->as_json, "As JSON");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
