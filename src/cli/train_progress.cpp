#include "cli/train_progress.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mienctl {

namespace {

std::string line_of(const mien::HeadResult& head) {
    char text[120];
    std::snprintf(text, sizeof text, "%s: loss %.4f, accuracy %s%s", head.name.c_str(), head.loss,
                  percent(head.accuracy).c_str(), head.best ? " (best)" : "");
    return text;
}

std::string line_of(const mien::EpochResult& epoch) {
    char text[120];
    std::snprintf(text, sizeof text, "epoch %d/%d  training: loss %.4f, accuracy %s", epoch.epoch,
                  epoch.epochs, epoch.training_loss, percent(epoch.training_accuracy).c_str());
    std::string line = text;
    for (const mien::HeadResult& head : epoch.heads) line += "  " + line_of(head);
    std::snprintf(text, sizeof text, "  %.0f images/s  ", epoch.images_per_second);
    return line + text + duration(epoch.seconds);
}

void print_event(const nlohmann::json& what) {
    const std::string line =
        what.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    std::fputs(line.c_str(), stdout);
    std::fflush(stdout);
}

nlohmann::json to_json(const std::vector<mien::HeadResult>& heads) {
    nlohmann::json all = nlohmann::json::array();
    for (const mien::HeadResult& head : heads) {
        all.push_back({{"name", head.name},
                       {"loss", head.loss},
                       {"accuracy", head.accuracy},
                       {"best", head.best}});
    }
    return all;
}

nlohmann::json to_json(const char* event, const mien::EpochResult& epoch) {
    return {{"event", event},
            {"epoch", epoch.epoch},
            {"epochs", epoch.epochs},
            {"training_loss", epoch.training_loss},
            {"training_accuracy", epoch.training_accuracy},
            {"heads", to_json(epoch.heads)}};
}

}  // namespace

std::string percent(double share) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f %%", 100 * share);
    return text;
}

mien::TrainingEvents events_for_people(ProgressLine& progress) {
    mien::TrainingEvents events;
    events.note = [&progress](const std::string& line) { progress.print(line); };
    events.step = [&progress](const mien::StepProgress& at) {
        char text[160];
        std::snprintf(text, sizeof text,
                      "epoch %d/%d  step %d/%d  loss %.4f  %.0f images/s  %s left", at.epoch,
                      at.epochs, at.step, at.steps, at.loss, at.images_per_second,
                      duration(at.seconds_left).c_str());
        const double done = at.epoch - 1 + static_cast<double>(at.step) / at.steps;
        progress.update(done / at.epochs, text);
    };
    events.epoch = [&progress](const mien::EpochResult& epoch) { progress.print(line_of(epoch)); };
    events.started = [&progress](const std::vector<mien::HeadResult>& heads) {
        for (const mien::HeadResult& head : heads) {
            progress.print("before training  " + line_of(head));
        }
    };
    return events;
}

mien::TrainingEvents events_for_programs() {
    using Clock = std::chrono::steady_clock;
    mien::TrainingEvents events;
    events.note = [](const std::string& line) { print_event({{"event", "note"}, {"text", line}}); };
    events.step = [last = std::make_shared<Clock::time_point>()](const mien::StepProgress& at) {
        if (Clock::now() - *last < std::chrono::milliseconds(200)) return;
        *last = Clock::now();
        print_event({{"event", "step"},
                     {"epoch", at.epoch},
                     {"epochs", at.epochs},
                     {"step", at.step},
                     {"steps", at.steps},
                     {"loss", at.loss},
                     {"images_per_second", at.images_per_second},
                     {"seconds_left", at.seconds_left}});
    };
    events.epoch = [](const mien::EpochResult& epoch) { print_event(to_json("epoch", epoch)); };
    events.past = [](const mien::EpochResult& epoch) { print_event(to_json("past", epoch)); };
    events.started = [](const std::vector<mien::HeadResult>& heads) {
        print_event({{"event", "started"}, {"heads", to_json(heads)}});
    };
    return events;
}

void tell_programs_the_end(const mien::TrainingResult& result) {
    nlohmann::json checkpoints = nlohmann::json::array();
    for (const mien::BestEpoch& best : result.heads) {
        if (best.epoch == 0) continue;
        checkpoints.push_back({{"file", best.checkpoint.string()},
                               {"epoch", best.epoch},
                               {"accuracy", best.accuracy}});
    }
    print_event({{"event", "end"}, {"finished", result.finished}, {"checkpoints", checkpoints}});
}

}  // namespace mienctl
