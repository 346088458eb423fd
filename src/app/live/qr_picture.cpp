#include "app/live/qr_picture.h"

#include <QPainter>
#include <algorithm>

#include "qr/qr_code.h"

namespace mien::app {

QImage qr_picture(const QString& text) {
    const qr::Code code = qr::encode(text.toStdString());
    if (code.side == 0) return {};
    const int side = code.side + 2 * qr::kBorder;
    QImage picture(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool black = code.at(x - qr::kBorder, y - qr::kBorder);
            picture.setPixelColor(x, y, black ? Qt::black : Qt::white);
        }
    }
    return picture;
}

void QrView::set_text(const QString& text) {
    if (text == text_) return;
    text_ = text;
    picture_ = qr_picture(text);
    Q_EMIT textChanged();
    update();
}

void QrView::paint(QPainter* painter) {
    if (picture_.isNull()) return;
    const auto room = static_cast<int>(std::min(width(), height()));
    const int side = std::max(1, room / picture_.width()) * picture_.width();
    painter->drawImage(QRect((room - side) / 2, (room - side) / 2, side, side), picture_);
}

}  // namespace mien::app
