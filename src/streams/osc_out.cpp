#include "streams/osc_out.h"

#include <algorithm>

#include "base/seconds.h"
#include "base/text.h"
#include "mien/expressions.h"
#include "streams/host_and_port.h"

namespace mien::streams {

OscOut::OscOut(const StreamSettings& settings, Log log)
    : naming_(osc_naming(settings)),
      avatar_(settings.osc_as == "vrchat"),
      distance_(to_duration(1 / settings.osc_rate)),
      log_(std::move(log)) {
    if (const auto to = parse_host_and_port(settings.osc)) target_.emplace(*to);
}

void OscOut::send(const LiveResult& result) {
    if (!target_ || !result.checkpoint) return;
    if (!std::exchange(looked_, true)) look_at_names(*result.checkpoint);
    const auto now = std::chrono::steady_clock::now();
    if (now + distance_ / 4 < due_) return;  // a little early is not too early: none come evenly
    due_ = std::max(due_, now - distance_) + distance_;
    for (const OscBundle& bundle :
         avatar_ ? avatar_messages(result, naming_) : face_messages(result, naming_)) {
        if (bundle.size() == 1) {
            target_->send(bundle.front());
        } else {
            target_->send(bundle);
        }
    }
}

void OscOut::look_at_names(const CheckpointInfo& checkpoint) {
    for (const auto& [key, name] : naming_.names) {
        const bool known =
            std::any_of(checkpoint.classes.begin(), checkpoint.classes.end(),
                        [&key = key](const auto& one) { return expression_key(one) == key; });
        if (!known && log_) {
            log_("--osc-names: the checkpoint reads no expression called " + printable(key));
        }
    }
}

}  // namespace mien::streams
