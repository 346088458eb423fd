#include "mien/score_smoother.h"

#include <algorithm>
#include <cmath>

#include "base/state.h"
#include "mien/error.h"

namespace mien {

ScoreSmoother::ScoreSmoother(double time_constant_s) : time_constant_s_(time_constant_s) {
    if (!std::isfinite(time_constant_s) || time_constant_s < 0)
        throw Error("the smoothing time must be a number of seconds, 0 (off) or above");
}

Scores ScoreSmoother::update(int track, const Scores& scores, double time_s) {
    if (time_constant_s_ == 0) return scores;
    const auto [entry, is_new] = states_.try_emplace(track, State{scores, time_s});
    State& state = entry->second;
    const double dt = time_s - state.time_s;
    if (is_new || state.scores.size() != scores.size() || dt < 0) {
        state = {scores, time_s};
        return scores;
    }
    const auto weight = static_cast<float>(-std::expm1(-dt / time_constant_s_));
    for (std::size_t i = 0; i < scores.size(); ++i)
        state.scores[i] += weight * (scores[i] - state.scores[i]);
    state.time_s = time_s;
    return state.scores;
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
    }
    return to.bytes();
}

void ScoreSmoother::restore(const std::string& bytes) {
    StateReader from(bytes);
    states_.clear();
    for (auto tracks = from.get<std::size_t>(); tracks > 0; --tracks) {
        State& state = states_[from.get<int>()];
        state.time_s = from.get<double>();
        for (auto scores = from.get<std::size_t>(); scores > 0; --scores) {
            state.scores.push_back(from.get<float>());
        }
    }
}

}  // namespace mien
