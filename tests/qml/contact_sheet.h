// Many pictures of the window on one, to be looked at together.
#pragma once

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QStringList>

// Pictures "<folder>/<name>.png" three abreast, each no wider than 800 pixels, with its name.
inline bool save_contact_sheet(const QString& folder, const QStringList& names,
                               const QString& file) {
    constexpr int kWidth = 800;
    constexpr int kHeight = 500;
    constexpr int kAbreast = 3;
    constexpr int kName = 18;
    const int rows = static_cast<int>((names.size() + kAbreast - 1) / kAbreast);
    QImage sheet(kAbreast * kWidth, rows * (kHeight + kName), QImage::Format_RGB32);
    sheet.fill(QColor(0x80, 0x80, 0x80));
    QPainter painter(&sheet);
    for (int i = 0; i < names.size(); ++i) {
        const QImage picture =
            QImage(folder + '/' + names[i] + ".png")
                .scaled(kWidth - 6, kHeight - 4, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        const QPoint at(i % kAbreast * kWidth, i / kAbreast * (kHeight + kName));
        painter.drawText(at + QPoint(4, kName - 5), names[i]);
        painter.drawImage(at + QPoint(3, kName), picture);
    }
    painter.end();
    QDir().mkpath(QFileInfo(file).path());
    return sheet.save(file);
}
