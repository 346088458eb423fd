// A sound device that is not there: it takes sound as fast as a real one plays it, and keeps it.
#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/review/sound_sink.h"
#include "mien/error.h"
#include "mien/sound_reader.h"

namespace mien::test {

struct FakeSpeaker {
    double rate = 1;       // how fast its clock runs
    bool missing = false;  // it cannot be opened

    std::mutex mutex;
    std::vector<float> heard;  // guarded: what was given to it last, since it was opened
    int opened = 0;            // guarded: times
    int open = 0;              // guarded: now

    std::vector<float> all() {
        const std::lock_guard lock(mutex);
        return heard;
    }
    float loudest() {
        const std::vector<float> samples = all();
        return samples.empty() ? 0.0F : *std::max_element(samples.begin(), samples.end());
    }
    int now_open() {
        const std::lock_guard lock(mutex);
        return open;
    }
    int times_opened() {
        const std::lock_guard lock(mutex);
        return opened;
    }
};

class FakeSink final : public app::SoundSink {
  public:
    explicit FakeSink(std::shared_ptr<FakeSpeaker> speaker) : speaker_(std::move(speaker)) {
        if (speaker_->missing) throw Error("there is no sound device");
        const std::lock_guard lock(speaker_->mutex);
        speaker_->heard.clear();
        ++speaker_->opened;
        ++speaker_->open;
    }
    ~FakeSink() override {
        const std::lock_guard lock(speaker_->mutex);
        --speaker_->open;
    }
    std::size_t write(std::span<const float> samples) override {
        const auto room = static_cast<std::int64_t>(kBuffer_s * SoundReader::kRate) - waiting();
        if (room <= 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        const auto pairs = static_cast<std::int64_t>(samples.size() / SoundReader::kChannels);
        const auto count = static_cast<std::size_t>(std::clamp<std::int64_t>(room, 0, pairs));
        const std::lock_guard lock(speaker_->mutex);
        speaker_->heard.insert(
            speaker_->heard.end(), samples.begin(),
            samples.begin() + static_cast<std::ptrdiff_t>(count * SoundReader::kChannels));
        written_ += static_cast<std::int64_t>(count);
        return count;
    }
    std::optional<double> delay_s() override {
        return static_cast<double>(waiting()) / SoundReader::kRate;
    }

  private:
    static constexpr double kBuffer_s = 0.1;
    std::int64_t waiting() const {
        const std::chrono::duration<double> since = std::chrono::steady_clock::now() - begin_;
        return std::max<std::int64_t>(
            0, written_ -
                   static_cast<std::int64_t>(since.count() * speaker_->rate * SoundReader::kRate));
    }
    std::shared_ptr<FakeSpeaker> speaker_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::int64_t written_ = 0;
};

inline app::SoundSinkMaker sink_of(const std::shared_ptr<FakeSpeaker>& speaker) {
    return [speaker] { return std::make_unique<FakeSink>(speaker); };
}

}  // namespace mien::test
