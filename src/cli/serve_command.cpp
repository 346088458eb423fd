// mienctl serve: a live session for browsers, on this machine or its network.

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/terminal.h"
#include "mien/classifier.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "serve/qr_lines.h"
#include "serve/serve.h"

namespace mienctl {

namespace {

using namespace std::chrono_literals;

struct ServeOptions {
    std::string source;
    std::string model;
    std::string precision = "auto";
    int threads = 1;
    bool loop = false;
    mien::serve::ServeSettings settings;
    mien::AnalyzerSettings analyzer;
};

void print_where(const mien::serve::Serve& serve, const ServeOptions& options) {
    const std::vector<std::string> addresses = serve.addresses();
    std::printf("Serving %s, until Ctrl-C:\n", for_terminal(options.source).c_str());
    for (const std::string& address : addresses) std::printf("  %s\n", address.c_str());
    if (!mien::serve::is_loopback(options.settings.address)) {
        if (isatty(STDOUT_FILENO) == 1) {
            std::printf("\n%s\n", mien::serve::qr_lines(addresses.front()).c_str());
        }
        std::printf(
            "Whoever has this address sees the picture and may use the buttons. It is not "
            "encrypted: use it\non networks that you trust.\n");
    }
    std::fflush(stdout);
}

// Until Ctrl-C. Says on standard error what becomes of the source, as the page does.
void wait(const mien::serve::ServedSession& session) {
    std::string told;
    while (!interrupted()) {
        const std::string problem = session.problem();
        if (!problem.empty() && problem != told) complain(problem);
        told = problem;
        std::this_thread::sleep_for(50ms);
    }
}

int run(const ServeOptions& options) {
    options.analyzer.validate();
    mien::ClassifierOptions with;
    with.threads = options.threads;
    with.precision = mien::parse_precision(options.precision);
    mien::serve::ServePlan plan;
    plan.settings = options.settings;
    plan.session.source = mien::serve::find_source(options.source, options.loop);
    plan.session.analyzer = options.analyzer;
    plan.session.checkpoint =
        options.model.empty() ? mien::default_checkpoint() : mien::find_checkpoint(options.model);
    plan.session.load = [with](const std::filesystem::path& checkpoint) {
        return mien::load_classifier(checkpoint, with);
    };
    plan.session.records = options.settings.records;
    plan.log = complain;
    const mien::serve::Serve serve(std::move(plan));
    print_where(serve, options);
    wait(serve.session());
    return 0;
}

}  // namespace

void add_serve(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<ServeOptions>();
    CLI::App* command = app.add_subcommand(
        "serve", "Show a camera, video or stream with its expressions in browsers");
    command
        ->add_option("SOURCE", options->source,
                     "A video, a picture, an address, a camera's device or name, \"camera\" for "
                     "the first, or \"demo\"")
        ->required();
    command->add_flag("--loop", options->loop, "Begin a video again at its end");
    command->add_option("--model", options->model,
                        "Checkpoint: a name from `mienctl models`, or a file");
    add_options(*command, options->settings);
    for (const char* list : {"--names", "--allow", "--osc-names", "--rules-may"}) {
        command->get_option(list)->delimiter(',')->allow_extra_args(false);
    }
    add_options(*command, options->analyzer);
    command->add_option("--precision", options->precision, "auto, float32 or bfloat16")
        ->check(CLI::IsMember({"auto", "float32", "bfloat16"}))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Threads of the classifier")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
