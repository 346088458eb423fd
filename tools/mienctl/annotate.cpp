// mienctl annotate: expressions in files, folders and streams, as tables.

#include "mien/annotate.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <thread>

#include "commands.h"
#include "mien/classifier.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "terminal.h"

namespace mienctl {

namespace {

struct Options {
    std::vector<std::string> inputs;
    std::string out;
    std::string model;
    std::vector<std::string> formats{"csv"};
    double duration_s = 0;
    int threads = 1;
    mien::AnnotateSettings settings;
    mien::AnalyzerSettings analyzer;
};

// Ctrl-C as a stop token: a signal handler may do no more than set a flag.
class InterruptWatch {
  public:
    std::stop_token token() const { return source_.get_token(); }

  private:
    std::stop_source source_;
    std::jthread thread_{[this](const std::stop_token& quit) {
        while (!quit.stop_requested() && !source_.stop_requested()) {
            if (interrupted()) source_.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }};
};

std::string status_line(const mien::AnnotateInput& input, const mien::AnnotateProgress& at) {
    std::string text = input.name + "  frame " + std::to_string(at.frames) + "  " +
                       std::to_string(static_cast<long>(at.frames_per_second)) + " frames/s";
    if (at.share) text += "  " + std::to_string(static_cast<int>(100 * *at.share)) + " %";
    if (at.seconds_left) text += "  " + duration(*at.seconds_left) + " left";
    return text;
}

std::string summary(const mien::AnnotateInput& input, const mien::AnnotateReport& report) {
    std::string text = input.name + ": " + std::to_string(report.frames) + " frames";
    for (const auto& [status, count] : report.statuses) {
        text += ", " + std::to_string(count) + " " + status;
    }
    text += "; " + duration(report.seconds) + " -> ";
    for (std::size_t i = 1; i < report.files.size(); ++i) {
        text += (i > 1 ? ", " : "") + report.files[i].string();
    }
    return text;
}

// True when the results are whole.
bool finish(const mien::AnnotateInput& input, const mien::AnnotateReport& report) {
    std::printf("%s\n", summary(input, report).c_str());
    switch (report.end) {
        case mien::AnnotateEnd::complete:
        case mien::AnnotateEnd::duration:
            return true;
        case mien::AnnotateEnd::stopped:
            if (input.kind == mien::SourceKind::stream) return true;  // that is how streams end
            complain("stopped: the results of " + input.source + " are those until then");
            return false;
        case mien::AnnotateEnd::truncated:
        case mien::AnnotateEnd::lost:
            complain(report.problem + "; the results are those until there");
            return false;
    }
    return false;
}

int run(Options& options) {
    options.analyzer.validate();
    for (const std::string& word : options.formats) {
        options.settings.formats.push_back(mien::parse_format(word));
    }
    if (options.duration_s > 0) options.settings.duration_s = options.duration_s;
    const mien::InputPlan plan = mien::plan_inputs(options.inputs, options.out);
    for (const std::string& problem : plan.problems) complain(problem);
    bool whole = plan.problems.empty();
    if (plan.inputs.empty()) return 1;

    mien::ClassifierOptions with;
    with.threads = options.threads;
    const auto checkpoint =
        options.model.empty() ? mien::default_checkpoint() : mien::find_checkpoint(options.model);
    mien::Analyzer analyzer(options.analyzer, mien::load_classifier(checkpoint, with));
    const InterruptWatch watch;
    for (const mien::AnnotateInput& input : plan.inputs) {
        ProgressLine progress;
        try {
            const auto report =
                mien::annotate(input, options.out, options.settings, analyzer, watch.token(),
                               [&](const mien::AnnotateProgress& at) {
                                   progress.update(at.share.value_or(-1), status_line(input, at));
                               });
            progress.clear();
            whole = finish(input, report) && whole;
        } catch (const std::exception& error) {
            progress.clear();
            complain(error.what());
            whole = false;
        }
        std::fflush(stdout);
        if (interrupted()) break;
    }
    return whole ? 0 : 1;
}

}  // namespace

void add_annotate(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<Options>();
    options->settings.formats.clear();
    CLI::App* command = app.add_subcommand("annotate",
                                           "Write the expressions in videos, pictures "
                                           "and streams to tables");
    command->add_option("INPUT", options->inputs, "Video files, pictures, folders of them, or URLs")
        ->required();
    command->add_option("--out", options->out, "Folder for the results")->required();
    command->add_option("--model", options->model,
                        "Checkpoint: a name from `mienctl models`, or a file");
    command->add_option("--format", options->formats, "csv, jsonl, or both: csv,jsonl")
        ->delimiter(',')
        ->check(CLI::IsMember({"csv", "jsonl"}))
        ->capture_default_str();
    command->add_flag("--video", options->settings.video,
                      "Also write the pictures with the results drawn in");
    command->add_option("--duration", options->duration_s, "End after so many seconds of the input")
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--smoothing", options->analyzer.smoothing_s,
                     "Time constant over which scores are smoothed, seconds; 0: off")
        ->capture_default_str();
    command
        ->add_option("--min-face", options->analyzer.detector.min_face,
                     "Side of the smallest usable face, pixels")
        ->capture_default_str();
    command
        ->add_option("--strictness", options->analyzer.detector.strictness,
                     "1 to 20: higher finds fewer faces, and fewer that are none")
        ->capture_default_str();
    command
        ->add_option("--cascade", options->analyzer.detector.cascade,
                     "OpenCV's face cascade: a name or an .xml file")
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Threads of the classifier")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
