#include "app/parts/write_png.h"

#include <QSaveFile>

#include "mien/error.h"

namespace mien::app {

void write_png(const QImage& picture, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG") || !file.commit()) {
        throw Error("cannot write " + path.toStdString() + ": " + file.errorString().toStdString() +
                    "; make room on the disk or choose another folder");
    }
}

}  // namespace mien::app
