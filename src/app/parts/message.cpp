#include "app/parts/message.h"

#include <QDesktopServices>
#include <QUrl>

namespace mien::app {

namespace {

constexpr std::chrono::seconds kShownFor{8};

}  // namespace

Message::Message(QObject* parent) : QObject(parent) {
    gone_.setSingleShot(true);
    gone_.setInterval(kShownFor);
    connect(&gone_, &QTimer::timeout, this, &Message::dismiss);
}

void Message::tell(const QString& text, const QString& folder, const QString& annotation) {
    set(text, false, folder, annotation);
    gone_.start();
}

void Message::warn(const QString& text, const QString& folder, const QString& annotation) {
    set(text, true, folder, annotation);
}

void Message::dismiss() {
    set({}, false, {}, {});
}

void Message::openFolder() {
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder_));
    dismiss();
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

QString as_sentence(QString message) {
    if (!message.isEmpty()) message[0] = message[0].toUpper();
    if (!message.isEmpty() && message.back().isLetterOrNumber()) message += QLatin1Char('.');
    return message;
}

}  // namespace mien::app
