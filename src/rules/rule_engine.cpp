#include "rules/rule_engine.h"

#include <algorithm>

namespace mien::rules {

namespace {

using OfRule = RuleState::OfRule;
using Stretch = RuleState::Stretch;

constexpr double kOutOfSight_s = 0.5;
constexpr double kUnknownAfter_s = 2;
constexpr std::size_t kMostMarkers = 256;

std::optional<float> score_of(const SeenFace& face, const std::string& expression) {
    for (const auto& [key, score] : face.scores) {
        if (key == expression) return score;
    }
    return std::nullopt;
}

void note(OfRule& rule, int who, bool holds, double score, double now_s) {
    if (!holds) {
        rule.holding.erase(who);
        return;
    }
    Stretch& stretch = rule.holding.try_emplace(who, Stretch{now_s, now_s, score}).first->second;
    stretch.seen_s = now_s;
    stretch.score = score;
}

void forget_lost(OfRule& rule, double now_s) {
    std::erase_if(rule.holding,
                  [now_s](const auto& each) { return now_s - each.second.seen_s > kOutOfSight_s; });
}

void note_anyone(const ScoreAbove& what, OfRule& rule, const Observation& seen) {
    for (const SeenFace& face : seen.faces) {
        const auto score = score_of(face, what.expression);
        if (face.track > 0 && score) {
            note(rule, face.track, *score > what.above, *score, seen.time_s);
        }
    }
}

void note_everyone(const ScoreAbove& what, OfRule& rule, const Observation& seen) {
    std::optional<float> lowest;
    for (const SeenFace& face : seen.faces) {
        const auto score = score_of(face, what.expression);
        if (score) lowest = lowest ? std::min(*lowest, *score) : *score;
    }
    if (lowest) note(rule, 0, *lowest > what.above, *lowest, seen.time_s);
}

void note_largest(const ScoreAbove& what, OfRule& rule, const Observation& seen) {
    const SeenFace* largest = nullptr;
    for (const SeenFace& face : seen.faces) {
        if (face.track == 0 || !score_of(face, what.expression)) continue;
        if (!largest || face.size > largest->size) largest = &face;
    }
    if (!largest) return;
    const float score = *score_of(*largest, what.expression);
    std::erase_if(rule.holding, [&](const auto& each) { return each.first != largest->track; });
    note(rule, largest->track, score > what.above, score, seen.time_s);
}

void note_all(const Condition& when, OfRule& rule, const Observation& seen) {
    if (const auto* const count = std::get_if<FaceCount>(&when.what)) {
        const auto faces = static_cast<int>(seen.faces.size());
        note(rule, 0, faces >= count->least && faces <= count->most, 0, seen.time_s);
        return;
    }
    const auto& what = std::get<ScoreAbove>(when.what);
    if (what.who == Who::anyone) note_anyone(what, rule, seen);
    if (what.who == Who::everyone) note_everyone(what, rule, seen);
    if (what.who == Who::largest) note_largest(what, rule, seen);
    forget_lost(rule, seen.time_s);
}

// Seconds are sums of fractions: a hair too little is enough.
constexpr double kHair_s = 1e-9;

bool is_met(const Stretch& stretch, const Condition& when) {
    return stretch.seen_s - stretch.since_s >= when.for_s - kHair_s;
}

// The newest unanswered marker in whose time the stretch was met.
std::optional<double> marker_before(const Stretch& stretch, const Condition& when,
                                    const OfRule& rule, const std::deque<RuleState::Marker>& all) {
    const double met_s = stretch.since_s + when.for_s;
    for (auto marker = all.rbegin(); marker != all.rend(); ++marker) {
        const bool fits = when.after->label.empty() || when.after->label == marker->label;
        const bool open = !rule.answered_s || marker->time_s > *rule.answered_s;
        if (fits && open && met_s >= marker->time_s - kHair_s &&
            met_s <= marker->time_s + when.after->within_s + kHair_s) {
            return marker->time_s;
        }
    }
    return std::nullopt;
}

// Of those who meet the condition, the one with the highest score.
using Met = std::optional<std::pair<int, Stretch>>;
Met who_meets(const Condition& when, const OfRule& rule,
              const std::deque<RuleState::Marker>& markers) {
    Met best;
    for (const auto& [who, stretch] : rule.holding) {
        if (!is_met(stretch, when)) continue;
        if (when.after && !marker_before(stretch, when, rule, markers)) continue;
        if (!best || stretch.score > best->second.score) best.emplace(who, stretch);
    }
    return best;
}

bool rests(const Rule& rule, const OfRule& state, double now_s) {
    return state.fired_s && now_s - *state.fired_s < rule.again_after_s - kHair_s;
}

// Whether it fires; if so, for whom.
Met advance(const Rule& rule, OfRule& state, const Observation& seen,
            const std::deque<RuleState::Marker>& markers) {
    note_all(rule.when, state, seen);
    const Met met = who_meets(rule.when, state, markers);
    if (!met && !rule.when.after) state.told = false;
    if (!met || state.told || rests(rule, state, seen.time_s)) return {};
    state.fired_s = seen.time_s;
    if (rule.when.after) {
        state.answered_s = marker_before(met->second, rule.when, state, markers);
    } else {
        state.told = true;
    }
    return met;
}

void begin_anew_after_a_gap(RuleState& state, double now_s) {
    const bool known =
        state.time_s && now_s >= *state.time_s && now_s - *state.time_s <= kUnknownAfter_s;
    if (!known) {
        for (OfRule& rule : state.rules) {
            rule.holding.clear();
            rule.told = false;
        }
    }
    state.time_s = now_s;
}

}  // namespace

std::vector<Firing> observe(const std::vector<Rule>& rules, RuleState& state,
                            const Observation& seen) {
    state.rules.resize(rules.size());
    begin_anew_after_a_gap(state, seen.time_s);
    std::vector<Firing> firings;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!rules[i].on) continue;
        if (const Met met = advance(rules[i], state.rules[i], seen, state.markers)) {
            firings.push_back({i, seen.time_s, met->first, met->second.score,
                               static_cast<int>(seen.faces.size())});
        }
    }
    return firings;
}

void tell_marker(RuleState& state, double time_s, const std::string& label) {
    state.markers.push_back({time_s, label});
    if (state.markers.size() > kMostMarkers) state.markers.pop_front();
}

}  // namespace mien::rules
