#include "rules/live_rules.h"

#include <utility>

namespace mien::rules {

LiveRules::LiveRules(std::vector<Rule> rules, const std::filesystem::path& snapshots, Mark mark,
                     streams::Log log)
    : runner_(
          std::move(rules), snapshots,
          [this, mark = std::move(mark)](const std::string& label, Runner::Clock::time_point at) {
              if (mark) mark(label, time_s_, at);
          },
          std::move(log)) {}

void LiveRules::marker(const std::string& label, std::chrono::steady_clock::time_point moment) {
    runner_.marker(label, moment);
}

void LiveRules::frame(const Frame& frame, std::uint64_t /*generation*/) {
    const std::lock_guard lock(mutex_);
    newest_ = frame.picture;
}

void LiveRules::result(const LiveResult& result) {
    time_s_ = result.faces.time_s;
    runner_.take(result, [this] {
        const std::lock_guard lock(mutex_);
        return newest_;
    });
}

void LiveRules::state(LiveState state) {
    if (state != LiveState::closed) return;
    const std::lock_guard lock(mutex_);
    newest_.release();
}

}  // namespace mien::rules
