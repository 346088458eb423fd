// Marks where the second annotation says something else of the face under review.
#pragma once

#include <QColor>
#include <QQuickPaintedItem>

#include "app/review/review.h"

namespace mien::app {

class DisagreementStrip : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::Review* review READ review WRITE set_review NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER color_ NOTIFY changed)
    Q_PROPERTY(QColor emptyColor MEMBER empty_color_ NOTIFY changed)

  public:
    explicit DisagreementStrip(QQuickItem* parent = nullptr);

    Review* review() const { return review_; }
    void set_review(Review* review);

    void paint(QPainter* painter) override;

  Q_SIGNALS:
    void changed();

  private:
    Review* review_ = nullptr;
    QColor color_ = Qt::red;
    QColor empty_color_ = Qt::gray;
};

}  // namespace mien::app
