// Draws the newest picture of a feed, as large as fits, centred.
#pragma once

#include <QQuickItem>
#include <QSize>

#include "app/parts/frame_feed.h"

namespace mien::app {

class FrameView : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::FrameFeed* feed READ feed WRITE set_feed NOTIFY feedChanged)
    Q_PROPERTY(bool mirrored READ mirrored WRITE set_mirrored NOTIFY mirroredChanged)
    // Where the picture is within the item: overlays belong there.
    Q_PROPERTY(QRectF pictureArea READ picture_area NOTIFY pictureAreaChanged)
    Q_PROPERTY(QSize pictureSize READ picture_size NOTIFY pictureSizeChanged)

  public:
    explicit FrameView(QQuickItem* parent = nullptr);

    FrameFeed* feed() const { return feed_; }
    void set_feed(FrameFeed* feed);
    bool mirrored() const { return mirrored_; }
    void set_mirrored(bool mirrored);
    QRectF picture_area() const { return area_; }
    QSize picture_size() const { return picture_.size(); }

  Q_SIGNALS:
    void feedChanged();
    void mirroredChanged();
    void pictureAreaChanged();
    void pictureSizeChanged();

  protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

  private:
    void take_picture();
    void place_picture();

    FrameFeed* feed_ = nullptr;
    bool mirrored_ = false;
    QImage picture_;
    QRectF area_;
    bool new_picture_ = false;
};

}  // namespace mien::app
