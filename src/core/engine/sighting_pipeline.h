// Reads a source and finds the faces of its frames ahead of whoever classifies them:
//
//   source.read -> queue -> Analyzer::find -> queue -> next()
//
// each on its own thread. Frames keep their order, none is dropped, and what comes out does not
// depend on the threads' speed.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <thread>

#include "core/engine/bounded_queue.h"
#include "mien/analyzer.h"
#include "mien/export.h"
#include "mien/frame_source.h"

namespace mien {

// Thread rule: one thread calls next() and Analyzer::classify. The destructor interrupts the source
// and joins both threads.
class MIEN_API SightingPipeline {
  public:
    // Both must outlive it; the source is not to be asked for anything but its problem() once
    // next() gave another status than `frame`. The first `skipped` frames are only read, and so
    // are those without a picture.
    SightingPipeline(FrameSource& source, Analyzer& analyzer, std::int64_t skipped = 0);
    ~SightingPipeline();
    SightingPipeline(const SightingPipeline&) = delete;
    SightingPipeline& operator=(const SightingPipeline&) = delete;

    struct Step {
        ReadStatus status = ReadStatus::end;
        Frame frame;
        Sighting sighting;
        std::exception_ptr error;
    };

    // The next frame and its faces, or why there are no more. Throws what the threads threw.
    Step next();

    // One of the next sightings comes with its state.
    void want_state() { state_wanted_ = true; }

  private:
    void read();
    void find();

    FrameSource& source_;
    Analyzer& analyzer_;
    std::int64_t skipped_;
    std::atomic<bool> state_wanted_{false};
    BoundedQueue<Step> read_{4};
    BoundedQueue<Step> found_{4};
    std::thread reader_;
    std::thread finder_;
};

}  // namespace mien
