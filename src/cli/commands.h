// The subcommands of mienctl: each registers its options and what to run.
//
// A command throws Error for what went wrong with everything it was asked to do (exit status 1),
// and returns 1 itself when only a part failed and was reported.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace mienctl {

// Set by a command's callback: what run_program() runs once the command line is understood.
using Run = std::function<int()>;

void add_adapt(CLI::App& app, Run& run);
void add_agree(CLI::App& app, Run& run);
void add_annotate(CLI::App& app, Run& run);
void add_baseline(CLI::App& app, Run& run);
void add_bench(CLI::App& app, Run& run);
void add_bids(CLI::App& app, Run& run);
void add_calibrate(CLI::App& app, Run& run);
void add_compare(CLI::App& app, Run& run);
void add_derive(CLI::App& app, Run& run);
void add_evaluate(CLI::App& app, Run& run);
void add_faces(CLI::App& app, Run& run);
void add_inspect(CLI::App& app, Run& run);
void add_label(CLI::App& app, Run& run);
void add_merge(CLI::App& app, Run& run);
void add_models(CLI::App& app, Run& run);
void add_negatives(CLI::App& app, Run& run);
void add_robustness(CLI::App& app, Run& run);
void add_rules(CLI::App& app, Run& run);
void add_serve(CLI::App& app, Run& run);
void add_study(CLI::App& app, Run& run);
void add_summarize(CLI::App& app, Run& run);
void add_train(CLI::App& app, Run& run);

}  // namespace mienctl
