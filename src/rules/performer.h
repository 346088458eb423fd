// Does what rules say when they fire.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "rules/bounded_worker.h"
#include "rules/post.h"
#include "rules/rule.h"
#include "rules/rule_engine.h"
#include "streams/log.h"
#include "streams/osc_target.h"

namespace mien::rules {

struct PerformerHooks {
    std::function<void(const std::string& label, double time_s)> mark;  // in the firing's clock
    streams::Log log;                                                   // any thread
};

// Markers and OSC are done at once; pictures are kept by one thread, posts and programs done by
// another, so that neither holds up the others, nor whoever calls. What comes while 32 wait there
// is dropped, and the log says so. Thread rule: one thread calls it; the destructor takes less than
// a second and drops what waits.
class Performer {
  public:
    // `snapshots`: folder for pictures, made when the first is kept; empty where none may be.
    // Throws Error where a host of an action is not known, or pictures have no folder.
    Performer(const std::vector<Rule>& rules, std::filesystem::path snapshots,
              PerformerHooks hooks);

    // `picture`: what is kept where the rule says so; may be empty.
    void perform(const Rule& rule, const Firing& firing, const cv::Mat& picture);

    // Until all that was begun is done.
    void finish();

  private:
    struct Occasion;
    void do_now(const SetMarker& action, const Occasion& on);
    void do_now(const KeepPicture& action, const Occasion& on);
    void do_now(const PostTo& action, const Occasion& on);
    void do_now(const SendOsc& action, const Occasion& on);
    void do_now(const RunProgram& action, const Occasion& on);
    void post(BoundedWorker& worker, const Rule& rule,
              std::function<void(const std::stop_token&)> job);

    const std::filesystem::path snapshots_;
    const PerformerHooks hooks_;
    std::map<std::string, PostTarget> posts_;            // by address; the slow thread's
    std::map<std::string, streams::OscTarget> senders_;  // by "host:port"
    int kept_ = 0;                                       // pictures
    BoundedWorker pictures_;
    BoundedWorker slow_;  // these last
};

// What is posted: {"version": 1, "type": "rule", "rule", "time", "time_s", "faces", "track",
// "score"}; the last two only of a face. `time`: of the wall clock, ISO 8601.
std::string firing_json(const Rule& rule, const Firing& firing, const std::string& time);

}  // namespace mien::rules
