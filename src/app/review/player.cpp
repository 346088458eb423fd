#include "app/review/player.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "app/parts/to_image.h"

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kLateEnough{60};  // to leave a picture out
constexpr std::chrono::milliseconds kTooLate{500};    // to keep up at all: the clock waits

}  // namespace

Player::Player(FrameFeed& feed, SoundPlayer& sound, QObject* parent)
    : QObject(parent), feed_(feed), sound_(sound), thread_([this] { work(); }) {}

Player::~Player() {
    wish([this](Wish&) {
        quit_ = true;
        stop_.request_stop();
    });
}

void Player::wish(const std::function<void(Wish&)>& change) {
    {
        const std::lock_guard lock(mutex_);
        change(wish_);
        ++wishes_;
    }
    changed_.notify_one();
}

void Player::open(Opener opener, double time_s) {
    wish([&](Wish& wish) {
        stop_.request_stop();
        stop_ = std::stop_source();
        calls_.renew();
        wish = {};
        wish.open = std::move(opener);
        wish.show_s = time_s;
    });
}

void Player::close() {
    wish([&](Wish& wish) {
        stop_.request_stop();
        calls_.renew();
        wish = {};
        wish.close = true;
    });
}

void Player::show(double time_s) {
    wish([&](Wish& wish) {
        wish.show_s = time_s;
        wish.playing = false;
    });
}

void Player::play(double speed, const std::optional<Selection>& loop) {
    wish([&](Wish& wish) {
        wish.playing = true;
        wish.speed = speed;
        wish.loop = loop;
    });
}

void Player::pause() {
    wish([&](Wish& wish) { wish.playing = false; });
}

// Runs in the GUI thread, unless another source is wanted meanwhile.
void Player::tell(GuiCalls::Call what) const {
    calls_.post(source_generation_, std::move(what));
}

void Player::work() {
    for (;;) {
        Wish now;
        quint64 generation = 0;
        std::stop_token stop;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] {
                return quit_ || wish_.open || wish_.close || wish_.show_s || wish_.playing;
            });
            if (quit_) return;
            now = wish_;
            generation = calls_.generation();
            stop = stop_.get_token();
            wish_.open.reset();
            wish_.close = false;
            wish_.show_s.reset();
        }
        if (now.close || now.open) source_.reset();
        if (now.open) open_source(*now.open, generation, stop);
        if (!source_) {
            pause();
        } else if (now.show_s) {
            show_frame(*now.show_s);
        } else if (now.playing) {
            play_on(now);
        }
    }
}

void Player::open_source(const Opener& opener, quint64 generation, const std::stop_token& stop) {
    source_generation_ = generation;
    next_.reset();
    stop_clock();
    try {
        source_ = opener(stop);
        const QSize picture(source_->info().width, source_->info().height);
        tell([this, picture] { Q_EMIT opened(picture); });
    } catch (const std::exception& error) {
        if (stop.stop_requested()) return;
        tell([this, why = QString::fromUtf8(error.what())] { Q_EMIT failed(why); });
    }
}

bool Player::read(Frame& frame) {
    frame = Frame{};
    return source_->read(frame) == ReadStatus::frame;
}

// There is no frame any more.
void Player::end() {
    pause();
    stop_clock();
    Frame none;
    if (source_->read(none) == ReadStatus::cancelled) return;  // it says the same again
    tell([this, why = QString::fromUtf8(source_->problem().c_str())] { Q_EMIT ended(why); });
}

void Player::put(const Frame& frame) {
    shown_s_ = frame.time_s;
    feed_.put(to_image(frame.picture), source_generation_);
    tell([this, time_s = frame.time_s] { Q_EMIT shown(time_s); });
}

void Player::show_frame(double time_s) {
    next_.reset();
    stop_clock();
    Frame frame;
    if (!source_->seek(time_s)) return;
    if (read(frame)) return put(frame);
    end();
}

void Player::start_clock(double speed) {
    clock_ = Clock::now();
    clock_s_ = shown_s_;
    clock_speed_ = speed;
    if (speed == 1) {
        sound_.start(shown_s_);
    } else {
        sound_.stop();
    }
}

void Player::stop_clock() {
    clock_.reset();
    sound_.stop();
}

// False where there is none.
bool Player::read_next(const Wish& now) {
    if (next_) return true;
    Frame frame;
    if (read(frame)) {
        next_ = std::move(frame);
    } else if (now.loop && source_->problem().empty() && shown_s_ > now.loop->begin_s) {
        show_frame(now.loop->begin_s);
    } else {
        end();
    }
    return next_.has_value();
}

// One frame, when it is due; returns early when something else is wanted.
void Player::play_on(const Wish& now) {
    if (!read_next(now)) return;
    if (!clock_ || clock_speed_ != now.speed) start_clock(now.speed);
    if (const auto heard_s = clock_speed_ == 1 ? sound_.heard_s() : std::nullopt) {
        clock_ = Clock::now();
        clock_s_ = *heard_s;
    }
    const auto due =
        *clock_ + std::chrono::duration_cast<Clock::duration>(
                      std::chrono::duration<double>((next_->time_s - clock_s_) / clock_speed_));
    {
        std::unique_lock lock(mutex_);
        const quint64 before = wishes_;
        if (quit_ || !wish_.playing || wish_.show_s || wish_.open) return stop_clock();
        if (changed_.wait_until(lock, due, [&] { return wishes_ != before; })) {
            return stop_clock();
        }
    }
    if (now.loop && next_->time_s > now.loop->end_s) return show_frame(now.loop->begin_s);
    const auto late = Clock::now() - due;
    const Frame frame = *std::exchange(next_, {});
    if (late > kTooLate) stop_clock();
    if (late < kLateEnough || late > kTooLate) {
        put(frame);
    } else {
        shown_s_ = frame.time_s;
    }
}

}  // namespace mien::app
