// "Happy above 0.8 for 1 s: set a marker": what a rule is made of.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "streams/host_and_port.h"
#include "streams/osc_message.h"

namespace mien::rules {

enum class Who {
    anyone,    // any one face, all the time the same
    everyone,  // all faces that are read, at least one
    largest,   // the largest face that is read
};

// A score of faces.
struct ScoreAbove {
    std::string expression;  // by expression_key()
    double above = 0;        // 0 to 1
    Who who = Who::anyone;
};

// How many faces are in the picture, readable or not.
struct FaceCount {
    int least = 0;
    int most = 1'000'000;
};

// Only in answer to a marker: the condition is first met from then on, and in time.
struct AfterMarker {
    std::string label;  // empty: any
    double within_s = 0;
};

struct Condition {
    std::variant<ScoreAbove, FaceCount> what;
    double for_s = 0;  // how long without interruption
    std::optional<AfterMarker> after;
};

struct SetMarker {
    std::string label;
};
struct KeepPicture {};
struct PostTo {
    std::string address;  // http://...
};
struct SendOsc {
    streams::HostAndPort to;
    streams::OscMessage message;
};
struct RunProgram {
    std::vector<std::string> command;  // a program and its arguments; no shell reads them
    double limit_s = 10;               // then it is ended
};
using Action = std::variant<SetMarker, KeepPicture, PostTo, SendOsc, RunProgram>;

struct Rule {
    std::string name;  // one line, unlike all others'
    Condition when;
    std::vector<Action> then;
    double again_after_s = 5;  // of rest after it fired
    bool on = true;
};

// As --rules-may spells it: "marker", "snapshot", "post", "osc", "run".
std::string kind_of(const Action& action);

// "sets the marker \"smile\"", "posts to http://...".
std::string describe(const Action& action);

// "happy above 0.8 (anyone) for 1 s".
std::string describe(const Condition& condition);

}  // namespace mien::rules
