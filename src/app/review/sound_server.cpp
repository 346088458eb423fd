// PulseAudio's interface, which PipeWire has too. Its own loop is run by hand, so that nothing can
// wait for a server that does not answer.
#include <pulse/pulseaudio.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "app/review/sound_sink.h"
#include "mien/error.h"
#include "mien/sound_reader.h"

namespace mien::app {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPatience{500};  // for either of two answers
constexpr std::chrono::milliseconds kMoment{20};
constexpr double kBuffer_s = 0.12;  // short enough for volume, long enough for a busy machine
constexpr std::size_t kPair = sizeof(float) * SoundReader::kChannels;

struct FreePulse {
    void operator()(pa_mainloop* loop) const { pa_mainloop_free(loop); }
    void operator()(pa_context* context) const {
        pa_context_disconnect(context);
        pa_context_unref(context);
    }
    void operator()(pa_stream* stream) const {
        pa_stream_disconnect(stream);
        pa_stream_unref(stream);
    }
};
template <class T>
using PulseOwner = std::unique_ptr<T, FreePulse>;

class SoundServer final : public SoundSink {
  public:
    SoundServer() {
        connect_context();
        connect_stream();
    }
    std::size_t write(std::span<const float> samples) override;
    std::optional<double> delay_s() override;

  private:
    mien::Error failure() const {
        return Error(std::string("the sound server cannot play: ") +
                     pa_strerror(context_ ? pa_context_errno(context_.get()) : PA_ERR_INTERNAL));
    }
    void connect_context();
    void connect_stream();
    void turn(std::chrono::milliseconds longest);
    template <class Done>
    void turn_until(const Done& done);

    PulseOwner<pa_mainloop> loop_{pa_mainloop_new()};
    PulseOwner<pa_context> context_;
    PulseOwner<pa_stream> stream_;
};

// Once through the loop, after waiting for as long at most.
void SoundServer::turn(std::chrono::milliseconds longest) {
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(longest).count();
    if (pa_mainloop_prepare(loop_.get(), static_cast<int>(us)) < 0 ||
        pa_mainloop_poll(loop_.get()) < 0 || pa_mainloop_dispatch(loop_.get()) < 0) {
        throw failure();
    }
}

template <class Done>
void SoundServer::turn_until(const Done& done) {
    for (const auto give_up = Clock::now() + kPatience; !done(); turn(kMoment)) {
        if (Clock::now() > give_up) {
            throw Error("the sound server does not answer; check the desktop's sound settings");
        }
    }
}

void SoundServer::connect_context() {
    if (!loop_) throw failure();
    context_.reset(pa_context_new(pa_mainloop_get_api(loop_.get()), "Mien"));
    if (!context_ ||
        pa_context_connect(context_.get(), nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0) {
        throw failure();
    }
    turn_until([this] {
        const pa_context_state_t state = pa_context_get_state(context_.get());
        if (!PA_CONTEXT_IS_GOOD(state)) throw failure();
        return state == PA_CONTEXT_READY;
    });
}

void SoundServer::connect_stream() {
    const pa_sample_spec kind{PA_SAMPLE_FLOAT32NE, SoundReader::kRate,
                              static_cast<std::uint8_t>(SoundReader::kChannels)};
    stream_.reset(pa_stream_new(context_.get(), "Review", &kind, nullptr));
    if (!stream_) throw failure();
    const auto bytes = static_cast<std::uint32_t>(kBuffer_s * SoundReader::kRate) *
                       static_cast<std::uint32_t>(kPair);
    const auto unset = static_cast<std::uint32_t>(-1);
    const pa_buffer_attr buffer{unset, bytes, unset, unset, unset};
    const auto flags = static_cast<pa_stream_flags_t>(
        PA_STREAM_ADJUST_LATENCY | PA_STREAM_INTERPOLATE_TIMING | PA_STREAM_AUTO_TIMING_UPDATE);
    if (pa_stream_connect_playback(stream_.get(), nullptr, &buffer, flags, nullptr, nullptr) < 0) {
        throw failure();
    }
    turn_until([this] {
        const pa_stream_state_t state = pa_stream_get_state(stream_.get());
        if (!PA_STREAM_IS_GOOD(state)) throw failure();
        return state == PA_STREAM_READY;
    });
}

std::size_t SoundServer::write(std::span<const float> samples) {
    turn(std::chrono::milliseconds(0));
    if (pa_stream_writable_size(stream_.get()) < kPair) turn(kMoment);
    if (pa_stream_get_state(stream_.get()) != PA_STREAM_READY) throw failure();
    const std::size_t room = pa_stream_writable_size(stream_.get()) / kPair;
    const std::size_t count = std::min(room, samples.size() / SoundReader::kChannels);
    if (count == 0) return 0;
    if (pa_stream_write(stream_.get(), samples.data(), count * kPair, nullptr, 0,
                        PA_SEEK_RELATIVE) < 0) {
        throw failure();
    }
    return count;
}

std::optional<double> SoundServer::delay_s() {
    pa_usec_t delay = 0;
    int negative = 0;
    if (pa_stream_get_latency(stream_.get(), &delay, &negative) < 0) return std::nullopt;
    return (negative != 0 ? -1e-6 : 1e-6) * static_cast<double>(delay);
}

}  // namespace

std::unique_ptr<SoundSink> open_sound_server() {
    return std::make_unique<SoundServer>();
}

}  // namespace mien::app
