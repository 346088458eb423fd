#include "mien/score_smoother.h"

#include <algorithm>
#include <cmath>

#include "base/state.h"
#include "mien/error.h"

namespace mien {

namespace {

// See the header.
constexpr float kIdleLead = 0.2F;
constexpr double kEnough = 0.3;        // of the time constant, at rest
constexpr double kEnoughUnrest = 0.3;  // the same, in addition just after a change
constexpr double kUnrest_s = 5;

int largest(const Scores& scores) {
    if (scores.empty()) return -1;
    return static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

ScoreSmoother::ScoreSmoother(double time_constant_s) : time_constant_s_(time_constant_s) {
    if (!std::isfinite(time_constant_s) || time_constant_s < 0)
        throw Error("the smoothing time must be a number of seconds, 0 (off) or above");
}

SmoothedScores ScoreSmoother::update(int track, const Scores& scores, double time_s) {
    if (time_constant_s_ == 0) return {scores, largest(scores)};
    const auto [entry, is_new] = states_.try_emplace(track);
    State& state = entry->second;
    const double dt = time_s - state.time_s;
    if (is_new || state.scores.size() != scores.size() || dt < 0) {
        state = {scores, time_s, largest(scores), 0, std::vector<float>(scores.size())};
        return {scores, state.expression};
    }
    const auto weight = static_cast<float>(-std::expm1(-dt / time_constant_s_));
    for (std::size_t i = 0; i < scores.size(); ++i)
        state.scores[i] += weight * (scores[i] - state.scores[i]);
    state.time_s = time_s;
    if (state.expression < 0) return {state.scores, -1};
    const float shown = scores[static_cast<std::size_t>(state.expression)];
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const float lead = scores[i] - shown - kIdleLead;
        state.evidence[i] = std::max(0.F, state.evidence[i] + lead * static_cast<float>(dt));
    }
    state.unrest *= static_cast<float>(std::exp(-dt / kUnrest_s));
    const double enough_s = (kEnough + kEnoughUnrest * state.unrest) * time_constant_s_;
    const int next = largest(state.evidence);
    if (state.evidence[static_cast<std::size_t>(next)] > enough_s) {
        state.expression = next;
        state.unrest = 1;
        std::fill(state.evidence.begin(), state.evidence.end(), 0.F);
    }
    return {state.scores, state.expression};
}

void ScoreSmoother::keep_only(const std::vector<int>& alive) {
    std::erase_if(states_, [&](const auto& entry) {
        return std::find(alive.begin(), alive.end(), entry.first) == alive.end();
    });
}

void ScoreSmoother::reset() {
    states_.clear();
}

std::string ScoreSmoother::save() const {
    StateWriter to;
    to.put(states_.size());
    for (const auto& [track, state] : states_) {
        to.put(track);
        to.put(state.time_s);
        to.put(state.scores.size());
        for (const float score : state.scores) to.put(score);
        for (const float seconds : state.evidence) to.put(seconds);
        to.put(state.expression);
        to.put(state.unrest);
    }
    return to.bytes();
}

void ScoreSmoother::restore(const std::string& bytes) {
    StateReader from(bytes);
    states_.clear();
    for (auto tracks = from.get<std::size_t>(); tracks > 0; --tracks) {
        State& state = states_[from.get<int>()];
        state.time_s = from.get<double>();
        const auto count = from.get<std::size_t>();
        for (std::vector<float>* values : {&state.scores, &state.evidence}) {
            for (std::size_t i = 0; i < count; ++i) values->push_back(from.get<float>());
        }
        state.expression = from.get<int>();
        state.unrest = from.get<float>();
    }
}

}  // namespace mien
