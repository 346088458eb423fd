#include "app/study/study_pdf.h"

#include <QCoreApplication>
#include <QImage>
#include <QMap>
#include <algorithm>

#include "app/parts/expressions.h"
#include "app/parts/pdf_file.h"
#include "app/study/study_painter.h"
#include "mien/expressions.h"

namespace mien::app {

namespace {

constexpr std::size_t kMostRanked = 40;  // segments of an expression

QString study_words(const char* text) {
    return QCoreApplication::translate("StudyPdf", text);
}

QString cell(const QString& text) {
    return "<td>" + text.toHtmlEscaped() + "</td>";
}

QString three_digits(double value) {
    return QString::number(value, 'f', 3);
}

QImage curves_picture(const Study& study, const QList<int>& chosen, const QList<QColor>& colors,
                      double highest, bool bands) {
    QImage picture(1400, 420, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    paint_study(painter, study, {chosen, colors, highest, QColor(0xd0, 0xd4, 0xda), bands},
                QRectF(0, 4, 1400, 370));
    paint_people(painter, study, QColor(0xb0, 0xb6, 0xc0), QRectF(0, 384, 1400, 32));
    return picture;
}

QString legend(const Study& study, const QList<QColor>& colors) {
    QString html = "<p>";
    for (qsizetype c = 0; c < colors.size(); ++c) {
        html += QStringLiteral("<font color=\"%1\">&#9632;</font> %2 &nbsp; ")
                    .arg(colors[c].name(),
                         QString::fromStdString(study.expressions[static_cast<std::size_t>(c)])
                             .toHtmlEscaped());
    }
    return html + "</p>";
}

QString ranking_table(const Study& study, std::size_t expression) {
    QString html = "<table width=\"100%\" cellpadding=\"3\"><tr>";
    for (const char* name :
         {QT_TRANSLATE_NOOP("StudyPdf", "rank"), QT_TRANSLATE_NOOP("StudyPdf", "segment"),
          QT_TRANSLATE_NOOP("StudyPdf", "mean score"),
          QT_TRANSLATE_NOOP("StudyPdf", "95 % interval"),
          QT_TRANSLATE_NOOP("StudyPdf", "spread (SD)"), QT_TRANSLATE_NOOP("StudyPdf", "people")}) {
        html += "<th align=\"left\">" + study_words(name) + "</th>";
    }
    html += "</tr>";
    const std::vector<std::size_t> order = ranking(study, expression);
    for (std::size_t i = 0; i < std::min(order.size(), kMostRanked); ++i) {
        const Study::Segment& segment = study.segments[order[i]];
        const AcrossPeople& one = segment.scores[expression];
        html +=
            "<tr>" + cell(QString::number(segment.ranks[expression])) +
            cell(QString::fromStdString(segment.label)) + cell(three_digits(one.mean)) +
            cell(one.low ? three_digits(*one.low) + QStringLiteral(" – ") + three_digits(*one.high)
                         : QString()) +
            cell(one.deviation ? three_digits(*one.deviation) : QString()) +
            cell(QString::number(segment.people)) + "</tr>";
    }
    return html + "</table>";
}

}  // namespace

void write_study_pdf(const Study& study, const std::vector<std::size_t>& ranked,
                     const QString& path) {
    QList<QColor> colors;
    QList<int> every;
    for (const Expression& one : mien::expressions(study.expressions)) {
        every << static_cast<int>(colors.size());
        colors << QColor(one.colour.red, one.colour.green, one.colour.blue);
    }
    QMap<QString, QImage> pictures{
        {"mean", curves_picture(study, every, colors, highest_score(study, every), false)}};
    const QString title = study_words(QT_TRANSLATE_NOOP("StudyPdf", "%1 people over one stimulus"))
                              .arg(study.people.size());
    const QString note = study_words(QT_TRANSLATE_NOOP(
        "StudyPdf",
        "A label is a guess about a face, not about a person. Lines are means across people, bands "
        "their 95 % intervals; the strip below is how many people count."));
    const auto chart = [&study](const QString& name, double highest) {
        const double half_s = study.settings.bin_s / 2;
        const double from_s = study.moments.empty() ? 0 : study.moments.front().time_s - half_s;
        const double to_s = study.moments.empty() ? 0 : study.moments.back().time_s + half_s;
        return QStringLiteral("<p><img src=\"%1\" width=\"640\"></p><p>").arg(name) +
               study_words(QT_TRANSLATE_NOOP("StudyPdf", "%1 s to %2 s, score 0 to %3"))
                   .arg(from_s, 0, 'f', 1)
                   .arg(to_s, 0, 'f', 1)
                   .arg(highest, 0, 'f', 1) +
               "</p>";
    };
    QString html = "<h1>" + title.toHtmlEscaped() + "</h1><p>" + note.toHtmlEscaped() + "</p>";
    html += legend(study, colors) + chart("mean", highest_score(study, every));
    for (const std::size_t c : ranked) {
        const QList<int> one{static_cast<int>(c)};
        const double highest = highest_score(study, one);
        const QString name = QStringLiteral("curve%1").arg(c);
        pictures[name] = curves_picture(study, one, colors, highest, true);
        html += "<h2>" + QString::fromStdString(study.expressions[c]).toHtmlEscaped() + "</h2>" +
                chart(name, highest);
        if (!ranking(study, c).empty()) html += ranking_table(study, c);
    }
    if (study.people.size() < kFewestPeople) {
        html += "<p>" +
                study_words(QT_TRANSLATE_NOOP("StudyPdf",
                                              "So few people say little about others: the order "
                                              "of segments is mostly chance."))
                    .toHtmlEscaped() +
                "</p>";
    }
    write_pdf(path, title, html, pictures);
}

}  // namespace mien::app
