#include "app/checkpoint_loader.h"

#include <exception>
#include <optional>
#include <utility>

namespace mien::app {

CheckpointLoader::CheckpointLoader(Load load, QObject* parent)
    : QObject(parent), load_(std::move(load)), thread_([this] { work(); }) {}

CheckpointLoader::~CheckpointLoader() {
    wanted_.close();
    thread_.join();
}

void CheckpointLoader::load(const QString& path) {
    wanted_.put(path);
}

void CheckpointLoader::work() {
    while (const std::optional<QString> path = wanted_.take()) {
        try {
            // A queued call must be copyable, a model is not.
            auto model = std::make_shared<std::unique_ptr<ScoreModel>>(load_(*path));
            QMetaObject::invokeMethod(
                this,
                [this, path, model] {
                    model_ = std::move(*model);
                    Q_EMIT loaded(*path);
                },
                Qt::QueuedConnection);
        } catch (const std::exception& error) {
            const QString problem = QString::fromUtf8(error.what());
            QMetaObject::invokeMethod(
                this, [this, path, problem] { Q_EMIT failed(*path, problem); },
                Qt::QueuedConnection);
        }
    }
}

}  // namespace mien::app
