#include "cli/program.h"

#include <csignal>
#include <exception>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace mienctl {

int run_program(int argc, const char* const* argv) {
    CLI::App app{"Reads facial expression from pictures and videos, entirely on this machine.",
                 "mienctl"};
    app.set_version_flag("--version", "mienctl " MIEN_VERSION);
    app.require_subcommand(1);
    Run run;
#ifndef MIEN_TRAINING_ONLY
    add_adapt(app, run);
    add_agree(app, run);
    add_annotate(app, run);
    add_baseline(app, run);
    add_bench(app, run);
    add_bids(app, run);
    add_derive(app, run);
    add_faces(app, run);
    add_inspect(app, run);
    add_label(app, run);
    add_models(app, run);
    add_negatives(app, run);
    add_robustness(app, run);
    add_rules(app, run);
    add_serve(app, run);
    add_study(app, run);
    add_summarize(app, run);
#endif
    add_calibrate(app, run);
    add_compare(app, run);
    add_evaluate(app, run);
    add_merge(app, run);
    add_train(app, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    catch_interrupt();
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files (ulimit -f) is an error
    try {
        return run();
    } catch (const std::exception& error) {
        complain(error.what());
        return 1;
    }
}

}  // namespace mienctl
