// A source of gray frames, as many as asked for, 100 per second.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "mien/frame_source.h"

namespace mien::test {

class FakeSource final : public FrameSource {
  public:
    // `ending`: what read() says after the last frame. `frames` < 0: they never end.
    explicit FakeSource(int frames = -1, ReadStatus ending = ReadStatus::end)
        : frames_(frames), ending_(ending) {
        info_.kind =
            frames >= 0 && ending == ReadStatus::end ? SourceKind::video : SourceKind::stream;
        info_.name = "fake";
        info_.width = 64;
        info_.height = 48;
    }

    cv::Mat still{48, 64, CV_8UC3, cv::Scalar(120, 120, 120)};  // every frame's picture
    bool stall_at_end = false;  // sends nothing more, and does not end

    const SourceInfo& info() const override { return info_; }

    ReadStatus read(Frame& frame) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        if (interrupted_) return ReadStatus::cancelled;
        if (frames_ >= 0 && next_ >= frames_) {
            while (stall_at_end && !interrupted_) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            }
            return interrupted_ ? ReadStatus::cancelled : ending_;
        }
        frame.picture = still.clone();
        frame.index = next_;
        frame.time_s = 0.01 * next_++;
        return ReadStatus::frame;
    }

    void interrupt() noexcept override { interrupted_ = true; }
    std::string problem() const override {
        return ending_ == ReadStatus::lost ? "the fake went away" : "";
    }

  private:
    SourceInfo info_;
    int frames_;
    ReadStatus ending_;
    int next_ = 0;
    std::atomic<bool> interrupted_ = false;
};

}  // namespace mien::test
