#include "app/train/evaluation.h"

#include <QDesktopServices>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QVariantMap>

#include "app/parts/shown_path.h"

namespace mien::app {

Evaluation::Evaluation(const QString& program, QObject* parent) : QObject(parent), tool_(program) {
    connect(&tool_, &Tool::ended, this, &Evaluation::take_end);
}

void Evaluation::begin(const QString& checkpoint, const QString& data, const QString& split) {
    if (running() || checkpoint.isEmpty() || data.isEmpty()) return;
    problem_.clear();
    found_ = {};
    tool_.start({"evaluate", "--json", "--model", checkpoint, "--data", data, "--split", split,
                 "--report", reports_.path()});
    Q_EMIT changed();
}

void Evaluation::cancel() {
    tool_.end();
    Q_EMIT changed();
}

void Evaluation::take_end() {
    found_ = QJsonDocument::fromJson(tool_.read_all()).object();
    problem_ = tool_.problem();
    if (found_.isEmpty() && problem_.isEmpty()) {
        problem_ = tr("The evaluation ended without figures.");
    }
    Q_EMIT changed();
}

void Evaluation::openPage() {
    const QDir reports(reports_.path());  // the newest first
    const QString page =
        reports.filePath(reports.entryList({"*.html"}, QDir::Files, QDir::Time).value(0));
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(page))) return;
    problem_ = tr("No browser was found; the page is %1.").arg(shown_path(page));
    Q_EMIT changed();
}

QVariantList Evaluation::per_class() const {
    QVariantList all;
    const QJsonObject classes = found_["per_class"].toObject();
    for (const auto& name : found_["classes"].toArray()) {
        const QJsonObject one = classes[name.toString()].toObject();
        all << QVariantMap{{"name", name.toString()},
                           {"rows", one["rows"].toInt()},
                           {"precision", one["precision"].toDouble()},
                           {"recall", one["recall"].toDouble()},
                           {"f1", one["f1"].toDouble()}};
    }
    return all;
}

}  // namespace mien::app
