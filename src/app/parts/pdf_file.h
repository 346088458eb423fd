// A document of text, tables and pictures as a PDF on A4.
#pragma once

#include <QImage>
#include <QMap>
#include <QString>

namespace mien::app {

// `html`: what QTextDocument takes. `pictures`: those that it names as sources. Any thread. Throws
// Error where the file cannot be written.
void write_pdf(const QString& path, const QString& title, const QString& html,
               const QMap<QString, QImage>& pictures = {});

}  // namespace mien::app
