// The whole annotation as one strip: the expression of the face under review, by colour.
#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>

#include "app/review/review.h"

namespace mien::app {

class ExpressionRibbon : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::Review* review READ review WRITE set_review NOTIFY changed)
    // What the annotation held against the one under review says of the face.
    Q_PROPERTY(bool second MEMBER second_ NOTIFY changed)
    Q_PROPERTY(QList<QColor> colors MEMBER colors_ NOTIFY changed)  // by class
    Q_PROPERTY(QColor emptyColor MEMBER empty_color_ NOTIFY changed)

  public:
    explicit ExpressionRibbon(QQuickItem* parent = nullptr);

    Review* review() const { return review_; }
    void set_review(Review* review);

    void paint(QPainter* painter) override;

  Q_SIGNALS:
    void changed();

  private:
    Review* review_ = nullptr;
    bool second_ = false;
    QList<QColor> colors_;
    QColor empty_color_ = Qt::gray;
};

}  // namespace mien::app
