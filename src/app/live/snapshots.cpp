#include "app/live/snapshots.h"

#include "app/parts/shown_path.h"
#include "app/parts/write_png.h"
#include "mien/error.h"
#include "mien/recorder.h"

namespace mien::app {

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
            const QString path =
                QString::fromStdString(new_record(folder.toStdString()).string() + ".png");
            write_png(picture, path);
            answer = [this, path, folder] {
                message_->tell(tr("Snapshot saved: %1").arg(shown_path(path)), folder);
            };
        } catch (const Error& error) {
            answer = [this, why = as_sentence(QString::fromUtf8(error.what()))] {
                message_->warn(why);
            };
        }
        calls_.post(answer);
    });
}

}  // namespace mien::app
