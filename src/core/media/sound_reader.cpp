#include "mien/sound_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

#include "core/media/sound_decoder.h"

extern "C" {
#include <libswresample/swresample.h>
}

namespace mien {

namespace {

// Stated times are rounded, to milliseconds in Matroska: only a step beyond this is a gap.
constexpr std::int64_t kGap = SoundReader::kRate / 50;
// What a frame may become, against files that claim odd rates.
constexpr std::int64_t kMostSamples = std::int64_t{60} * SoundReader::kRate;
// Beyond a year no file has sound, and numbers of samples stay exact.
constexpr double kLongest_s = 3.2e7;

struct DeleteResampler {
    void operator()(SwrContext* resampler) const { swr_free(&resampler); }
};

}  // namespace

struct SoundReader::Impl {
    explicit Impl(const std::filesystem::path& file) : decoder(file) {}
    ~Impl() { av_channel_layout_uninit(&layout); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    // One frame more into `waiting`; false at the end.
    bool convert_next() {
        if (!decoder.next()) return false;
        const AVFrame& frame = decoder.frame();
        waiting.clear();
        taken = 0;
        if (!prepare(frame)) return true;
        const std::int64_t room = swr_get_out_samples(resampler.get(), frame.nb_samples);
        if (room <= 0 || room > kMostSamples || std::abs(decoder.time_s()) > kLongest_s) {
            return true;
        }
        const std::int64_t delay = swr_get_delay(resampler.get(), kRate);
        waiting.resize(static_cast<std::size_t>(room) * kChannels);
        auto* to = reinterpret_cast<std::uint8_t*>(waiting.data());
        const int count =
            swr_convert(resampler.get(), &to, static_cast<int>(room),
                        const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
        waiting.resize(static_cast<std::size_t>(std::max(0, count)) * kChannels);
        const std::int64_t stated = std::llround(decoder.time_s() * kRate) - delay;
        waiting_at = follows && std::abs(*follows - stated) < kGap ? *follows : stated;
        follows = waiting_at + std::max(0, count);
        return true;
    }

    // Makes the resampler fit the frame; a file may change its kind of sound on the way.
    bool prepare(const AVFrame& frame) {
        if (resampler && frame.sample_rate == rate && frame.format == format &&
            av_channel_layout_compare(&frame.ch_layout, &layout) == 0) {
            return true;
        }
        resampler.reset();
        follows.reset();
        if (frame.sample_rate <= 0 || frame.ch_layout.nb_channels <= 0) return false;
        AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
        AVChannelLayout from = frame.ch_layout;  // which keeps what it may point to
        if (from.order == AV_CHANNEL_ORDER_UNSPEC) {
            av_channel_layout_default(&from, frame.ch_layout.nb_channels);
        }
        SwrContext* made = nullptr;
        swr_alloc_set_opts2(&made, &stereo, AV_SAMPLE_FMT_FLT, kRate, &from,
                            static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0,
                            nullptr);
        resampler.reset(made);
        // One channel goes to both sides as loud as it is; FFmpeg would weaken it.
        const double both_sides[] = {1, 1};
        if (made != nullptr && from.nb_channels == 1) swr_set_matrix(made, both_sides, 1);
        if (made == nullptr || swr_init(made) < 0) {
            resampler.reset();
            return false;
        }
        rate = frame.sample_rate;
        format = frame.format;
        return av_channel_layout_copy(&layout, &frame.ch_layout) >= 0;
    }

    SoundDecoder decoder;
    std::unique_ptr<SwrContext, DeleteResampler> resampler;
    int rate = 0;  // of what it takes
    int format = -1;
    AVChannelLayout layout{};

    std::int64_t next = 0;                // what read() is to give, samples from time 0
    std::vector<float> waiting;           // converted
    std::size_t taken = 0;                // of it
    std::int64_t waiting_at = 0;          // when its first sample is heard
    std::optional<std::int64_t> follows;  // where the next frame joins without a gap
};

SoundReader::SoundReader(const std::filesystem::path& file) : impl_(std::make_unique<Impl>(file)) {}

SoundReader::~SoundReader() = default;

bool SoundReader::any() const {
    return impl_->decoder.any();
}

void SoundReader::seek(double time_s) {
    const double within_s = std::isfinite(time_s) ? std::clamp(time_s, -kLongest_s, kLongest_s) : 0;
    impl_->next = std::llround(within_s * kRate);
    impl_->waiting.clear();
    impl_->taken = 0;
    impl_->resampler.reset();
    impl_->follows.reset();
    impl_->decoder.seek(within_s);
}

void SoundReader::read(std::span<float> samples) {
    Impl& all = *impl_;
    const auto give = [&](std::int64_t frames, const float* from) {
        const auto count = static_cast<std::size_t>(frames) * kChannels;
        if (from != nullptr) {
            std::copy_n(from, count, samples.begin());
        } else {
            std::fill_n(samples.begin(), count, 0.0F);
        }
        samples = samples.subspan(count);
        all.next += frames;
    };
    while (samples.size() >= kChannels) {
        const auto room = static_cast<std::int64_t>(samples.size() / kChannels);
        if (all.taken >= all.waiting.size()) {
            if (all.convert_next()) continue;
            give(room, nullptr);
            break;
        }
        const auto done = static_cast<std::int64_t>(all.taken / kChannels);
        const auto left = static_cast<std::int64_t>(all.waiting.size() / kChannels) - done;
        const std::int64_t ahead = all.waiting_at + done - all.next;
        if (ahead > 0) {
            give(std::min(ahead, room), nullptr);
        } else if (ahead < 0) {
            all.taken += static_cast<std::size_t>(std::min(-ahead, left)) * kChannels;
        } else {
            const std::int64_t count = std::min(left, room);
            const float* from = all.waiting.data() + all.taken;
            all.taken += static_cast<std::size_t>(count) * kChannels;
            give(count, from);
        }
    }
}

}  // namespace mien
