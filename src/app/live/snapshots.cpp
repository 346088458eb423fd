#include "app/live/snapshots.h"

#include "app/parts/shown_path.h"
#include "app/parts/write_png.h"
#include "mien/error.h"
#include "mien/recorder.h"

namespace mien::app {

namespace {

// Returns the file. Throws Error.
QString save_snapshot(const QString& folder, const QImage& picture) {
    QString path = QString::fromStdString(new_record(folder.toStdString()).string() + ".png");
    write_png(picture, path);
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
            const QString path = save_snapshot(folder, picture);
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
