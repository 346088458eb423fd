// A live session that belongs to somebody else, such as the window: viewers see what it reads, and
// what they want done is passed on to its owner.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "mien/live_session.h"
#include "mien/model_library.h"
#include "serve/event_feed.h"
#include "serve/picture_feed.h"
#include "serve/session.h"
#include "serve/session_report.h"

namespace mien::serve {

// What viewers want. Called on the server's threads: they return at once, and the owner tells what
// became of it (tell()).
struct ShareWishes {
    std::function<void(bool paused)> pause;
    std::function<void(bool on)> record;
    std::function<void(const streams::HeardMarker& marker, double time_s)> mark;  // of the pictures
    std::function<void(const std::filesystem::path& checkpoint)> use_checkpoint;
};

// Given to LiveSession::add_sink. Thread rule: any thread.
class SharedSession final : public Session, public LiveSink {
  public:
    // `models`: those that viewers can choose. The feeds outlive it.
    SharedSession(std::vector<ModelEntry> models, ShareWishes wishes, PictureFeed& pictures,
                  EventFeed& events);

    // How the session goes, as its owner sees it; every second, and when it changes. Viewers are
    // counted here.
    void tell(SessionReport report, const std::filesystem::path& checkpoint);

    // A marker that its owner has set.
    void tell_marker(const streams::HeardMarker& marker);

    // Whoever waits for what the owner does, waits no longer.
    void close();

    void pause(bool paused) override;
    void record(bool on, bool with_video) override;
    void use_checkpoint(const std::string& name) override;
    Json mark(const streams::HeardMarker& marker) override;
    Json markers() const override;
    Json checkpoints() const override;
    Json state() const override;
    std::filesystem::path checkpoint_path() const override;

    void gap(LiveGap /*why*/) override {}
    void frame(const Frame& frame, std::uint64_t generation) override;
    void result(const LiveResult& result) override;
    void state(LiveState state) override;

  private:
    void await(const std::function<bool(const SessionReport&)>& done);
    Json keep(const streams::HeardMarker& marker);  // under the mutex
    Json state_now() const;                         //

    const std::vector<ModelEntry> models_;
    const ShareWishes wishes_;
    PictureFeed& pictures_;
    EventFeed& events_;

    mutable std::mutex mutex_;
    std::condition_variable told_;
    bool closed_ = false;
    SessionReport report_;
    std::filesystem::path checkpoint_path_;
    NewestFrame newest_;
    std::uint64_t generation_ = 0;
    Json markers_ = Json::array();
};

}  // namespace mien::serve
