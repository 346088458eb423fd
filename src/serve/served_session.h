// A live session that is watched, and told what to do, from elsewhere.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "mien/live_session.h"
#include "mien/model_library.h"
#include "mien/recorder.h"
#include "rules/runner.h"
#include "serve/event_feed.h"
#include "serve/messages.h"
#include "serve/picture_feed.h"
#include "serve/served_source.h"
#include "serve/session.h"
#include "streams/camera_out.h"
#include "streams/lsl_out.h"
#include "streams/marker_in.h"
#include "streams/mqtt_out.h"
#include "streams/osc_out.h"

namespace mien::serve {

using LoadModel = std::function<std::unique_ptr<ScoreModel>(const std::filesystem::path&)>;

struct SessionPlan {
    ServedSource source;
    AnalyzerSettings analyzer;
    std::filesystem::path checkpoint;
    LoadModel load;       // load_classifier(), but for tests
    std::string records;  // folder; empty: nobody may record
};

// Where what comes from it goes; all outlive it.
struct SessionOutputs {
    PictureFeed& pictures;
    EventFeed& events;
    streams::OscOut& osc;
    streams::LslOut* lsl;  // these may be null
    streams::MqttOut* mqtt;
    streams::CameraOut* camera;
    const rules::RuleSettings& rules;
    streams::Log log;
    bool derived = false;  // whether events have what is derived from the scores
};

// Thread rule: any thread. Feeds what comes from the session, and its state every second and when
// it changes. The destructor ends it all, and waits for the record being finished.
class ServedSession final : public Session {
  public:
    // Opens the source and loads the checkpoint. Throws Error for the checkpoint; what is wrong
    // with the source, state() tells.
    ServedSession(const SessionPlan& plan, const SessionOutputs& to);
    ~ServedSession() override;
    ServedSession(const ServedSession&) = delete;
    ServedSession& operator=(const ServedSession&) = delete;

    void pause(bool paused) override;
    void record(bool on, bool with_video) override;
    void use_checkpoint(const std::string& name) override;  // loads it meanwhile
    Json mark(const streams::HeardMarker& marker) override;
    Json markers() const override;
    Json checkpoints() const override;
    Json state() const override;
    std::filesystem::path checkpoint_path() const override;

    LiveState live_state() const;
    std::string problem() const;

  private:
    using Clock = std::chrono::steady_clock;

    LiveEvents live_events();
    void take_frame(const Frame& frame, std::uint64_t generation);
    void take_result(const LiveResult& result);
    void take_state(LiveState state, const std::string& message, std::uint64_t generation);
    void open();  // these: under the mutex
    Json state_now() const;
    void change() { changed_ = true, ticking_.notify_all(); }  // the ticker tells of it
    void begin_record(bool with_video);
    void end_record();
    void tick(const std::stop_token& quit);

    const SessionPlan plan_;
    PictureFeed& pictures_;
    EventFeed& events_;
    streams::OscOut& osc_;  // inference thread alone
    const bool derived_;
    const streams::Log log_;
    streams::LslOut* const lsl_;
    streams::MqttOut* const mqtt_;
    streams::CameraOut* const camera_;
    rules::Runner rules_;
    const std::vector<ModelEntry> models_;
    std::mutex loading_;  // one checkpoint at a time

    mutable std::mutex mutex_;  // guards all below; never held while a thread is waited for
    std::condition_variable_any ticking_;
    bool changed_ = false;
    std::uint64_t generation_ = 0;
    LiveState state_ = LiveState::opening;
    std::string problem_;
    NewestFrame newest_;
    cv::Mat newest_picture_;
    Clock::time_point newest_arrival_ = Clock::now();
    std::shared_ptr<const CheckpointInfo> checkpoint_;  // of the newest result
    std::filesystem::path checkpoint_path_;             // of the one that was asked for
    Json markers_ = Json::array();
    bool record_has_video_ = false;
    std::string record_name_;
    std::string record_problem_;
    std::unique_ptr<Recorder> recorder_;
    std::vector<std::unique_ptr<Recorder>> finished_;  // to be destroyed without the mutex
    std::unique_ptr<LiveSession> session_;
    std::jthread ticker_;  // last
};

}  // namespace mien::serve
