// Shows the frames of a source at their own times, on a thread of its own. Where their sound is
// heard, it is the clock.
#pragma once

#include <QObject>
#include <QSize>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "app/parts/frame_feed.h"
#include "app/parts/gui_calls.h"
#include "app/review/selection.h"
#include "app/review/sound_player.h"
#include "mien/frame_source.h"

namespace mien::app {

class Player : public QObject {
    Q_OBJECT

  public:
    using Opener = std::function<std::unique_ptr<FrameSource>(const std::stop_token&)>;

    Player(FrameFeed& feed, SoundPlayer& sound, QObject* parent = nullptr);
    ~Player() override;

    // All return at once; of several show() in a row, the last counts.
    void open(Opener opener, double time_s);  // shows the first frame not before this time
    void close();
    void show(double time_s);  // stops there
    // On from the frame shown; 1: as it was. `loop`: its begin follows its end, without a pause.
    void play(double speed, const std::optional<Selection>& loop = {});
    void pause();

  Q_SIGNALS:
    void opened(QSize picture);
    void shown(double time_s);           // this frame is in the feed
    void ended(const QString& problem);  // no more frames; empty: all is well
    void failed(const QString& problem);

  private:
    using Clock = std::chrono::steady_clock;
    struct Wish {
        std::optional<Opener> open;
        bool close = false;
        std::optional<double> show_s;
        bool playing = false;
        double speed = 1;
        std::optional<Selection> loop;
    };
    void wish(const std::function<void(Wish&)>& change);
    void work();
    void open_source(const Opener& opener, quint64 generation, const std::stop_token& stop);
    void show_frame(double time_s);
    void play_on(const Wish& wish);
    void start_clock(double speed);
    void stop_clock();
    bool read_next(const Wish& wish);
    void put(const Frame& frame);
    bool read(Frame& frame);
    void end();
    void tell(GuiCalls::Call what) const;

    FrameFeed& feed_;
    SoundPlayer& sound_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Wish wish_;              // guarded
    quint64 wishes_ = 0;     // guarded: counts them
    bool quit_ = false;      // guarded
    std::stop_source stop_;  // guarded: of what is open

    // The thread's own:
    std::unique_ptr<FrameSource> source_;
    quint64 source_generation_ = 0;
    std::optional<Frame> next_;  // read, and not yet due
    double shown_s_ = 0;
    std::optional<Clock::time_point> clock_;  // when `clock_s_` was due
    double clock_s_ = 0;
    double clock_speed_ = 1;

    GuiCalls calls_;  // of a generation: the source wanted; renewed with the mutex held
    std::jthread thread_;
};

}  // namespace mien::app
