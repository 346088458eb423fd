#include "app/annotate/summary_view.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>
#include <utility>

#include "app/annotate/summary_pdf.h"
#include "app/parts/message.h"
#include "app/parts/shown_path.h"

namespace mien::app {

SummaryView::SummaryView(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

SummaryView::~SummaryView() {
    pool_.waitForDone();
}

void SummaryView::open(const QStringList& annotations, const QString& markers) {
    annotations_ = annotations;
    markers_ = markers;
    current_ = -1;
    choose(0);
}

QStringList SummaryView::names() const {
    QStringList names;
    for (const QString& one : annotations_) names << QFileInfo(one).completeBaseName();
    return names;
}

// On the thread; what fails there is the answer.
void SummaryView::run(std::function<void()> work) {
    ++waiting_;
    Q_EMIT changed();
    pool_.start([this, work = std::move(work), generation = calls_.generation()] {
        try {
            work();
        } catch (const std::exception& error) {
            calls_.post(generation, [this, why = QString::fromUtf8(error.what())] {
                (summary_ ? answer_ : problem_) = as_sentence(why);
            });
        }
        calls_.post([this] {
            --waiting_;
            Q_EMIT changed();
        });
    });
}

void SummaryView::choose(int index) {
    if (index < 0 || index >= annotations_.size()) return;
    current_ = index;
    calls_.renew();
    summary_.reset();
    problem_.clear();
    answer_.clear();
    table_.reset({}, {});
    run([this, file = annotations_[index], markers = markers_, generation = calls_.generation()] {
        auto summary = std::make_shared<const AnnotationSummary>(
            summarize_file(file.toStdString(), markers.toStdString()));
        calls_.post(generation, [this, summary] {
            summary_ = summary;
            table_.reset(summary->segments, summary->annotation.classes);
        });
    });
}

void SummaryView::say(const QString& answer) {
    answer_ = answer;
    Q_EMIT changed();
}

void SummaryView::openPage() {
    if (!summary_) return;
    run([this, summary = summary_, generation = calls_.generation()] {
        const auto files = write_summary(*summary, summary->annotation.file.parent_path());
        calls_.post(generation, [this, page = QString::fromStdString(files[1].string())] {
            const bool shown = QDesktopServices::openUrl(QUrl::fromLocalFile(page));
            say(shown ? tr("Opened in the browser: %1").arg(shown_path(page))
                      : tr("No browser was found; the page is %1.").arg(shown_path(page)));
        });
    });
}

void SummaryView::savePdf() {
    if (!summary_) return;
    const QFileInfo csv(annotations_[current_]);
    const QString path = csv.path() + '/' + csv.completeBaseName() + ".summary.pdf";
    run([this, summary = summary_, path, generation = calls_.generation()] {
        write_summary_pdf(*summary, path);
        calls_.post(generation, [this, path] { say(tr("Saved: %1").arg(shown_path(path))); });
    });
}

void SummaryView::copy() {
    table_.copy();
    say(tr("Copied, as a table of text."));
}

}  // namespace mien::app
