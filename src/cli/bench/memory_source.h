// Frames from memory, as a source.
#pragma once

#include <atomic>
#include <utility>
#include <vector>

#include "mien/frame_source.h"

namespace mienctl::bench {

using Frames = std::vector<mien::Frame>;  // in memory, in order

class MemorySource final : public mien::FrameSource {
  public:
    // `kind`: a video is paced by its times in a live session, a camera is not.
    explicit MemorySource(const Frames& frames, mien::SourceKind kind = mien::SourceKind::video)
        : frames_(frames) {
        info_.kind = kind;
        info_.name = "memory";
    }
    const mien::SourceInfo& info() const override { return info_; }
    void interrupt() noexcept override { interrupted_ = true; }
    std::string problem() const override { return {}; }
    mien::ReadStatus read(mien::Frame& frame) override {
        if (interrupted_) return mien::ReadStatus::cancelled;
        if (next_ == frames_.size()) return mien::ReadStatus::end;
        frame = frames_[next_++];
        return mien::ReadStatus::frame;
    }

  private:
    const Frames& frames_;
    mien::SourceInfo info_;
    std::size_t next_ = 0;
    std::atomic<bool> interrupted_{false};
};

}  // namespace mienctl::bench
