// mienctl agree: what labels say of checkpoints, raters and groups.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/number.h"
#include "cli/commands.h"
#include "cli/report_file.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/label_report.h"
#include "report/html.h"

namespace mienctl {

namespace {

using json = nlohmann::ordered_json;

struct AgreeOptions {
    std::vector<std::string> annotations;
    std::string labels;
    std::string report;
    bool as_json = false;
    std::string rater;
    mien::LabelReportSettings settings;
};

json share_json(const mien::LabelShare& share) {
    return {{"moments", share.moments},
            {"independent", share.independent},
            {"share", share.share},
            {"low", share.low},
            {"high", share.high}};
}

json shares_json(const std::vector<mien::LabelShare>& shares) {
    json list = json::array();
    for (const mien::LabelShare& one : shares) list.push_back(share_json(one));
    return list;
}

json groups_json(const std::vector<mien::LabelReport::Group>& groups) {
    json list = json::array();
    for (const auto& one : groups) {
        list.push_back(
            {{"name", one.name}, {"large", one.large}, {"right", shares_json(one.right)}});
    }
    return list;
}

json report_json(const mien::LabelReport& report) {
    json whole{{"moments", report.moments},       {"stretches", report.stretches},
               {"faces", report.faces},           {"apart_s", report.apart_s},
               {"of_footage", report.of_footage}, {"open", report.open},
               {"disputed", report.disputed},     {"unsure", report.unsure},
               {"no_face", report.no_face},       {"lacking", report.lacking},
               {"left_out", report.left_out},     {"astray", report.astray}};
    whole["checkpoints"] = json::array();
    for (const auto& one : report.checkpoints) {
        whole["checkpoints"].push_back({{"name", one.name},
                                        {"right", share_json(one.right)},
                                        {"labelled", report.truths},
                                        {"read_as", one.answers},
                                        {"confusion", one.confusion}});
    }
    whole["draws"] = json::array();
    for (const auto& by : report.draws) {
        whole["draws"].push_back({{"draw", mien::name_of(by.draw)},
                                  {"moments", by.moments},
                                  {"right", shares_json(by.right)},
                                  {"no_face", share_json(by.no_face)}});
    }
    if (report.pair) {
        const auto& agreement = report.pair->agreement;
        whole["pair"] = {{"only_first", report.pair->only_first},
                         {"only_second", report.pair->only_second},
                         {"p", report.pair->p},
                         {"drawn", report.pair->drawn},
                         {"faces", agreement.faces},
                         {"same", agreement.same},
                         {"lacking", agreement.lacking},
                         {"rate", agreement.rate()}};
        if (agreement.kappa) whole["pair"]["kappa"] = *agreement.kappa;
    }
    whole["raters"] = json::array();
    for (const auto& one : report.raters) {
        json pair{{"first", one.first}, {"second", one.second}, {"same", share_json(one.same)}};
        if (one.kappa) pair["kappa"] = *one.kappa;
        whole["raters"].push_back(pair);
    }
    whole["groups"] = groups_json(report.groups);
    whole["differences"] = json::array();
    for (const auto& one : report.differences) {
        whole["differences"].push_back({{"checkpoint", report.checkpoints[one.checkpoint].name},
                                        {"higher", one.higher},
                                        {"lower", one.lower},
                                        {"p", one.p}});
    }
    whole["people"] = groups_json(report.people);
    return whole;
}

std::string share_text(const mien::LabelShare& share) {
    return mien::html::percent(share.share, 1) + " (95 %: " + mien::html::percent(share.low, 1) +
           " to " + mien::html::percent(share.high, 1) + ")";
}

void say(const std::string& line) {
    std::printf("%s\n", for_terminal(line).c_str());
}

void say_not_counted(const mien::LabelReport& report) {
    std::string text;
    const auto add = [&text](int count, const char* what) {
        if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + what;
    };
    add(report.open, "not labelled yet");
    add(report.disputed, "of which raters differ");
    add(report.unsure, "unsure");
    add(report.no_face, "no face");
    add(report.lacking, "of an expression that a checkpoint lacks");
    add(report.left_out, "left out by the review");
    add(report.astray, "of no face of the annotation");
    if (!text.empty()) say("not counted: " + text);
}

void say_pair(const mien::LabelReport& report) {
    const auto& pair = *report.pair;
    const std::string& first = report.checkpoints[0].name;
    const std::string& second = report.checkpoints[1].name;
    std::string line = "same answer for " + std::to_string(pair.agreement.same) + " of all " +
                       std::to_string(pair.agreement.faces) + " faces (" +
                       mien::html::percent(pair.agreement.rate(), 1) + ")";
    if (pair.agreement.kappa) {
        line += ", Cohen's kappa " + mien::number_text(*pair.agreement.kappa, 2);
    }
    say(line);
    if (report.moments == 0) return;
    say("stretches that speak for " + first + ": " + std::to_string(pair.only_first) + ", for " +
        second + ": " + std::to_string(pair.only_second) +
        (pair.drawn ? "" : " (of moments that nobody drew at random)"));
    say("McNemar's test, exact, two-sided: p = " + mien::number_text(pair.p, 4));
}

void say_groups(const mien::LabelReport& report) {
    std::size_t large = 0;
    for (const auto& group : report.groups) {
        large += group.large ? 1 : 0;
        for (std::size_t c = 0; c < report.checkpoints.size(); ++c) {
            say("group " + group.name + ": " + report.checkpoints[c].name + " is right in " +
                share_text(group.right[c]) + " of " + std::to_string(group.right[c].moments) +
                " moments, worth " + mien::number_text(group.right[c].independent, 1) +
                (group.large ? "" : ": too few to compare"));
        }
    }
    if (!report.groups.empty() && large < 2) {
        say("groups are not compared: that takes two of them worth " +
            mien::number_text(mien::kSmallestGroup) + " moments each");
    } else if (!report.groups.empty() && report.differences.empty()) {
        say("between the large groups, no difference is shown beyond chance");
    }
    for (const auto& one : report.differences) {
        say(report.checkpoints[one.checkpoint].name + " reads " + one.higher +
            " right more often than " + one.lower + " (p = " + mien::number_text(one.p, 4) +
            ", for all pairs together)");
    }
}

void print(const mien::LabelReport& report) {
    say(std::to_string(report.moments) + " labelled moments, in " +
        std::to_string(report.stretches) + " stretches of " + mien::number_text(report.apart_s) +
        " s, of " + std::to_string(report.faces) + (report.faces == 1 ? " face" : " faces"));
    say_not_counted(report);
    for (const auto& one : report.checkpoints) {
        if (one.right.moments == 0) continue;
        say(one.name + " is right in " + share_text(one.right) + " of " +
            (report.of_footage
                 ? "all faces, by " + std::to_string(one.right.moments) + " drawn at random"
                 : std::to_string(one.right.moments) +
                       " labelled moments, none of which was drawn from all faces") +
            ", worth " + mien::number_text(one.right.independent, 1));
    }
    if (report.pair) say_pair(report);
    for (const auto& pair : report.raters) {
        say("raters '" + pair.first + "' and '" + pair.second + "' say the same in " +
            share_text(pair.same) + " of " + std::to_string(pair.same.moments) + " moments" +
            (pair.kappa ? ", Cohen's kappa " + mien::number_text(*pair.kappa, 2) : ""));
    }
    say_groups(report);
}

int run(const AgreeOptions& options) {
    std::vector<mien::LabelledAnnotation> annotations;
    for (const std::string& one : options.annotations) {
        if (interrupted()) throw mien::Error("stopped before all annotations were read");
        annotations.push_back(mien::read_labelled(one, options.labels));
    }
    const mien::LabelReport report = mien::report_labels(annotations, options.settings);
    if (!options.report.empty()) {
        write_report(std::filesystem::path(options.report) / "labels.html",
                     mien::label_page(report, annotations));
    }
    if (options.as_json) {
        std::printf(
            "%s\n",
            report_json(report).dump(2, ' ', false, json::error_handler_t::replace).c_str());
    } else {
        print(report);
    }
    return 0;
}

}  // namespace

void add_agree(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<AgreeOptions>();
    CLI::App* command = app.add_subcommand(
        "agree", "How often checkpoints are right by your labels, and who agrees with whom");
    command
        ->add_option("ANNOTATION", options->annotations,
                     "Annotations (NAME.csv or NAME.json) with labels beside them, taken together")
        ->required();
    command
        ->add_option(
            "--labels", options->labels,
            "The file of labels, where there is one ANNOTATION; by default NAME.labels.csv")
        ->check(CLI::ExistingFile);
    auto* rater = command->add_option(
        "--rater", options->rater, "Whose labels are right; by default those on which all agree");
    command
        ->add_option("--apart", options->settings.apart_s,
                     "Moments of a face within so many seconds share one vote")
        ->check(CLI::Range(0.001, 3600.0))
        ->capture_default_str();
    command->add_option("--report", options->report, "Folder for a web page, labels.html");
    command->add_flag("--json", options->as_json, "As JSON");
    command->callback([options, &to_run, rater] {
        if (!options->labels.empty() && options->annotations.size() > 1) {
            throw CLI::ValidationError("--labels takes one ANNOTATION");
        }
        if (rater->count() > 0) options->settings.rater = options->rater;
        to_run = [options] { return run(*options); };
    });
}

}  // namespace mienctl
