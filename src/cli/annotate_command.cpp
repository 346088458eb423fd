// mienctl annotate: expressions in files, folders and streams, as tables.

#include "mien/annotate.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "base/number.h"
#include "cli/annotate_manifest.h"
#include "cli/baseline_command.h"
#include "cli/commands.h"
#include "cli/derive_command.h"
#include "cli/field_options.h"
#include "cli/terminal.h"
#include "mien/annotation_summary.h"
#include "mien/classifier.h"
#include "mien/error.h"
#include "mien/markers.h"
#include "mien/paths.h"
#include "mien/profile.h"
#include "shards/worker.h"

namespace mienctl {

namespace {

struct AnnotateOptions {
    std::vector<std::string> inputs;
    std::string out;
    std::vector<std::string> models;  // one, or two to be compared
    std::vector<std::string> profiles;
    std::string repeat;  // a record
    std::string markers;
    std::string baseline;  // START-END, or a marker
    bool derived = false;
    std::vector<std::string> formats{"csv"};
    std::vector<std::string> draw{"boxes", "labels", "bars"};
    int threads = 1;
    int jobs = 1;
    std::string precision = "auto";
    mien::AnnotateSettings settings;
    mien::AnalyzerSettings analyzer;
    ManifestOptions manifest;
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

// How far both checkpoints agree; empty where there is only one.
std::string agreement(const mien::AnnotateInput& input, const mien::AnnotateReport& report,
                      const std::vector<std::filesystem::path>& models) {
    if (!report.agreement) return {};
    const mien::CheckpointAgreement& one = *report.agreement;
    std::string text = input.name + ": " + models.front().stem().string() + " and " +
                       models.back().stem().string() + " say the same of " +
                       std::to_string(one.same) + " of " + std::to_string(one.faces) + " faces";
    if (one.faces > 0) text += " (" + mien::number_text(100 * one.rate(), 1) + " %)";
    if (one.kappa) text += ", Cohen's kappa " + mien::number_text(*one.kappa, 2);
    if (one.lacking > 0) {
        text += "; " + std::to_string(one.lacking) + " have a class that the other lacks";
    }
    return text;
}

// Profiles that change the scores of the checkpoints they name, each of one. None is applied to
// another, and one that none is for is an error.
class Profiles {
  public:
    explicit Profiles(const std::vector<std::string>& files) {
        for (const std::string& file : files) profiles_.push_back(mien::read_profile(file));
    }
    std::unique_ptr<mien::ScoreModel> apply(std::unique_ptr<mien::ScoreModel> model) {
        for (std::size_t i = 0; i < profiles_.size(); ++i) {
            if (profiles_[i].checkpoint_sha256 != model->info().sha256) continue;
            used_.insert(i);
            return mien::with_profile(std::move(model), profiles_[i]);
        }
        return model;
    }
    void check_all_used() const {
        for (std::size_t i = 0; i < profiles_.size(); ++i) {
            if (used_.contains(i)) continue;
            throw mien::Error("the profile '" + profiles_[i].name +
                              "' was made for the checkpoint '" + profiles_[i].checkpoint +
                              "' (of another SHA-256 than any given); give that one by --model");
        }
    }

