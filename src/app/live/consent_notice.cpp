#include "app/live/consent_notice.h"

#include "app/live/notice_page.h"
#include "app/parts/message.h"
#include "app/parts/shown_path.h"
#include "mien/error.h"
#include "mien/recorder.h"

namespace mien::app {

ConsentNotice::ConsentNotice(const Live* live, const Settings* settings, QObject* parent)
    : QObject(parent), live_(live), settings_(settings) {
    connect(live_, &Live::stateChanged, this, &ConsentNotice::changed);
    connect(settings_, &Settings::changed, this, &ConsentNotice::changed);
}

QString ConsentNotice::heading() const {
    return tr("Facial expressions are read and recorded here");
}

// An address would tell strangers how to look at the picture.
QString ConsentNotice::where() const {
    if (live_->stream()) return tr("a network camera");
    const QString name = "“" + live_->source_name() + "”";
    return live_->camera() ? tr("the camera %1").arg(name) : name;
}

QStringList ConsentNotice::paragraphs() const {
    const QString who = settings_->notice_by.simplified();
    const QString until = settings_->notice_until.simplified();
    QStringList all;
    all << tr("What is read: a program looks for faces in the picture of %1 and guesses an "
              "expression for each, such as happy or sad, many times a second. It is often wrong, "
              "and cannot know what anyone feels.")
               .arg(where());
    all << (settings_->record_video
                ? tr("What is kept: the guesses, as a table, and the picture, as a video. Both "
                     "stay "
                     "on this computer; nothing is sent anywhere.")
                : tr("What is kept: the guesses, as a table, without the picture. It stays on this "
                     "computer; nothing is sent anywhere."));
    all << (who.isEmpty() ? tr("By whom: the person who runs this computer. Ask for the name.")
                          : tr("By whom: %1").arg(who));
    all << (until.isEmpty() ? tr("Until when: until the person who runs this computer deletes it.")
                            : tr("Until when: %1").arg(until));
    all << tr(
        "You may say no, and leave the picture at any time. You may ask to see what was kept "
        "of you, and to have it deleted.");
    return all;
}

QString ConsentNotice::text() const {
    return heading() + "\n" + paragraphs().join('\n') + "\n";
}

void ConsentNotice::savePage() {
    try {
        const std::string base = new_record(settings_->records_folder.toStdString()).string();
        const QString path = QString::fromStdString(base) + "-notice.pdf";
        write_notice_page(heading(), paragraphs(), text(), path);
        tell(tr("Saved for printing: %1").arg(shown_path(path)), false);
    } catch (const Error& error) {
        tell(as_sentence(QString::fromUtf8(error.what())), true);
    }
}

void ConsentNotice::tell(const QString& answer, bool failed) {
    answer_ = answer;
    failed_ = failed;
    Q_EMIT printed();
}

}  // namespace mien::app
