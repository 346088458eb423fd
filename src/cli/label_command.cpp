// mienctl label: which moments to label, and labels given on the command line.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/number.h"
#include "base/result_lock.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "mien/corrections.h"
#include "mien/error.h"
#include "mien/label_draw.h"
#include "mien/labels.h"

namespace mienctl {

namespace fs = std::filesystem;

namespace {

struct LabelOptions {
    std::string annotation;
    std::string labels;
    std::string by = "random";
    std::string like;
    bool is_like = false;
    std::vector<std::string> given;  // TIME,TRACK,LABEL
    std::string group;
    std::size_t take = 0;
    mien::DrawSettings draw;
};

// "12.5,1,happy"
mien::Label given_label(const std::string& text, const LabelOptions& options) {
    const std::size_t first = text.find(',');
    const std::size_t second = first == std::string::npos ? first : text.find(',', first + 1);
    mien::Label label;
    if (second != std::string::npos) {
        const auto time_s = mien::parse_number<double>(text.substr(0, first));
        const auto track = mien::parse_number<int>(text.substr(first + 1, second - first - 1));
        label.label = mien::label_text(text.substr(second + 1));
        if (time_s && track && *track > 0 && !label.label.empty()) {
            label.time_s = *time_s;
            label.track = *track;
            label.rater = options.draw.rater;
            label.group = options.group;
            return label;
        }
    }
    throw mien::Error("cannot label by '" + text +
                      "': say it as SECONDS,TRACK,LABEL, such as 12.5,1,happy");
}

// The frame shown at the label's time must have this face; the label gets that frame's time.
void place_label(const mien::Annotation& annotation, mien::Label& label) {
    const std::size_t frame = annotation.frame_at(label.time_s);
    std::string there;
    for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1); ++i) {
        const int track = annotation.faces[i].track;
        if (track == label.track) {
            label.time_s = annotation.frames[frame].time_s;
            return;
        }
        if (track > 0) there += (there.empty() ? "" : ", ") + std::to_string(track);
    }
    throw mien::Error(
        "cannot label face " + std::to_string(label.track) + " at " +
        mien::number_text(label.time_s) +
        " s: " + (there.empty() ? "no face is followed there" : "the faces there are " + there));
}

std::string what_to_write(const mien::Annotation& annotation) {
    std::vector<std::string> words;
    for (const auto* classes : {&annotation.classes, &annotation.second.classes}) {
        for (const std::string& name : *classes) {
            const std::string word = mien::label_text(name);
            if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
        }
    }
    std::string text;
    for (const std::string& word : words) text += word + ", ";
    return text + std::string(mien::kUnsure) + " or " + mien::kNoFace;
}

int run(const LabelOptions& options) {
    const mien::Annotation measured = mien::read_annotation(options.annotation);
    const fs::path file =
        options.labels.empty() ? mien::labels_path(measured.file) : fs::path(options.labels);
    const mien::ResultLock lock(file);
    std::vector<mien::Label> labels;
    if (fs::exists(file)) labels = mien::read_labels(file);

    for (const std::string& text : options.given) {
        mien::Label label = given_label(text, options);
        place_label(measured, label);
        mien::set_label(labels, label);
    }
    std::string drawn_text;
    if (options.is_like || options.take > 0) {
        const mien::Drawn drawn =
            options.is_like
                ? mien::same_moments(std::move(labels), options.like, options.draw.rater)
                : mien::draw_moments(measured,
                                     mien::corrected(measured, mien::corrections_of(measured.file)),
                                     std::move(labels), options.draw);
        labels = drawn.labels;
        drawn_text = std::to_string(drawn.added) + " moments added";
        if (!options.is_like) {
            drawn_text += "; " + std::to_string(drawn.there + drawn.added) + " of " +
                          std::to_string(drawn.stretches) +
                          " stretches are drawn now, which hold " + std::to_string(drawn.faces) +
                          " faces";
            if (drawn.there + drawn.added < options.take) {
                drawn_text += "; there are no more, unless stretches are shorter (--apart)";
            }
        }
    }
    mien::write_labels(file, labels);
    const auto open = std::count_if(labels.begin(), labels.end(),
                                    [](const mien::Label& one) { return one.label.empty(); });
    if (!drawn_text.empty()) std::printf("%s\n", for_terminal(drawn_text).c_str());
    std::printf("%s: %zu moments, %td to be labelled\n", for_terminal(file.string()).c_str(),
                labels.size(), open);
    if (open > 0) {
        std::printf("write into its column 'label': %s\n",
                    for_terminal(what_to_write(measured)).c_str());
    }
    return 0;
}

}  // namespace

void add_label(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<LabelOptions>();
    CLI::App* command = app.add_subcommand(
        "label", "Draw moments of an annotation to be labelled by you, or label them");
    command->add_option("ANNOTATION", options->annotation, "An annotation (NAME.csv or NAME.json)")
        ->required();
    command->add_option("--labels", options->labels,
                        "The file of labels; by default NAME.labels.csv beside the annotation");
    command->add_option("--rater", options->draw.rater, "Who labels; needed where several do");
    command
        ->add_option("--take", options->take,
                     "Draw moments at random until there are this many of the kind")
        ->check(CLI::Range(1, 100'000));
    command
        ->add_option("--by", options->by,
                     "From which faces --take draws: all of them (random), those that two "
                     "checkpoints read differently, or those whose best score is low")
        ->check(CLI::IsMember({"random", "disagreement", "uncertain"}))
        ->capture_default_str();
    command
        ->add_option("--below", options->draw.uncertain_below,
                     "Below which best score a face is uncertain")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--seed", options->draw.seed, "Of the random draw")->capture_default_str();
    command
        ->add_option("--apart", options->draw.apart_s,
                     "Of a face, at most one moment is drawn from so many seconds")
        ->check(CLI::Range(0.001, 3600.0))
        ->capture_default_str();
    auto* like = command->add_option("--like", options->like,
                                     "Take the moments of this rater, for a second one");
    command
        ->add_option("--set", options->given,
                     "Label a face: SECONDS,TRACK,LABEL, such as 12.5,1,happy; several times")
        ->allow_extra_args(false);
    command->add_option("--group", options->group, "The group of faces labelled by --set");
    command->callback([options, &to_run, like] {
        options->is_like = like->count() > 0;
        if (options->is_like && options->take > 0) {
            throw CLI::ValidationError("--like and --take are two ways to choose moments");
        }
        if (options->is_like && options->like == options->draw.rater) {
            throw CLI::ValidationError("--like needs another --rater");
        }
        if (!options->is_like && options->take == 0 && options->given.empty()) {
            throw CLI::ValidationError("say what to do: --take, --like or --set");
        }
        options->draw.count = options->take;
        options->draw.by = mien::value_of<mien::Draw>(options->by).value_or(mien::Draw::random);
        to_run = [options] { return run(*options); };
    });
}

}  // namespace mienctl
