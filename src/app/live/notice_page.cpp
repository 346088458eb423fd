#include "app/live/notice_page.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "app/live/qr_picture.h"
#include "mien/write_file.h"

namespace mien::app {

namespace {

constexpr int kDotsPerInch = 300;
constexpr double kCodeWidth = 0.34;  // of the page's: read from a wall at arm's length

QFont notice_font(int points, bool bold) {
    QFont font(QStringLiteral("Inter"));
    font.setPointSize(points);
    font.setBold(bold);
    return font;
}

// Draws `text` from `top` on; gives where it ends.
int draw_block(QPainter& painter, const QString& text, const QFont& font, int top) {
    const QRect room(0, top, painter.viewport().width(), painter.viewport().height() - top);
    QRect taken;
    painter.setFont(font);
    painter.drawText(room, Qt::TextWordWrap, text, &taken);
    return taken.bottom();
}

void draw_page(QPainter& painter, const QString& heading, const QStringList& paragraphs,
               const QString& text) {
    const int gap = kDotsPerInch / 6;
    int y = draw_block(painter, heading, notice_font(26, true), 0) + 2 * gap;
    for (const QString& paragraph : paragraphs) {
        y = draw_block(painter, paragraph, notice_font(14, false), y) + gap;
    }
    const QImage code = qr_picture(text);
    if (code.isNull()) return;
    const auto side = static_cast<int>(kCodeWidth * painter.viewport().width());
    const int top = std::min(y + gap, painter.viewport().height() - side - 2 * gap);
    painter.drawImage(QRect(0, top, side, side), code);
    draw_block(painter, QCoreApplication::translate("NoticePage", "This text, to take with you"),
               notice_font(10, false), top + side);
}

}  // namespace

void write_notice_page(const QString& heading, const QStringList& paragraphs, const QString& text,
                       const QString& path) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({22, 22, 22, 22}, QPageLayout::Millimeter);
        writer.setResolution(kDotsPerInch);
        writer.setCreator(QStringLiteral("Mien"));
        writer.setTitle(heading);
        QPainter painter(&writer);
        draw_page(painter, heading, paragraphs, text);
    }
    write_file(path.toStdString(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace mien::app