  private:
    std::vector<mien::Profile> profiles_;
    std::set<std::size_t> used_;
};

// What became of one input, for the table at the end.
struct Outcome {
    std::string name;
    std::int64_t frames = 0;
    std::int64_t ok = 0;  // frames
    double seconds = 0;
    std::string problem;
    bool done = false;
};

void print_table(const std::vector<Outcome>& outcomes) {
    std::size_t width = 5;
    for (const Outcome& outcome : outcomes) width = std::max(width, outcome.name.size());
    const int columns = static_cast<int>(width);
    std::printf("\n%-*s  %9s  %6s  %12s  %s\n", columns, "input", "frames", "ok", "took", "result");
    int complete = 0;
    for (const Outcome& outcome : outcomes) {
        const double share = outcome.frames > 0 ? 100 * static_cast<double>(outcome.ok) /
                                                      static_cast<double>(outcome.frames)
                                                : 0;
        const bool good = outcome.done && outcome.problem.empty();
        complete += good ? 1 : 0;
        std::printf("%-*s  %9lld  %4.0f %%  %12s  %s\n", columns,
                    for_terminal(outcome.name).c_str(), static_cast<long long>(outcome.frames),
                    share, duration(outcome.seconds).c_str(),
                    for_terminal(good           ? "complete"
                                 : outcome.done ? outcome.problem
                                                : "not started")
                        .c_str());
    }
    std::printf("%d of %zu complete\n", complete, outcomes.size());
}

// Works on several inputs at once, each thread with an engine of its own.
class Batch {
  public:
    Batch(const AnnotateOptions& options, const mien::InputPlan& plan,
          std::vector<std::filesystem::path> models)
        : options_(options),
          inputs_(plan.inputs),
          models_(std::move(models)),
          outcomes_(plan.inputs.size()) {
        for (std::size_t i = 0; i < inputs_.size(); ++i) outcomes_[i].name = inputs_[i].name;
    }

    const std::vector<Outcome>& run() {
        const auto jobs = std::min<std::size_t>(options_.jobs, inputs_.size());
        std::vector<std::thread> others;
        for (std::size_t i = 1; i < jobs; ++i) others.emplace_back([this] { work(); });
        work();
        for (std::thread& other : others) other.join();
        progress_.clear();
        return outcomes_;
    }

  private:
    void work() {
        std::unique_ptr<mien::Analyzer> analyzer;
        for (std::size_t i = next_++; i < inputs_.size() && !interrupted(); i = next_++) {
            Outcome outcome{inputs_[i].name, 0, 0, 0, {}, true};
            try {
                if (!analyzer) {
                    mien::ClassifierOptions with;
                    with.threads = options_.threads;
                    with.precision = mien::parse_precision(options_.precision);
                    Profiles profiles(options_.profiles);
                    auto made = std::make_unique<mien::Analyzer>(
                        options_.analyzer,
                        profiles.apply(mien::load_classifier(models_.front(), with)));
                    if (models_.size() > 1) {
                        made->swap_second(profiles.apply(mien::load_classifier(models_[1], with)));
                    }
                    profiles.check_all_used();
                    tell_profiles(*made);
                    analyzer = std::move(made);
                }
                annotate(inputs_[i], *analyzer, outcome);
            } catch (const std::exception& error) {
                outcome.problem = error.what();
            }
            const std::lock_guard lock(mutex_);
            progress_.clear();
            lines_.erase(inputs_[i].name);
            if (!outcome.problem.empty()) complain(outcome.problem);
            outcomes_[i] = std::move(outcome);
        }
    }

    // Once, whatever --jobs is: nobody is to wonder why scores are not the checkpoint's own.
    void tell_profiles(const mien::Analyzer& analyzer) {
        const std::lock_guard lock(mutex_);
        if (std::exchange(profiles_told_, true)) return;
        for (const auto* one : {analyzer.checkpoint(), analyzer.second_checkpoint()}) {
            if (!one || one->profile.empty()) continue;
            std::printf("%s\n", for_terminal("the profile '" + one->profile +
                                             "' changes the scores of " + one->name)
                                    .c_str());
        }
    }

