#include "app/annotate/outcome.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <vector>

#include "app/parts/expression_summary.h"
#include "app/parts/expressions.h"
#include "app/parts/message.h"
#include "mien/annotation_summary.h"

namespace mien::app {

namespace {

QString outcome_words(const char* text) {
    return QCoreApplication::translate("Outcome", text);
}

QString counted(std::size_t count, const char* one, const char* several) {
    return count == 1 ? outcome_words(one) : outcome_words(several).arg(count);
}

}  // namespace

QString outcome_of(const Annotation& annotation) {
    const auto classes = static_cast<int>(annotation.classes.size());
    std::map<int, Summariser> by_track;
    std::vector<std::int64_t> frames(annotation.classes.size());  // faces that show a class
    for (std::size_t frame = 0; frame < annotation.frames.size(); ++frame) {
        for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1);
             ++i) {
            const Annotation::Face& face = annotation.faces[i];
            if (face.track == 0 || face.expression < 0) continue;
            by_track.try_emplace(face.track, classes)
                .first->second.add(annotation.frames[frame].time_s, face.expression);
            ++frames[static_cast<std::size_t>(face.expression)];
        }
    }
    if (by_track.empty()) return outcome_words(QT_TRANSLATE_NOOP("Outcome", "no face was read"));
    const auto most = std::max_element(frames.begin(), frames.end()) - frames.begin();
    const auto name = QString::fromStdString(annotation.classes[static_cast<std::size_t>(most)]);
    QString text =
        counted(by_track.size(), QT_TRANSLATE_NOOP("Outcome", "1 face"),
                QT_TRANSLATE_NOOP("Outcome", "%1 faces")) +
        QStringLiteral(", ") +
        outcome_words(QT_TRANSLATE_NOOP("Outcome", "mostly %1")).arg(expression_title(name));
    if (annotation.input.kind == SourceKind::stills) return text;
    std::size_t changes = 0;
    for (const auto& [track, summariser] : by_track) changes += summariser.summary().changes.size();
    return text + QStringLiteral(", ") +
           counted(changes, QT_TRANSLATE_NOOP("Outcome", "1 change"),
                   QT_TRANSLATE_NOOP("Outcome", "%1 changes"));
}

QString sum_up(const std::filesystem::path& csv, bool summary, const QString& markers,
               QString& problem) {
    try {
        if (!summary) return outcome_of(read_annotation(csv));
        const AnnotationSummary told = summarize_file(csv, markers.toStdString());
        write_summary(told, csv.parent_path());
        return outcome_of(told.annotation);
    } catch (const std::exception& error) {
        problem = as_sentence(QString::fromUtf8(error.what()));
        return {};
    }
}

}  // namespace mien::app
