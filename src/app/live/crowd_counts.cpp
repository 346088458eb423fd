#include "app/live/crowd_counts.h"

#include <utility>

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kCountEvery{500};

}  // namespace

CrowdCounts::CrowdCounts(QObject* parent) : QObject(parent) {
    pause_.setSingleShot(true);
    pause_.setInterval(kCountEvery);
    connect(&pause_, &QTimer::timeout, this, [this] {
        if (std::exchange(again_, false)) count_soon();
    });
}

void CrowdCounts::set_faces(FaceListModel* faces) {
    if (faces == faces_) return;
    if (faces_) faces_->disconnect(this);
    faces_ = faces;
    if (faces_) {
        connect(faces_, &FaceListModel::updated, this, &CrowdCounts::count_soon);
        connect(faces_, &QObject::destroyed, this, [this] { faces_ = nullptr; });
    }
    count();
}

void CrowdCounts::set_classes(int classes) {
    if (std::exchange(classes_, classes) != classes) count();
}

void CrowdCounts::set_uncertain_below(double confidence) {
    uncertain_below_ = confidence;
    count();
}

void CrowdCounts::count_soon() {
    if (pause_.isActive()) {
        again_ = true;
        return;
    }
    count();
    pause_.start();
}

void CrowdCounts::count() {
    people_ = 0;
    unsure_ = 0;
    counts_ = QList<int>(classes_, 0);
    for (int row = 0; faces_ && row < faces_->count(); ++row) {
        const QModelIndex face = faces_->index(row);
        const int expression = faces_->data(face, FaceListModel::ExpressionRole).toInt();
        if (expression < 0 || expression >= classes_)
            continue;  // not read, or by another checkpoint
        ++people_;
        const double confidence = faces_->data(face, FaceListModel::ConfidenceRole).toDouble();
        ++(confidence < uncertain_below_ ? unsure_ : counts_[expression]);
    }
    if (too_few()) {
        counts_.fill(0);
        unsure_ = 0;
    }
    Q_EMIT counted();
}

}  // namespace mien::app
