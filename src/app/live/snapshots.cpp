#include "app/live/snapshots.h"

#include <QSaveFile>

#include "app/parts/shown_path.h"
#include "mien/error.h"
#include "mien/recorder.h"

namespace mien::app {

namespace {

// Returns the file. Throws Error.
QString write_png(const QString& folder, const QImage& picture) {
    QString path = QString::fromStdString(new_record(folder.toStdString()).string() + ".png");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG") || !file.commit()) {
        throw Error("cannot write " + path.toStdString() + ": " + file.errorString().toStdString() +
                    "; make room on the disk or choose another folder for records");
    }
    return path;
}

}  // namespace

Snapshots::Snapshots(const Settings* settings, Message* message, QObject* parent)
    : QObject(parent), settings_(settings), message_(message) {
    pool_.setMaxThreadCount(1);
}

Snapshots::~Snapshots() {
    pool_.waitForDone();
}

void Snapshots::save(const QImage& picture) {
    if (picture.isNull()) return;
    pool_.start([this, picture, folder = settings_->records_folder] {
        std::function<void()> answer;
        try {
            const QString path = write_png(folder, picture);
            answer = [this, path, folder] {
                message_->tell(tr("Snapshot saved: %1").arg(shown_path(path)), folder);
            };
        } catch (const Error& error) {
            answer = [this, why = as_sentence(QString::fromUtf8(error.what()))] {
                message_->warn(why);
            };
        }
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
    });
}

}  // namespace mien::app
