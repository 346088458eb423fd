// When rules fire. Values and time that is given: it reads no clock, and the same observations
// always give the same firings.
//
// A condition is met by a face (or by the picture as a whole) from the moment it has held for
// `for_s`. A rule fires when its condition is met, once until it has been met by nobody for a
// moment, and never within `again_after_s` of its last firing: one that is met during that rest
// fires at its end, if it still holds. A rule with `after` fires once per marker, where the moment
// of being met lies within the time after it.
//
// A face that is out of sight or not read for up to half a second is taken to be as it was. Where
// nothing was observed for two seconds (the camera is away, the video stands still), nothing is
// known, and everything begins anew: a camera that was pulled out is not "nobody for 10 s".
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/rule.h"

namespace mien::rules {

struct SeenFace {
    int track = 0;                                      // from 1; 0: not followed
    int size = 0;                                       // its area, for "largest"
    std::vector<std::pair<std::string, float>> scores;  // by expression_key(); empty: not read
};

struct Observation {
    double time_s = 0;  // of any clock that never goes back; markers are in the same
    std::vector<SeenFace> faces;
};

struct Firing {
    std::size_t rule = 0;  // its index
    double time_s = 0;
    int track = 0;     // 0: of the whole picture
    double score = 0;  // of that face; 0 without one
    int faces = 0;     // in the picture
};

struct RuleState {
    struct Stretch {
        double since_s = 0;
        double seen_s = 0;  // the last observation in which it held
        double score = 0;   // then
    };
    struct OfRule {
        std::map<int, Stretch> holding;  // by track; 0: the whole picture
        bool told = false;               // it fired for what is met now
        std::optional<double> fired_s;
        std::optional<double> answered_s;  // the newest marker that was answered
    };
    struct Marker {
        double time_s = 0;
        std::string label;
    };

    std::vector<OfRule> rules;
    std::deque<Marker> markers;  // the newest
    std::optional<double> time_s;
};

// What fires now, in the order of the rules. `state`: a new one at first, then that of before.
std::vector<Firing> observe(const std::vector<Rule>& rules, RuleState& state,
                            const Observation& seen);

// A marker that was set, also a little late. Those that rules set are not to be told, so that rules
// cannot set off each other without end.
void tell_marker(RuleState& state, double time_s, const std::string& label);

}  // namespace mien::rules
