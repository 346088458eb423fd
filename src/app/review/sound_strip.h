// Draws how loud the sound is, over all of the annotation: under the ribbon of expressions.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QList>
#include <QQuickPaintedItem>

namespace mien::app {

class SoundStrip : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<float> levels MEMBER levels_ NOTIFY changed)  // equal parts of it, 0 to 1
    Q_PROPERTY(QColor color MEMBER color_ NOTIFY changed)

  public:
    explicit SoundStrip(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

  Q_SIGNALS:
    void changed();

  private:
    QList<float> levels_;
    QColor color_ = Qt::gray;
};

}  // namespace mien::app
