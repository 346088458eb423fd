// Rules at work in a live session that belongs to somebody else, such as the window.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "mien/live_session.h"
#include "rules/runner.h"

namespace mien::rules {

// Given to LiveSession::add_sink. It may look hosts up when it is made; the destructor takes less
// than a second and drops what waits.
class LiveRules final : public LiveSink {
  public:
    // A rule's marker: at `time_s` of the pictures, which was at `moment`. On the session's
    // threads.
    using Mark = std::function<void(const std::string& label, double time_s,
                                    std::chrono::steady_clock::time_point moment)>;

    // `snapshots`: folder for pictures. Throws Error where a host of an action is not known.
    LiveRules(std::vector<Rule> rules, const std::filesystem::path& snapshots, Mark mark,
              streams::Log log);

    // A marker that no rule set. Any thread.
    void marker(const std::string& label, std::chrono::steady_clock::time_point moment);

    void gap(LiveGap /*why*/) override {}
    void frame(const Frame& frame, std::uint64_t generation) override;
    void result(const LiveResult& result) override;
    void state(LiveState state) override;

  private:
    std::mutex mutex_;
    cv::Mat newest_;
    double time_s_ = 0;  // of the result that is looked at; inference thread alone
    Runner runner_;      // last
};

}  // namespace mien::rules
