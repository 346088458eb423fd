#pragma once

#include <QImage>
#include <QString>

namespace mien::app {

// Whole or not at all. Throws Error.
void write_png(const QImage& picture, const QString& path);

}  // namespace mien::app
