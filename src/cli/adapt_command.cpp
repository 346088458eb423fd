// mienctl adapt: a checkpoint's scores fitted to labels of one person or study, where that helps.

#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/number.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "mien/adapt.h"
#include "mien/error.h"
#include "mien/profile.h"
#include "report/html.h"

namespace mienctl {

namespace {

struct AdaptOptions {
    std::vector<std::string> annotations;
    std::string labels;
    std::string rater;
    std::string out;
    mien::AdaptSettings settings;
};

std::string figures_text(const mien::AdaptFigures& one) {
    const auto percent = [](double share) { return mien::html::percent(share, 1); };
    return percent(one.right.share) + " right (95 %: " + percent(one.right.low) + " to " +
           percent(one.right.high) + "), log loss " + mien::number_text(one.log_loss, 3);
}

// A profile may be replaced, but an annotation's record is named like one.
void check_out(const std::filesystem::path& out) {
    std::error_code ignored;
    if (!std::filesystem::exists(out, ignored)) return;
    try {
        mien::read_profile(out);
    } catch (const mien::Error&) {
        throw mien::Error("will not write " + out.string() +
                          ": it is there already, and is no profile; choose another name");
    }
}

int run(const AdaptOptions& options) {
    check_out(options.out);
    std::vector<mien::LabelledAnnotation> annotations;
    for (const std::string& one : options.annotations) {
        if (interrupted()) throw mien::Error("stopped before all annotations were read");
        annotations.push_back(mien::read_labelled(one, options.labels));
    }
    mien::AdaptSettings settings = options.settings;
    if (settings.name.empty()) {
        settings.name = std::filesystem::path(options.out).stem().string();
    }
    const mien::Adaptation found = mien::adapt(annotations, settings);
    const auto say = [](const std::string& line) {
        std::printf("%s\n", for_terminal(line).c_str());
    };
    say("fitted to " + std::to_string(found.moments) + " labelled moments in " +
        std::to_string(found.stretches) + " stretches; judged by " +
        std::to_string(found.held_moments) + " later ones in " +
        std::to_string(found.held_stretches));
    say("held back, before: " + figures_text(found.before));
    say("held back, after:  " + figures_text(found.after));
    say("log loss changes by " + mien::number_text(found.change, 3) +
        " (95 %: " + mien::number_text(found.change_low, 3) + " to " +
        mien::number_text(found.change_high, 3) + ")");
    say("held-back stretches that speak for before: " + std::to_string(found.only_before) +
        ", for after: " + std::to_string(found.only_after) +
        "; McNemar's test, exact, two-sided: p = " + mien::number_text(found.p, 4));
    if (!found.helps) {
        complain(found.held_stretches < mien::kLeastHeldBack
                     ? "no profile is written: it takes at least " +
                           std::to_string(mien::kLeastHeldBack) +
                           " held-back stretches to tell whether it helps; label more"
                     : "no profile is written: on the labels that were held back it does not "
                       "help beyond chance");
        return 1;
    }
    mien::write_profile(options.out, found.profile);
    say("-> " + options.out + "; use it with `mienctl annotate --model " +
        found.profile.checkpoint + " --profile " + options.out + "`");
    return 0;
}

}  // namespace

void add_adapt(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<AdaptOptions>();
    CLI::App* command = app.add_subcommand(
        "adapt", "Fit a checkpoint's scores to your labels, if that helps on later ones");
    command
        ->add_option("ANNOTATION", options->annotations,
                     "Annotations (NAME.csv or NAME.json) with labels beside them, of the person "
                     "or study that it is for")
        ->required();
    command->add_option("--out", options->out, "Where to write the profile: NAME.json")->required();
    command->add_option("--name", options->settings.name,
                        "What the profile is called; default: as its file");
    command->add_option("--labels", options->labels, "The file of labels, of one ANNOTATION")
        ->check(CLI::ExistingFile);
    auto* rater = command->add_option("--rater", options->rater,
                                      "Whose labels count; by default those on which all agree");
    command
        ->add_option("--face", options->settings.face,
                     "The number of one face; by default, labels of all faces count")
        ->check(CLI::Range(1, 1'000'000'000));
    command->add_flag("--second", options->settings.second,
                      "Of the second checkpoint of the annotation");
    command
        ->add_option("--held-back", options->settings.held_back,
                     "Which share of the labelled stretches, the last ones, judges the result")
        ->check(CLI::Range(0.1, 0.9))
        ->capture_default_str();
    command
        ->add_option("--apart", options->settings.labels.apart_s,
                     "Moments of a face within so many seconds share one vote")
        ->check(CLI::Range(0.001, 3600.0))
        ->capture_default_str();
    command->callback([options, &to_run, rater] {
        if (!options->labels.empty() && options->annotations.size() > 1) {
            throw CLI::ValidationError("--labels takes one ANNOTATION");
        }
        if (rater->count() > 0) options->settings.labels.rater = options->rater;
        to_run = [options] { return run(*options); };
    });
}

}  // namespace mienctl
