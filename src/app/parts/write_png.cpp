#include "app/parts/write_png.h"

#include <QBuffer>
#include <QByteArray>

#include "mien/error.h"
#include "mien/write_file.h"

namespace mien::app {

void write_png(const QImage& picture, const QString& path) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG")) {
        throw Error("cannot write " + path.toStdString() + ": the picture is empty or too large");
    }
    write_file(path.toStdString(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace mien::app