    void annotate(const mien::AnnotateInput& input, mien::Analyzer& analyzer, Outcome& outcome) {
        const auto report = mien::annotate(
            input, options_.out, options_.settings, analyzer, watch_.token(),
            [&](const mien::AnnotateProgress& at) {
                const std::lock_guard lock(mutex_);
                lines_[input.name] = progress_text(input, at);
                std::string text;
                for (const auto& [name, line] : lines_) text += (text.empty() ? "" : " | ") + line;
                progress_.update(lines_.size() == 1 ? at.share.value_or(-1) : -1, text);
            });
        if (!options_.markers.empty()) {
            mien::write_summary(mien::summarize_file(report.files.front(), options_.markers),
                                options_.out, options_.derived);
        }
        if (!options_.baseline.empty()) {
            const std::lock_guard lock(mutex_);
            progress_.clear();
            correct_by_rest(report.files.front(), options_.baseline, options_.markers,
                            options_.out);
        }
        if (options_.derived) {
            const std::lock_guard lock(mutex_);
            progress_.clear();
            tell_derived(std::filesystem::path(report.files.front()).replace_extension(".csv"),
                         options_.out);
        }
        outcome.frames = report.frames;
        const auto ok = report.statuses.find("ok");
        outcome.ok = ok == report.statuses.end() ? 0 : ok->second;
        outcome.seconds = report.seconds;
        outcome.problem = mien::shards::shortcoming(input, report);
        const std::lock_guard lock(mutex_);
        progress_.clear();
        std::printf("%s\n", for_terminal(report_text(input, report)).c_str());
        const std::string compared = agreement(input, report, models_);
        if (!compared.empty()) std::printf("%s\n", for_terminal(compared).c_str());
        std::fflush(stdout);
        for (const std::string& one : report.notes) complain(one);
    }

