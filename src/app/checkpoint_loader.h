// Loads checkpoints on a thread of its own: the first one brings LibTorch with it, which takes
// about a second.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <thread>

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
    void work();

    Load load_;
    std::unique_ptr<ScoreModel> model_;
    LatestSlot<QString> wanted_;
    std::jthread thread_;
};

}  // namespace mien::app
