// The largest face and the markers as streams of the Lab Streaming Layer:
//
//   "Mien", type "Expression": floats, one sample for every frame that was read. Channels "track"
//       (0: nobody), "x", "y", "width", "height" (of the box, as shares of the picture), and then
//       the scores of the classes, by their expression_key(). Without a face, all but "track" are
//       not numbers (NaN). Where it is asked for, "derived_valence" and "derived_arousal" follow.
//   "Mien markers", type "Markers": a text for every marker.
//
// Both are irregular, and stamped with the time at which the frame arrived or the marker was set.
// liblsl tells other machines of the network about them by itself.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "mien/live_session.h"
#include "streams/log.h"
#include "streams/lsl_library.h"
#include "streams/marker_in.h"

namespace mien::streams {

class LslOut {
  public:
    // Throws Error where the stream of markers cannot be made. `log`: told once where that of the
    // scores cannot, which then is not sent.
    explicit LslOut(const LslLibrary& library, Log log = {}, bool derived = false);
    ~LslOut();
    LslOut(const LslOut&) = delete;
    LslOut& operator=(const LslOut&) = delete;

    // One thread. A checkpoint with other classes begins another stream.
    void send(const LiveResult& result);

    // Any thread.
    void marker(const HeardMarker& marker);

  private:
    struct Free {
        const LslLibrary* library;
        void operator()(LslLibrary::Outlet* outlet) const { library->destroy_outlet(outlet); }
    };
    using Outlet = std::unique_ptr<LslLibrary::Outlet, Free>;

    struct Channel {
        std::string label, unit, type;
    };
    Outlet open(const char* name, const char* type, std::int32_t format,
                const std::vector<Channel>& channels) const;
    void open_scores(const std::vector<std::string>& classes);
    double stamp(SteadyTime moment) const;

    const LslLibrary library_;
    const Log log_;
    const bool derived_;
    bool failed_ = false;
    std::vector<std::string> classes_;  // of `scores_`
    Outlet scores_;
    std::mutex mutex_;  // for markers_
    Outlet markers_;
};

}  // namespace mien::streams
