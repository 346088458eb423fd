#include "app/window/checkpoint_loader.h"

#include <exception>
#include <optional>
#include <utility>

namespace mien::app {

CheckpointLoader::CheckpointLoader(Load load, QObject* parent) : QObject(parent) {
    thread_ = std::thread([desk = desk_, load = std::move(load)] { work(desk, load); });
}

CheckpointLoader::~CheckpointLoader() {
    desk_->wanted.close();
    bool loading = false;
    {
        const std::lock_guard lock(desk_->mutex);
        desk_->gone = true;
        loading = desk_->loading;
    }
    if (loading) {
        thread_.detach();
    } else {
        thread_.join();
    }
}

void CheckpointLoader::load(const QString& path) {
    desk_->wanted.put(path);
}

void CheckpointLoader::work(const std::shared_ptr<Desk>& desk, const Load& load) {
    while (const std::optional<QString> path = desk->wanted.take()) answer(desk, *path, load);
}

void CheckpointLoader::answer(const std::shared_ptr<Desk>& desk, const QString& path,
                              const Load& load) {
    {
        const std::lock_guard lock(desk->mutex);
        if (desk->gone) return;
        desk->loading = true;
    }
    // A queued call must be copyable, a model is not.
    const auto model = std::make_shared<std::unique_ptr<ScoreModel>>();
    QString problem;
    try {
        *model = load(path);
    } catch (const std::exception& error) {
        problem = QString::fromUtf8(error.what());
    }
    {
        const std::lock_guard lock(desk->mutex);
        desk->loading = false;
    }
    desk->line.post([loader = desk->loader, path, model, problem] {
        if (*model) {
            loader->model_ = std::move(*model);
            Q_EMIT loader->loaded(path);
        } else {
            Q_EMIT loader->failed(path, problem);
        }
    });
}

}  // namespace mien::app
