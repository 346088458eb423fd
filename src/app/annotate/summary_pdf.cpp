#include "app/annotate/summary_pdf.h"

#include <QCoreApplication>
#include <cmath>

#include "app/parts/pdf_file.h"
#include "app/parts/shown_number.h"
#include "app/parts/summary_list_model.h"
#include "mien/expressions.h"

namespace mien::app {

namespace {

constexpr std::size_t kMostSections = 60;  // some twenty pages

// The names of expressions stay as they are in the table beside it: English.
QString pdf_words(const char* text) {
    return QCoreApplication::translate("SummaryPdf", text);
}

QString pdf_heading(const QString& text, int level) {
    return QStringLiteral("<h%1>%2</h%1>").arg(level).arg(text.toHtmlEscaped());
}

// A bar of a share, as wide as its cell.
QString pdf_bar(double share, const QString& colour) {
    const auto per_cent = static_cast<int>(std::lround(100 * share));
    if (per_cent == 0) return {};
    return QStringLiteral(
               "<table width=\"%1%\" cellspacing=\"0\"><tr><td bgcolor=\"%2\">"
               "<font size=\"1\">&nbsp;</font></td></tr></table>")
        .arg(per_cent)
        .arg(colour);
}

QString pdf_section(const SegmentSummary& summary, const std::vector<std::string>& classes) {
    const std::vector<Expression> shown = expressions(classes);
    QString html = pdf_heading(title_of(summary), 3) + "<p>" + detail_of(summary).toHtmlEscaped() +
                   "</p><table width=\"100%\" cellpadding=\"3\"><tr>";
    for (const char* name :
         {QT_TRANSLATE_NOOP("SummaryPdf", "expression"), QT_TRANSLATE_NOOP("SummaryPdf", "share"),
          "", QT_TRANSLATE_NOOP("SummaryPdf", "time"), QT_TRANSLATE_NOOP("SummaryPdf", "mean"),
          QT_TRANSLATE_NOOP("SummaryPdf", "streaks"), QT_TRANSLATE_NOOP("SummaryPdf", "first"),
          QT_TRANSLATE_NOOP("SummaryPdf", "peak")}) {
        html += "<th align=\"left\">" + (*name ? pdf_words(name) : QString()) + "</th>";
    }
    html += "</tr>";
    for (const SummaryLine& line : lines_of(summary, classes)) {
        const QString colour = QString::fromStdString(to_hex(shown[line.class_index].colour));
        html += "<tr>";
        for (const QString& cell :
             {line.name.toHtmlEscaped(),
              QStringLiteral("%1&nbsp;%").arg(shown_number(100 * line.share, 1)),
              pdf_bar(line.share, colour), line.time, line.mean, line.streaks, line.first,
              line.peak}) {
            html += "<td>" + cell + "</td>";
        }
        html += "</tr>";
    }
    return html + "</table>";
}

QString pdf_notes(const std::vector<Note>& notes) {
    QString html;
    for (const Note& note : notes) {
        html += QStringLiteral("<p>%1 s: %2</p>")
                    .arg(shown_number(note.time_s, 1))
                    .arg(QString::fromStdString(note.text).toHtmlEscaped());
    }
    return html.isEmpty()
               ? html
               : pdf_heading(pdf_words(QT_TRANSLATE_NOOP("SummaryPdf", "Notes")), 2) + html;
}

QString pdf_html(const AnnotationSummary& summary) {
    const QString name = QString::fromStdString(summary.annotation.file.stem().string());
    QString html =
        pdf_heading(pdf_words(QT_TRANSLATE_NOOP("SummaryPdf", "%1: how faces reacted")).arg(name),
                    1) +
        "<p>" +
        pdf_words(QT_TRANSLATE_NOOP("SummaryPdf",
                                    "A label is a guess about a face, not about a person: single "
                                    "frames mean little.")) +
        "</p>";
    const std::size_t sections = std::min(summary.segments.size(), kMostSections);
    if (sections < summary.segments.size()) {
        html +=
            "<p>" +
            pdf_words(QT_TRANSLATE_NOOP(
                          "SummaryPdf",
                          "These are the first %1 of %2 segments and faces; the table has all."))
                .arg(sections)
                .arg(summary.segments.size()) +
            "</p>";
    }
    for (std::size_t i = 0; i < sections; ++i) {
        html += pdf_section(summary.segments[i], summary.annotation.classes);
    }
    return html + pdf_notes(summary.corrections.notes);
}

}  // namespace

void write_summary_pdf(const AnnotationSummary& summary, const QString& path) {
    write_pdf(path, QString::fromStdString(summary.annotation.file.stem().string()),
              pdf_html(summary));
}

}  // namespace mien::app
