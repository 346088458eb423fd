#include "app/parts/frame_view.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <utility>

namespace mien::app {

FrameView::FrameView(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
}

void FrameView::set_feed(FrameFeed* feed) {
    if (feed == feed_) return;
    if (feed_) feed_->disconnect(this);
    feed_ = feed;
    if (feed_) {
        connect(feed_, &FrameFeed::changed, this, &FrameView::take_picture);
        connect(feed_, &QObject::destroyed, this, [this] { feed_ = nullptr; });
    }
    Q_EMIT feedChanged();
    take_picture();
}

void FrameView::set_mirrored(bool mirrored) {
    if (mirrored == mirrored_) return;
    mirrored_ = mirrored;
    Q_EMIT mirroredChanged();
    update();
}

void FrameView::take_picture() {
    const QSize before = picture_.size();
    picture_ = feed_ ? feed_->newest() : QImage();
    new_picture_ = true;
    if (picture_.size() != before) Q_EMIT pictureSizeChanged();
    place_picture();
    update();
}

void FrameView::place_picture() {
    QRectF area;
    if (!picture_.isNull()) {
        area.setSize(QSizeF(picture_.size()).scaled(size(), Qt::KeepAspectRatio));
        area.moveCenter(boundingRect().center());
    }
    if (area == area_) return;
    area_ = area;
    Q_EMIT pictureAreaChanged();
}

void FrameView::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    place_picture();
    update();
}

QSGNode* FrameView::updatePaintNode(QSGNode* old, UpdatePaintNodeData* /*data*/) {
    auto* node = static_cast<QSGImageNode*>(old);
    if (picture_.isNull() || area_.isEmpty()) {
        delete node;
        return nullptr;
    }
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
        new_picture_ = true;
    }
    if (std::exchange(new_picture_, false)) {
        node->setTexture(window()->createTextureFromImage(picture_, QQuickWindow::TextureIsOpaque));
    }
    node->setTextureCoordinatesTransform(mirrored_ ? QSGImageNode::MirrorHorizontally
                                                   : QSGImageNode::NoTransform);
    node->setRect(area_);
    return node;
}

}  // namespace mien::app
