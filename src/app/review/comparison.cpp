#include "app/review/comparison.h"

#include <QFileInfo>
#include <cmath>

#include "app/parts/shown_number.h"
#include "mien/expressions.h"

namespace mien::app {

namespace {

QString name_of_checkpoint(const RecordedCheckpoint& checkpoint) {
    const QString name = QString::fromStdString(checkpoint.name);
    return checkpoint.profile.empty()
               ? name
               : name + QStringLiteral(" + ") + QString::fromStdString(checkpoint.profile);
}

QString base_name(const QString& file) {
    QString name = QFileInfo(file).fileName();
    for (const char* ending : {".part", ".csv", ".json"}) {
        if (name.endsWith(QLatin1String(ending))) name.chop(static_cast<int>(qstrlen(ending)));
    }
    return name;
}

}  // namespace

void Comparison::show(const std::shared_ptr<const Annotation>& annotation, const QString& file,
                      int track) {
    const bool other = annotation != first_ || file != file_;
    const bool any = annotation && !annotation->second.classes.empty();
    if (!any && !active()) return;
    track_ = track;
    if (!any) {
        first_.reset();
        second_.reset();
        file_.clear();
        series_ = {};
        disagreements_.clear();
        of_face_ = of_all_ = {};
        Q_EMIT changed();
        return;
    }
    if (other) {
        first_ = annotation;
        file_ = file;
        second_ = std::make_unique<const Annotation>(seen_by_second(*annotation));
        of_all_ = agreement_of({first_.get()});
    }
    series_ = series_of(*second_, track);
    disagreements_ = mien::disagreements(*first_, track);
    of_face_ = agreement_of({first_.get()}, track);
    Q_EMIT changed();
}

QString Comparison::first_name() const {
    if (!active()) return {};
    const QString own = name_of_checkpoint(first_->checkpoint);
    if (!own.isEmpty() && own != name_of_checkpoint(second_->checkpoint)) return own;
    return file_.isEmpty() ? tr("first") : base_name(QString::fromStdString(first_->file.string()));
}

QString Comparison::second_name() const {
    if (!active()) return {};
    const QString own = name_of_checkpoint(second_->checkpoint);
    if (!own.isEmpty() && own != name_of_checkpoint(first_->checkpoint)) return own;
    return file_.isEmpty() ? tr("second") : base_name(file_);
}

QStringList Comparison::classes() const {
    QStringList classes;
    if (second_) {
        for (const std::string& name : second_->classes) classes << QString::fromStdString(name);
    }
    return classes;
}

QString Comparison::kappa() const {
    return of_face_.kappa ? shown_number(*of_face_.kappa, 2) : QString();
}

QString Comparison::firstAt(double time_s) const {
    return answer(first_.get(), time_s);
}

QString Comparison::secondAt(double time_s) const {
    return answer(second_.get(), time_s);
}

QString Comparison::answer(const Annotation* annotation, double time_s) const {
    if (!annotation) return {};
    const std::size_t frame = annotation->frame_at(time_s);
    for (std::size_t i = annotation->first_face(frame); i < annotation->first_face(frame + 1);
         ++i) {
        const Annotation::Face& face = annotation->faces[i];
        if (face.track != track_ || face.expression < 0) continue;
        const auto expression = static_cast<std::size_t>(face.expression);
        const std::string name = expressions(annotation->classes)[expression].name;
        return tr("%1 %2 %")
            .arg(QString::fromStdString(name))
            .arg(std::lround(100 * annotation->score(i, expression)));
    }
    return {};
}

}  // namespace mien::app
