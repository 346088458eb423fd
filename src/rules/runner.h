// Rules at work in a live session.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "mien/live_session.h"
#include "rules/performer.h"
#include "rules/rule_engine.h"
#include "rules/settings.h"

namespace mien::rules {

class Runner {
  public:
    using Clock = std::chrono::steady_clock;
    using Mark = std::function<void(const std::string& label, Clock::time_point moment)>;

    // Does nothing where `settings` name no file. Throws Error for what is wrong with it.
    Runner(const RuleSettings& settings, Mark mark, streams::Log log);

    // With these rules, which may do all that they say. `snapshots`: folder for pictures. Throws
    // Error where a host of an action is not known.
    Runner(std::vector<Rule> rules, const std::filesystem::path& snapshots, Mark mark,
           streams::Log log);

    // On the inference thread: returns at once. `picture`: gives the newest picture; only asked
    // when a rule fires.
    void take(const LiveResult& result, const std::function<cv::Mat()>& picture);

    // A marker that no rule set. Any thread.
    void marker(const std::string& label, Clock::time_point moment);

  private:
    const std::vector<Rule> rules_;
    std::mutex mutex_;
    RuleState state_;
    Performer performer_;  // last
};

// What a rule sees of a result at `moment`.
Observation observation(const LiveResult& result, std::chrono::steady_clock::time_point moment);

}  // namespace mien::rules
