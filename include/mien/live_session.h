// The live pipeline: a source read at its own rate, the newest frame analysed whenever the engine
// is free.
//
//   capture    FrameSource.read -> Frame --+-> LatestSlot (newest wins) -> inference
//                                          +-> Events::frame (for display), LiveSink
//   inference  owns the Analyzer; swaps checkpoints between frames -> Events::result, LiveSink
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "mien/analyzer.h"
#include "mien/export.h"
#include "mien/frame_source.h"
#include "mien/live_gap.h"

namespace mien {

enum class LiveState {
    opening,  // the source is being opened (also again, after it was lost)
    running,  // frames arrive
    held,     // a file stands still: see hold()
    lost,     // it went away, or a stream without a length ended; opened again every second until
              // it is back or closed
    ended,    // a file came to its end
    failed,   // it could not be opened; nothing more happens until open()
    closed,   // close() was called: the device is released
};

struct LiveResult {
    FrameResult faces;
    std::shared_ptr<const CheckpointInfo> checkpoint;         // whose scores they are; may be null
    std::shared_ptr<const CheckpointInfo> second_checkpoint;  // of FaceResult::second; may be null
    std::uint64_t generation = 0;  // of the open() that the frame belongs to
    cv::Size picture;              // the frame's size, in which boxes are given
    double latency_s = 0;          // from the frame's arrival to its result
};

struct LiveStatistics {
    double capture_rate = 0;    // frames per second delivered by the source, over the last second
    double inference_rate = 0;  // frames per second analysed, over the last second
    double latency_s = 0;       // of the last result
    std::int64_t captured = 0;  // since open()
    std::int64_t analysed = 0;  //
    std::int64_t dropped = 0;   // captured, but replaced by a newer frame before their analysis
};

// Opens a source, on the capture thread: it may block, fail (Error) and be called again. It gives
// up when asked to stop (open_media does: pass the token on in MediaOptions).
using SourceOpener = std::function<std::unique_ptr<FrameSource>(std::stop_token)>;

struct LiveOptions {
    bool loop = false;         // a file starts over at its end (times keep rising)
    bool drop_frames = true;   // false: capture waits for the analysis, for tests and comparisons
    double retry_after_s = 1;  // between attempts to open a lost source
    bool goes_on = false;      // track numbers continue from the previous open(), else from 1
};

// Called on the pipeline's own threads: return quickly, hand over to your own. They must not call
// the session. A result whose generation is not that of the last open() can be thrown away.
struct LiveEvents {
    std::function<void(const Frame&, std::uint64_t generation)> frame;  // capture thread
    std::function<void(const LiveResult&)> result;                      // inference thread
    std::function<void(LiveState, const std::string& message, std::uint64_t generation)>
        state;                                                // capture thread
    std::function<void(const std::string& message)> problem;  // inference thread: settings refused
};

// Receives all that a session reads and finds, before LiveEvents do: a Recorder is one. Called on
// the pipeline's own threads, one call at a time: it returns quickly and does not call the session.
class MIEN_API LiveSink {
  public:
    virtual ~LiveSink() = default;
    // Before a frame that does not follow the last one, though the source was not lost.
    virtual void gap(LiveGap why) = 0;
    virtual void frame(const Frame& frame, std::uint64_t generation) = 0;
    virtual void result(const LiveResult& result) = 0;
    virtual void state(LiveState state) = 0;
};

// Thread rule: one thread calls it. The destructor joins both threads, within a second even while
// a source is being opened.
class MIEN_API LiveSession {
  public:
    LiveSession(const AnalyzerSettings& settings, LiveEvents events);
    ~LiveSession();
    LiveSession(const LiveSession&) = delete;
    LiveSession& operator=(const LiveSession&) = delete;

    // Closes the previous source, if any, and reads this one. Files are paced by their own times.
    // Returns the generation of everything that comes from it.
    std::uint64_t open(SourceOpener source, const LiveOptions& options = {});

    // Releases the source: a camera's light goes out. The engine and its checkpoint stay.
    void close();

    // Pauses a file at its frame, or lets it continue from there. Other sources ignore it. The next
    // open() is not paused.
    void hold(bool still);

    // Takes effect between two frames; null: faces without expressions.
    void set_classifier(std::unique_ptr<ScoreModel> classifier);

    // The same for the second checkpoint, see Analyzer::swap_second; null: none.
    void set_second(std::unique_ptr<ScoreModel> second);

    // Takes effect between two frames, tracks start afresh. Refused settings go to
    // LiveEvents::problem and the old ones stay.
    void set_settings(const AnalyzerSettings& settings);

    // From now on it receives what comes, beside those that were added before. Not owned: it
    // outlives the session, or is removed. Not null, and not twice.
    void add_sink(LiveSink* sink);

    // Once it returns, that sink receives nothing more. One that was never added is ignored.
    void remove_sink(LiveSink* sink);

    // Any thread.
    LiveStatistics statistics() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
