// Loads checkpoints on a thread of its own: the first one brings LibTorch with it, which takes
// about a second and cannot be interrupted. So the thread is the one that nobody waits for: what it
// still loads when its loader goes is thrown away.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "app/parts/gui_calls.h"
#include "mien/classifier.h"
#include "mien/latest_slot.h"

namespace mien::app {

class CheckpointLoader : public QObject {
    Q_OBJECT

  public:
    using Load = std::function<std::unique_ptr<ScoreModel>(const QString& path)>;

    explicit CheckpointLoader(Load load, QObject* parent = nullptr);
    ~CheckpointLoader() override;

    // Answered by loaded() or failed(). Of several waiting, the last is loaded.
    void load(const QString& path);

    // The model of the last loaded(); once.
    std::unique_ptr<ScoreModel> take() { return std::move(model_); }

  Q_SIGNALS:
    void loaded(const QString& path);
    void failed(const QString& path, const QString& problem);

  private:
    // Lives as long as the thread.
    struct Desk {
        explicit Desk(CheckpointLoader* owner) : loader(owner), line(owner->calls_.line()) {}
        CheckpointLoader* const loader;  // for what is posted on the line alone
        const GuiCalls::Line line;
        LatestSlot<QString> wanted;
        std::mutex mutex;
        bool gone = false;  // the loader: nobody waits for an answer any more
        bool loading = false;
    };
    static void work(const std::shared_ptr<Desk>& desk, const Load& load);
    static void answer(const std::shared_ptr<Desk>& desk, const QString& path, const Load& load);

    std::unique_ptr<ScoreModel> model_;
    GuiCalls calls_;
    std::shared_ptr<Desk> desk_ = std::make_shared<Desk>(this);
    std::thread thread_;
};

}  // namespace mien::app
