// Plays the sound of the video under review, on a thread of its own, and says what of it is heard
// at the moment: what the pictures follow.
#pragma once

#include <QObject>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "app/parts/gui_calls.h"
#include "app/review/sound_sink.h"
#include "mien/sound_reader.h"

namespace mien::app {

class SoundPlayer : public QObject {
    Q_OBJECT

  public:
    explicit SoundPlayer(SoundSinkMaker make_sink, QObject* parent = nullptr);
    ~SoundPlayer() override;

    // All return at once, and may be called from any thread.
    void open(const std::filesystem::path& file);
    void close();
    void start(
        double time_s);  // of the pictures' timeline, at its own speed; without sound: nothing
    void stop();
    void set_volume(double volume);  // 0 to 1, as a slider has it

    // The time whose sound is heard now; none while none is.
    std::optional<double> heard_s() const;

  Q_SIGNALS:
    void found(bool any);                 // in what was opened
    void played(const QString& problem);  // it is heard; else why it is not

  private:
    using Clock = std::chrono::steady_clock;
    struct Wish {
        std::optional<std::filesystem::path> open;
        bool close = false;
        std::optional<double> start_s;
    };
    void wish(const std::function<void(Wish&)>& change);
    void work();
    void open_file(const std::filesystem::path& file);
    void play(double from_s);
    bool wanted_else() const;
    void fill(std::vector<float>& block);
    void hear(std::optional<double> time_s);
    void tell(GuiCalls::Call what) const { calls_.post(file_generation_, std::move(what)); }

    const SoundSinkMaker make_sink_;
    std::atomic<double> volume_ = 1;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Wish wish_;                        // guarded
    std::atomic<quint64> wishes_ = 0;  // counts them
    std::atomic<bool> quit_ = false;
    std::optional<double> heard_s_;  // guarded
    Clock::time_point heard_at_;     // guarded: when it was

    // The thread's own:
    std::unique_ptr<SoundReader> reader_;
    quint64 file_generation_ = 0;
    quint64 served_ = 0;  // the wishes that were seen
    double gain_ = 1;     // of the last sample

    GuiCalls calls_;  // of a generation: the file wanted; renewed with the mutex held
    std::jthread thread_;
};

}  // namespace mien::app