    const AnnotateOptions& options_;
    const std::vector<mien::AnnotateInput>& inputs_;
    std::vector<std::filesystem::path> models_;
    const InterruptWatch watch_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;  // guards what is below, and the terminal
    std::vector<Outcome> outcomes_;
    std::map<std::string, std::string> lines_;
    bool profiles_told_ = false;
    ProgressLine progress_;
};

std::vector<std::filesystem::path> models_of(const AnnotateOptions& options) {
    if (options.models.empty()) return {mien::default_checkpoint()};
    std::vector<std::filesystem::path> models;
    for (const std::string& name : options.models) models.push_back(mien::find_checkpoint(name));
    return models;
}

void choose_what_is_drawn(AnnotateOptions& options) {
    const auto wanted = [&](const char* word) {
        return std::find(options.draw.begin(), options.draw.end(), word) != options.draw.end();
    };
    options.settings.overlay.boxes = wanted("boxes");
    options.settings.overlay.labels = wanted("labels");
    options.settings.overlay.bars = wanted("bars");
}

void prepare(AnnotateOptions& options) {
    options.analyzer.validate();
    for (const std::string& word : options.formats) {
        options.settings.formats.push_back(mien::parse_format(word));
    }
    choose_what_is_drawn(options);
    if (!options.markers.empty()) mien::read_markers(options.markers);  // before hours of work
}

int run_as_worker(AnnotateOptions& options) {
    prepare(options);
    mien::ClassifierOptions with;
    with.threads = options.threads;
    with.precision = mien::parse_precision(options.precision);
    return annotate_manifest({options.manifest, options.out, models_of(options).front(),
                              options.markers, options.jobs, with, options.settings,
                              options.analyzer});
}

int run(AnnotateOptions& options) {
    prepare(options);
    mien::InputPlan plan = mien::plan_inputs(options.inputs, options.out);
    for (mien::AnnotateInput& input : plan.inputs) {
        input.markers = options.markers;
        input.derived = options.derived;
    }
    for (const std::string& problem : plan.problems) complain(problem);
    for (const std::string& note : plan.notes) complain(note);
    if (plan.inputs.empty()) return 1;

    Batch batch(options, plan, models_of(options));
    const std::vector<Outcome>& outcomes = batch.run();
    if (outcomes.size() > 1) print_table(outcomes);
    const bool whole =
        plan.problems.empty() && std::all_of(outcomes.begin(), outcomes.end(), [](auto& outcome) {
            return outcome.done && outcome.problem.empty();
        });
    return whole ? 0 : 1;
}

// The run of a record once more, beside it, and whether its rows came out the same.
int repeat(AnnotateOptions& options) {
    mien::RecordedRun run = mien::read_run_document(options.repeat);
    if (options.inputs.size() == 1) {
        const auto plan = mien::plan_inputs(options.inputs, {});
        if (plan.inputs.empty()) throw mien::Error(plan.problems.front());
        run.input.source = plan.inputs.front().source;
        run.input.stills = plan.inputs.front().stills;
    }
    if (options.out.empty()) {
        options.out = (std::filesystem::path(options.repeat).parent_path() / "repeated").string();
    }
    mien::check_input(run);
    mien::ClassifierOptions with;
    with.threads = options.threads;
    with.precision = run.precision;
    Profiles profiles(options.profiles);
    const auto load = [&](std::size_t i, const std::string& name, const std::string& sha256,
                          const mien::RecordedProfile& profile) {
        const auto checkpoint =
            mien::find_checkpoint(i < options.models.size() ? options.models[i] : name);
        auto model = profiles.apply(mien::load_classifier(checkpoint, with));
        if (model->info().sha256 != sha256) {
            throw mien::Error("cannot repeat: " + checkpoint.string() + " is not the checkpoint '" +
                              name + "' that was used (its SHA-256 differs); give that " +
                              "one with --model");
        }
        if (model->info().profile_sha256 != profile.sha256) {
            throw mien::Error(profile.sha256.empty()
                                  ? "cannot repeat: no profile was used; leave out --profile"
                                  : "cannot repeat: it was made with the profile '" + profile.name +
                                        "'; give its file, unchanged, with --profile");
        }
        return model;
    };
    mien::Analyzer analyzer(run.analyzer,
                            load(0, run.checkpoint, run.checkpoint_sha256, run.profile));
    if (!run.second_checkpoint.empty()) {
        analyzer.swap_second(
            load(1, run.second_checkpoint, run.second_checkpoint_sha256, run.second_profile));
    }
    if (analyzer.checkpoint()->face_networks != run.face_networks) {
        throw mien::Error(
            "cannot repeat: the networks that find faces are not those that were "
            "used (their SHA-256 differ); set MIEN_HOME to the folder whose models were "
            "used then");
    }
    const InterruptWatch watch;
    ProgressLine progress;
    const auto report =
        mien::annotate(run.input, options.out, run.settings, analyzer, watch.token(),
                       [&](const mien::AnnotateProgress& at) {
                           progress.update(at.share.value_or(-1), progress_text(run.input, at));
                       });
    progress.clear();
    std::printf("%s\n", for_terminal(report_text(run.input, report)).c_str());
    if (!report.problem.empty()) complain(report.problem);
    if (interrupted()) {
        complain("stopped before the repetition was complete");
        return 1;
    }
    if (run.csv_sha256.empty() || report.csv_sha256 == run.csv_sha256) {
        std::printf("%s: the same rows, byte for byte\n", for_terminal(options.repeat).c_str());
        return 0;
    }
    complain("the rows differ from those recorded by " + options.repeat +
             "; it was made by version " + run.version);
    return 1;
}

}  // namespace

void add_annotate(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<AnnotateOptions>();
    CLI::App* command = app.add_subcommand("annotate",
                                           "Write the expressions in videos, pictures "
                                           "and streams into tables");
    auto* inputs = command->add_option("INPUT", options->inputs,
                                       "Video files, pictures, folders of them, or URLs");
    auto* out = command->add_option("--out", options->out, "Folder for the results");
    command
        ->add_option("--model", options->models,
                     "Checkpoint: a name from `mienctl models`, or a file; given twice, both read "
                     "each face, and the table says where they differ")
        ->allow_extra_args(false);
    command
        ->add_option("--profile", options->profiles,
                     "A profile from `mienctl adapt`, for the checkpoint that it names")
        ->allow_extra_args(false);
    std::vector<std::string> words;
    for (const mien::AnnotationFormat format : mien::annotation_formats()) {
        words.emplace_back(mien::to_string(format));
    }
    command
        ->add_option("--format", options->formats,
                     "What to write beside the CSV, which is always written; several: openface,srt")
        ->delimiter(',')
        ->check(CLI::IsMember(words));
    add_option(*command, options->settings, &mien::AnnotateSettings::video);
    command->add_option("--draw", options->draw, "What --video draws: boxes,labels,bars or none")
        ->delimiter(',')
        ->check(CLI::IsMember({"boxes", "labels", "bars", "none"}));
    add_option(*command, options->settings, &mien::AnnotateSettings::blur);
    add_option(*command, options->settings, &mien::AnnotateSettings::anonymous);
    auto* repeat_option = command->add_option(
        "--repeat", options->repeat,
        "A record (NAME.json): run it again into 'repeated' beside it, or --out, and compare; "
        "an INPUT says where its file is now");
    command
        ->add_option("--markers", options->markers,
                     "A CSV with start,end,label in seconds: also write how faces reacted to each")
        ->check(CLI::ExistingFile);
    command->add_option("--baseline", options->baseline,
                        "When people were at rest, START-END in seconds or a marker's label: also "
                        "write NAME.corrected.csv, see `mienctl baseline`");
    command->add_flag("--derived", options->derived,
                      "Also write NAME.derived.csv, with valence and arousal derived from the "
                      "scores, see `mienctl derive`; jsonl, bids and sqlite have them, too");
    command
        ->add_option("--jobs", options->jobs, "Inputs to work on at once, each with its own engine")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    ManifestOptions& manifest = options->manifest;
    command
        ->add_option("--manifest", manifest.manifest,
                     "A list of paths, one a line, or a folder: work on it together with all who "
                     "are given the same and the same --out")
        ->check(CLI::ExistingPath);
    auto* shard = command->add_option("--shard", manifest.shard,
                                      "Of a --manifest only the I-th of N parts: I/N, such as 1/4");
    command
        ->add_option("--lease", manifest.lease_s,
                     "Seconds after which a worker that is silent is taken for dead, and another "
                     "takes over; the same for all")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
    command->add_flag("--leave", manifest.leave,
                      "Of a --manifest: end when others, who are alive, have all that is left, "
                      "instead of standing by until they are done");
    command->add_flag("--retry", manifest.retry,
                      "Of a --manifest, annotate again what had a problem");
    command->add_flag("--status", manifest.status,
                      "Say how far the work in --out is, and exit with 0 once it is complete");
    add_option(*command, options->settings, &mien::AnnotateSettings::duration_s);
    add_options(*command, options->analyzer);
    command
        ->add_option(
            "--precision", options->precision,
            "Numbers that the classifier computes with: bfloat16 is faster where the processor "
            "has it, and used there by default")
        ->check(CLI::IsMember({"auto", "float32", "bfloat16"}))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Threads of the classifier")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([options, &to_run, inputs, out, repeat_option, shard] {
        if (options->models.size() > 2)
            throw CLI::ValidationError("--model is given twice at most");
        if (repeat_option->count() > 0) {
            if (inputs->count() > 1) throw CLI::ValidationError("--repeat takes one INPUT at most");
            to_run = [options] { return repeat(*options); };
            return;
        }
        const ManifestOptions& shared = options->manifest;
        if (out->count() == 0) throw CLI::RequiredError("--out");
        if (shared.status) {
            to_run = [options] { return print_work_status(options->out); };
            return;
        }
        const bool as_worker = !shared.manifest.empty();
        if (as_worker && inputs->count() > 0) {
            throw CLI::ValidationError("with --manifest, the inputs are those of the list");
        }
        if (as_worker && (options->models.size() > 1 || !options->profiles.empty() ||
                          !options->baseline.empty() || options->derived)) {
            throw CLI::ValidationError(
                "with --manifest, --model is given once, and --profile, --baseline and --derived "
                "are not");
        }
        if (!as_worker && (shared.retry || shared.leave || shard->count() > 0)) {
            throw CLI::ValidationError("--shard, --leave and --retry are of a --manifest");
        }
        if (!as_worker && inputs->count() == 0) throw CLI::RequiredError("INPUT");
        mien::AnnotateSettings& settings = options->settings;
        if (settings.blur) settings.video = true;
        if (settings.anonymous && settings.video) {
            throw CLI::ValidationError("--anonymous writes no pictures: leave out --video, --blur");
        }
        to_run = [options, as_worker] {
            return as_worker ? run_as_worker(*options) : run(*options);
        };
    });
}

}  // namespace mienctl
