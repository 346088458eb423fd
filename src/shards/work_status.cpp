#include "shards/work_status.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "shards/outcomes.h"

namespace mien::shards {

namespace {

constexpr std::size_t kMostShown = 50;  // problems; the rest is counted

std::string hours(double seconds) {
    std::array<char, 32> text{};
    const auto minutes = static_cast<long long>(std::ceil(seconds / 60));
    if (minutes < 1) {
        std::snprintf(text.data(), text.size(), "0 min");
    } else if (minutes < 60) {
        std::snprintf(text.data(), text.size(), "%lld min", minutes);
    } else {
        std::snprintf(text.data(), text.size(), "%lld h %02lld min", minutes / 60, minutes % 60);
    }
    return text.data();
}

int percent(double share) {
    return static_cast<int>(100 * std::clamp(share, 0.0, 1.0));
}

}  // namespace

WorkStatus work_status(const WorkFolder& folder) {
    const WorkPlan plan = read_plan(folder);
    const auto claimed = newest_claims(folder.claims());
    const auto done = outcome_names(folder.outcomes());
    WorkStatus status;
    status.unusable = plan.problems;
    double speed = 0;
    for (const WorkItem& item : plan.items) {
        if (!item.listed) continue;
        const std::string& name = item.input.name;
        ++status.listed;
        status.seconds += item.seconds;
        const auto outcome =
            done.contains(name) ? read_outcome(folder.outcomes(), name) : std::optional<Outcome>();
        if (outcome && outcome->input_state == state_of(item.input)) {
            status.seconds_done += item.seconds;
            if (outcome->problem.empty()) {
                ++status.complete;
            } else {
                status.problems.emplace_back(name, outcome->problem);
            }
            continue;
        }
        const auto claim = claimed.find(name);
        const ClaimNote note =
            claim == claimed.end() ? ClaimNote{} : read_claim(folder.claims(), name, claim->second);
        status.seconds_done += item.seconds * std::clamp(note.share, 0.0, 1.0);
        if (note.worker.empty() || note.given_back) {
            ++status.waiting;
        } else {
            speed += std::max(0.0, note.speed);
            status.running.push_back({name, note});
        }
    }
    const double left = std::max(0.0, status.seconds - status.seconds_done);
    if (speed > 0) status.seconds_left = left / speed;
    return status;
}

std::string status_text(const WorkStatus& status) {
    std::string text = std::to_string(status.complete) + " of " + std::to_string(status.listed) +
                       " complete, " + std::to_string(status.running.size()) + " running, " +
                       std::to_string(status.waiting) + " waiting, " +
                       std::to_string(status.problems.size()) + " with a problem\n";
    text += hours(status.seconds_done) + " of " + hours(status.seconds) + " of media done";
    if (status.seconds > 0) {
        text += " (" + std::to_string(percent(status.seconds_done / status.seconds)) + " %)";
    }
    if (status.seconds_left) text += ", about " + hours(*status.seconds_left) + " left";
    text += "\n";
    for (const auto& [name, note] : status.running) {
        text +=
            "  " + name + ": " + std::to_string(percent(note.share)) + " %, " + note.worker + "\n";
    }
    std::size_t shown = 0;
    for (const auto& [name, problem] : status.problems) {
        if (shown++ == kMostShown) break;
        text += "  problem with " + name + ": " + problem + "\n";
    }
    if (shown > kMostShown) {
        text += "  and " + std::to_string(status.problems.size() - kMostShown) + " more\n";
    }
    for (const std::string& one : status.unusable) text += "  " + one + "\n";
    return text;
}

}  // namespace mien::shards
