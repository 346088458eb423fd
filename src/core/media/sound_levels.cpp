#include "mien/sound_levels.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "core/media/sound_decoder.h"

namespace mien {

namespace {

constexpr std::size_t kMostParts = 100000;

// The squares of the samples that fall into each part.
class Parts {
  public:
    Parts(double begin_s, double end_s, std::size_t count)
        : begin_s_(begin_s),
          per_second_(static_cast<double>(count) / (end_s - begin_s)),
          sums_(count),
          samples_(count) {}

    void add(const AVFrame& frame, double time_s) {
        switch (frame.format) {
            case AV_SAMPLE_FMT_U8:
            case AV_SAMPLE_FMT_U8P:
                return add_samples<std::uint8_t>(frame, time_s);
            case AV_SAMPLE_FMT_S16:
            case AV_SAMPLE_FMT_S16P:
                return add_samples<std::int16_t>(frame, time_s);
            case AV_SAMPLE_FMT_S32:
            case AV_SAMPLE_FMT_S32P:
                return add_samples<std::int32_t>(frame, time_s);
            case AV_SAMPLE_FMT_FLT:
            case AV_SAMPLE_FMT_FLTP:
                return add_samples<float>(frame, time_s);
            case AV_SAMPLE_FMT_DBL:
            case AV_SAMPLE_FMT_DBLP:
                return add_samples<double>(frame, time_s);
            default:
                return;
        }
    }

    std::vector<float> levels() const {
        std::vector<float> levels(sums_.size());
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (samples_[i] == 0) continue;
            const double mean = sums_[i] / static_cast<double>(samples_[i]);
            levels[i] = static_cast<float>(std::min(1.0, std::sqrt(mean)));
        }
        return levels;
    }

  private:
    template <typename Sample>
    static double as_share(Sample sample) {
        if constexpr (std::is_floating_point_v<Sample>) {
            return std::isfinite(sample) ? static_cast<double>(sample) : 0;
        } else if constexpr (std::is_unsigned_v<Sample>) {
            return (static_cast<double>(sample) - 128) / 128;
        } else {
            return static_cast<double>(sample) /
                   -static_cast<double>(std::numeric_limits<Sample>::min());
        }
    }

    template <typename Sample>
    void add_samples(const AVFrame& frame, double time_s) {
        const int channels = frame.ch_layout.nb_channels;
        if (channels <= 0 || frame.sample_rate <= 0) return;
        const bool planar = av_sample_fmt_is_planar(static_cast<AVSampleFormat>(frame.format)) != 0;
        for (int i = 0; i < frame.nb_samples; ++i) {
            const double at =
                (time_s + i / static_cast<double>(frame.sample_rate) - begin_s_) * per_second_;
            if (at < 0 || at >= static_cast<double>(sums_.size())) continue;
            double squares = 0;
            for (int channel = 0; channel < channels; ++channel) {
                const auto* const data =
                    reinterpret_cast<const Sample*>(frame.extended_data[planar ? channel : 0]);
                const double share = as_share(data[planar ? i : i * channels + channel]);
                squares += share * share;
            }
            sums_[static_cast<std::size_t>(at)] += squares / channels;
            ++samples_[static_cast<std::size_t>(at)];
        }
    }

    double begin_s_;
    double per_second_;
    std::vector<double> sums_;
    std::vector<std::int64_t> samples_;
};

}  // namespace

std::vector<float> sound_levels(const std::filesystem::path& file, double begin_s, double end_s,
                                std::size_t count, const std::stop_token& stop) {
    if (count == 0 || count > kMostParts || !(end_s > begin_s)) return {};
    SoundDecoder decoder(file);
    Parts parts(begin_s, end_s, count);
    bool any = false;
    while (decoder.next()) {
        if (stop.stop_requested()) return {};
        any = true;
        parts.add(decoder.frame(), decoder.time_s());
    }
    return any ? parts.levels() : std::vector<float>{};
}

}  // namespace mien
