// QR codes on the screen and on paper.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QQuickPaintedItem>
#include <QString>

namespace mien::app {

// One pixel a module, with the white border; null where `text` is too long for a code.
QImage qr_picture(const QString& text);

// As large as fits, in whole pixels a module.
class QrView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE set_text NOTIFY textChanged)

  public:
    using QQuickPaintedItem::QQuickPaintedItem;

    QString text() const { return text_; }
    void set_text(const QString& text);

    void paint(QPainter* painter) override;

  Q_SIGNALS:
    void textChanged();

  private:
    QString text_;
    QImage picture_;
};

}  // namespace mien::app
