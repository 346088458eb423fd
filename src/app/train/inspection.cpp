#include "app/train/inspection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QVariantMap>

namespace mien::app {

Inspection::Inspection(const QString& program, QObject* parent) : QObject(parent), tool_(program) {
    connect(&tool_, &Tool::ended, this, &Inspection::take_end);
}

void Inspection::begin(const QImage& picture, const QRect& box, double roll,
                       const QString& checkpoint) {
    clear();
    pictures_ = std::make_unique<QTemporaryDir>();
    const QString file = pictures_->filePath(QStringLiteral("picture.png"));
    if (!pictures_->isValid() || !picture.save(file)) {
        problem_ = tr("The picture cannot be written to %1.").arg(pictures_->path());
        Q_EMIT changed();
        return;
    }
    tool_.start({"inspect", "--json", "--model", checkpoint, "--out", pictures_->path(), "--roll",
                 QString::number(roll), "--box", QString::number(box.x()), QString::number(box.y()),
                 QString::number(box.width()), QString::number(box.height()), file});
    Q_EMIT changed();
}

void Inspection::clear() {
    tool_.end();
    found_ = {};
    problem_.clear();
    pictures_.reset();
    Q_EMIT changed();
}

void Inspection::take_end() {
    found_ = QJsonDocument::fromJson(tool_.read_all()).object();
    problem_ = tool_.problem();
    if (found_.isEmpty() && problem_.isEmpty()) {
        problem_ = tr("The network was not looked into: no figures came back.");
    }
    Q_EMIT changed();
}

QJsonObject Inspection::face() const {
    return found_["faces"].toArray().at(0).toObject();
}

QUrl Inspection::crop() const {
    const QString file = face()["crop"].toString();
    return file.isEmpty() ? QUrl() : QUrl::fromLocalFile(file);
}

QVariantList Inspection::list(const char* what) const {
    QVariantList all;
    for (const auto& one : face()[QLatin1String(what)].toArray()) {
        QVariantMap entry = one.toObject().toVariantMap();
        entry["picture"] = QUrl::fromLocalFile(entry["picture"].toString());
        all << entry;
    }
    return all;
}

}  // namespace mien::app
