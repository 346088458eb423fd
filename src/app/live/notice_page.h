// The notice as a page to hang up.
#pragma once

#include <QString>
#include <QStringList>

namespace mien::app {

// A page of A4, as a PDF: the heading, the paragraphs, and `text` as a QR code for whoever wants to
// keep it. A text that no code holds has none. Throws Error.
void write_notice_page(const QString& heading, const QStringList& paragraphs, const QString& text,
                       const QString& path);

}  // namespace mien::app
