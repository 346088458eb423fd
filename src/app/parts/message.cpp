#include "app/parts/message.h"

#include <QDesktopServices>
#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include "app/parts/shown_path.h"

namespace mien::app {

namespace {

constexpr std::chrono::seconds kShownFor{8};
constexpr std::chrono::seconds kShownForReview{60};  // where there is something to open

}  // namespace

Message::Message(QObject* parent) : QObject(parent) {
    gone_.setSingleShot(true);
    connect(&gone_, &QTimer::timeout, this, &Message::dismiss);
}

void Message::tell(const QString& text, const QString& folder, const QString& annotation) {
    set(text, false, folder, annotation);
    gone_.start(annotation.isEmpty() ? kShownFor : kShownForReview);
}

void Message::warn(const QString& text, const QString& folder, const QString& annotation) {
    set(text, true, folder, annotation);
}

void Message::dismiss() {
    set({}, false, {}, {});
}

void Message::openFolder() {
    const QString folder = folder_;
    dismiss();
    open_folder(folder, *this);
}

void Message::set(const QString& text, bool alert, const QString& folder,
                  const QString& annotation) {
    gone_.stop();
    text_ = text;
    alert_ = alert;
    folder_ = folder;
    annotation_ = annotation;
    Q_EMIT changed();
}

void open_folder(const QString& folder, Message& message) {
    QDir().mkpath(folder);
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) return;
    message.warn(Message::tr("No program that shows folders was found. This one is %1")
                     .arg(shown_path(folder)));
}

QString as_sentence(QString message) {
    message = with_shown_paths(message);
    // An address or the name of a file is written as it is.
    static const QRegularExpression word("^[a-z]+(['-][a-z]+)*[,:;]?(?=\\s|$)");
    if (word.match(message).hasMatch()) message[0] = message[0].toUpper();
    if (!message.isEmpty() && message.back().isLetterOrNumber()) message += QLatin1Char('.');
    return message;
}

}  // namespace mien::app
