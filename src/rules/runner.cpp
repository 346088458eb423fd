#include "rules/runner.h"

#include <utility>

#include "base/seconds.h"
#include "mien/expressions.h"
#include "rules/rules_file.h"

namespace mien::rules {

namespace {

std::vector<Rule> rules_of(const RuleSettings& settings) {
    settings.validate();
    if (settings.rules.empty()) return {};
    std::vector<Rule> rules = read_rules(settings.rules);
    check_allowed(rules, settings.rules_may);
    return rules;
}

double seconds_of(Runner::Clock::time_point moment) {
    return seconds(moment.time_since_epoch());
}

}  // namespace

Observation observation(const LiveResult& result, std::chrono::steady_clock::time_point moment) {
    std::vector<std::string> keys;
    if (result.checkpoint) {
        for (const std::string& name : result.checkpoint->classes) {
            keys.push_back(expression_key(name));
        }
    }
    Observation seen{seconds(moment.time_since_epoch()), {}};
    for (const FaceResult& face : result.faces.faces) {
        SeenFace one{face.track, face.box.area(), {}};
        for (std::size_t i = 0; i < face.scores.size() && i < keys.size(); ++i) {
            one.scores.emplace_back(keys[i], face.scores[i]);
        }
        seen.faces.push_back(std::move(one));
    }
    return seen;
}

Runner::Runner(const RuleSettings& settings, Mark mark, streams::Log log)
    : Runner(rules_of(settings), settings.snapshots, std::move(mark), std::move(log)) {}

Runner::Runner(std::vector<Rule> rules, const std::filesystem::path& snapshots, Mark mark,
               streams::Log log)
    : rules_(std::move(rules)),
      performer_(rules_, snapshots,
                 {[mark = std::move(mark)](const std::string& label, double time_s) {
                      if (mark) mark(label, Clock::time_point(to_duration(time_s)));
                  },
                  std::move(log)}) {}

void Runner::take(const LiveResult& result, const std::function<cv::Mat()>& picture) {
    if (rules_.empty()) return;
    const Observation seen = observation(result, Clock::now() - to_duration(result.latency_s));
    std::vector<Firing> firings;
    {
        const std::lock_guard lock(mutex_);
        firings = observe(rules_, state_, seen);
    }
    if (firings.empty()) return;
    const cv::Mat now = picture ? picture() : cv::Mat();
    for (const Firing& firing : firings) performer_.perform(rules_[firing.rule], firing, now);
}

void Runner::marker(const std::string& label, Clock::time_point moment) {
    if (rules_.empty()) return;
    const std::lock_guard lock(mutex_);
    tell_marker(state_, seconds_of(moment), label);
}

}  // namespace mien::rules
