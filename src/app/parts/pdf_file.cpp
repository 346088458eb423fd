#include "app/parts/pdf_file.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

#include "mien/write_file.h"

namespace mien::app {

void write_pdf(const QString& path, const QString& title, const QString& html,
               const QMap<QString, QImage>& pictures) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({15, 15, 15, 15}, QPageLayout::Millimeter);
        writer.setCreator(QStringLiteral("Mien"));
        writer.setTitle(title);
        QTextDocument document;
        for (auto one = pictures.begin(); one != pictures.end(); ++one) {
            document.addResource(QTextDocument::ImageResource, QUrl(one.key()), one.value());
        }
        document.setDefaultFont(QFont(document.defaultFont().family(), 9));
        document.setHtml(html);
        document.print(&writer);
    }
    write_file(path.toStdString(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace mien::app
