#include "app/review/sound_player.h"

#include <algorithm>
#include <exception>
#include <span>
#include <utility>
#include <vector>

namespace mien::app {

namespace {

constexpr std::size_t kBlock = SoundReader::kRate / 50;  // a fiftieth of a second

// Loudness is heard by ratios: a slider's middle is an eighth, as on PulseAudio's own.
double gain_of(double volume) {
    return volume * volume * volume;
}

}  // namespace

SoundPlayer::SoundPlayer(SoundSinkMaker make_sink, QObject* parent)
    : QObject(parent), make_sink_(std::move(make_sink)), thread_([this] { work(); }) {}

SoundPlayer::~SoundPlayer() {
    wish([this](Wish&) { quit_ = true; });
}

void SoundPlayer::wish(const std::function<void(Wish&)>& change) {
    {
        const std::lock_guard lock(mutex_);
        change(wish_);
        ++wishes_;
        heard_s_.reset();
    }
    changed_.notify_one();
}

void SoundPlayer::open(const std::filesystem::path& file) {
    wish([&](Wish& wish) {
        calls_.renew();
        wish = {file, false, std::nullopt};
    });
}

void SoundPlayer::close() {
    wish([&](Wish& wish) {
        calls_.renew();
        wish = {std::nullopt, true, std::nullopt};
    });
}

void SoundPlayer::start(double time_s) {
    wish([&](Wish& wish) { wish.start_s = time_s; });
}

void SoundPlayer::stop() {
    wish([](Wish& wish) { wish.start_s.reset(); });
}

void SoundPlayer::set_volume(double volume) {
    volume_ = std::clamp(volume, 0.0, 1.0);
}

std::optional<double> SoundPlayer::heard_s() const {
    const std::lock_guard lock(mutex_);
    if (!heard_s_) return std::nullopt;
    return *heard_s_ + std::chrono::duration<double>(Clock::now() - heard_at_).count();
}

void SoundPlayer::hear(std::optional<double> time_s) {
    const std::lock_guard lock(mutex_);
    if (wishes_ != served_) return;
    heard_s_ = time_s;
    heard_at_ = Clock::now();
}

bool SoundPlayer::wanted_else() const {
    return wishes_ != served_;
}

void SoundPlayer::work() {
    for (;;) {
        Wish now;
        quint64 generation = 0;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return wanted_else(); });
            if (quit_) return;
            served_ = wishes_;
            now = std::exchange(wish_, {});
            generation = calls_.generation();
        }
        if (now.close || now.open) reader_.reset();
        if (now.open) {
            file_generation_ = generation;
            open_file(*now.open);
        }
        if (now.start_s && reader_) play(*now.start_s);
    }
}

void SoundPlayer::open_file(const std::filesystem::path& file) {
    auto reader = std::make_unique<SoundReader>(file);
    const bool any = reader->any();
    if (any) reader_ = std::move(reader);
    tell([this, any] { Q_EMIT found(any); });
}

// Until something else is wanted. Without a device the pictures go on alone.
void SoundPlayer::play(double from_s) {
    try {
        const std::unique_ptr<SoundSink> sink = make_sink_();
        reader_->seek(from_s);
        gain_ = gain_of(volume_);
        std::vector<float> block(kBlock * SoundReader::kChannels);
        std::size_t used = block.size();
        std::int64_t written = 0;
        bool told = false;
        while (!wanted_else()) {
            if (used == block.size()) {
                fill(block);
                used = 0;
            }
            const std::size_t count = sink->write(std::span<const float>(block).subspan(used));
            used += count * SoundReader::kChannels;
            written += static_cast<std::int64_t>(count);
            const double given_s = static_cast<double>(written) / SoundReader::kRate;
            const std::optional<double> delay_s = sink->delay_s();
            if (!delay_s || *delay_s >= given_s) continue;
            hear(from_s + given_s - *delay_s);
            if (!std::exchange(told, true)) tell([this] { Q_EMIT played({}); });
        }
    } catch (const std::exception& error) {
        hear(std::nullopt);
        tell([this, why = QString::fromUtf8(error.what())] { Q_EMIT played(why); });
    }
}

// A change of volume is spread over the block: at once, it would click.
void SoundPlayer::fill(std::vector<float>& block) {
    reader_->read(block);
    const double before = std::exchange(gain_, gain_of(volume_));
    for (std::size_t i = 0; i < block.size(); ++i) {
        const double share = static_cast<double>(i + 1) / static_cast<double>(block.size());
        block[i] *= static_cast<float>(before + share * (gain_ - before));
    }
}

}  // namespace mien::app
