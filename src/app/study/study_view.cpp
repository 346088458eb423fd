#include "app/study/study_view.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "app/parts/expressions.h"
#include "app/parts/message.h"
#include "app/parts/shown_number.h"
#include "app/parts/shown_path.h"
#include "app/study/study_pdf.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien::app {

namespace {

QString two_digits(double value) {
    return shown_number(value, 2);
}

std::vector<std::size_t> as_indices(const QList<int>& list) {
    std::vector<std::size_t> indices;
    for (const int one : list) indices.push_back(static_cast<std::size_t>(one));
    return indices;
}

// Labels that all of these have, by name.
QStringList common_labels(const QStringList& annotations, const std::stop_token& stop) {
    std::optional<std::set<std::string>> common;
    for (const QString& annotation : annotations) {
        if (stop.stop_requested()) return {};
        std::set<std::string> own;
        try {
            const auto file = markers_path(annotation.toStdString());
            if (std::filesystem::exists(file)) {
                for (const Marker& marker : read_markers(file)) own.insert(marker.label);
            }
        } catch (const std::exception&) {  // said when the study is made
            own.clear();
        }
        own.erase(std::string());
        if (!common) {
            common = std::move(own);
        } else {
            std::erase_if(*common,
                          [&own](const std::string& label) { return !own.contains(label); });
        }
    }
    QStringList labels;
    for (const std::string& label : common.value_or(std::set<std::string>())) {
        if (labels.size() == 200) break;
        labels << QString::fromStdString(label);
    }
    return labels;
}

}  // namespace

StudyView::StudyView(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
    label_pool_.setMaxThreadCount(1);
    connect(&files_, &StudyFiles::changed, this, [this] {
        forget();
        look_for_labels();
    });
}

StudyView::~StudyView() {
    stop_.request_stop();
    pool_.waitForDone();
    label_pool_.waitForDone();
}

void StudyView::addFiles(const QList<QUrl>& files) {
    QStringList paths;
    for (const QUrl& file : files) paths << file.toLocalFile();
    files_.add(annotations_among(paths), true);
}

void StudyView::useMarkers(const QUrl& file) {
    markers_ = file.toLocalFile();
    forget();
    Q_EMIT wishesChanged();
}

QString StudyView::markers() const {
    return QFileInfo(markers_).fileName();
}

void StudyView::set_align(const QString& label) {
    if (label == align_) return;
    align_ = label;
    forget();
    Q_EMIT wishesChanged();
}

void StudyView::set_bin(double seconds) {
    if (seconds == bin_s_) return;
    bin_s_ = seconds;
    forget();
    Q_EMIT wishesChanged();
}

// What was computed answers another question now.
void StudyView::forget() {
    stop_.request_stop();
    calls_.renew();
    const bool was_ready = ready();
    study_.reset();
    loading_ = false;
    problem_.clear();
    answer_.clear();
    if (was_ready) Q_EMIT resultChanged();
    Q_EMIT changed();
}

void StudyView::look_for_labels() {
    const quint64 generation = label_calls_.renew();
    label_pool_.clear();
    label_pool_.start([this, chosen = files_.chosen(), generation, stop = std::stop_token()] {
        const QStringList labels = common_labels(chosen, stop);
        label_calls_.post(generation, [this, labels] {
            if (labels == labels_) return;
            labels_ = labels;
            if (!labels_.contains(align_)) set_align({});
            Q_EMIT labelsChanged();
        });
    });
}

void StudyView::compute() {
    if (study_ || loading_) return;
    problem_.clear();
    answer_.clear();
    progress_ = 0;
    const QStringList chosen = files_.chosen();
    if (chosen.isEmpty()) {
        problem_ = tr("Choose the annotations of one person or more first.");
        Q_EMIT changed();
        return;
    }
    loading_ = true;
    stop_ = {};
    Q_EMIT changed();
    StudySettings settings;
    settings.align = align_.toStdString();
    settings.bin_s = bin_s_;
    pool_.start([this, chosen, settings, markers = markers_.toStdString(), stop = stop_.get_token(),
                 generation = calls_.generation()] {
        try {
            std::optional<std::vector<Marker>> segments;
            if (!markers.empty()) segments = read_markers(markers);
            StudyBuilder builder(settings);
            for (qsizetype i = 0; i < chosen.size(); ++i) {
                builder.add(study_piece(chosen[i].toStdString(), settings,
                                        segments ? &*segments : nullptr, stop));
                calls_.post(generation, [this, share = static_cast<double>(i + 1) /
                                                       static_cast<double>(chosen.size())] {
                    progress_ = share;
                    Q_EMIT changed();
                });
            }
            auto study = std::make_shared<const Study>(builder.finish());
            calls_.post(generation, [this, study] {
                study_ = study;
                loading_ = false;
                Q_EMIT resultChanged();
                Q_EMIT changed();
            });
        } catch (const std::exception& error) {
            calls_.post(generation, [this, why = QString::fromUtf8(error.what())] {
                problem_ = as_sentence(why);
                loading_ = false;
                Q_EMIT changed();
            });
        }
    });
}

QUrl StudyView::wantedFile() const {
    const QStringList chosen = files_.chosen();
    const QDir folder(chosen.isEmpty() ? QDir::homePath() : QFileInfo(chosen.front()).path());
    for (int i = 1;; ++i) {
        const QString name = i == 1 ? QStringLiteral("study") : QStringLiteral("study-%1").arg(i);
        if (!folder.exists(name + ".html"))
            return QUrl::fromLocalFile(folder.filePath(name + ".html"));
    }
}

void StudyView::write(const QString& base, const QList<int>& ranked, std::function<void()> then) {
    if (!study_) return;
    answer_.clear();
    pool_.start([this, base, study = study_, indices = as_indices(ranked), then = std::move(then),
                 generation = calls_.generation()] {
        QString why;
        try {
            write_study(*study, indices, base.toStdString());
            write_study_pdf(*study, indices, base + ".pdf");
        } catch (const std::exception& error) {
            why = as_sentence(QString::fromUtf8(error.what()));
        }
        calls_.post(generation, [this, why, then] {
            if (why.isEmpty()) {
                then();
            } else {
                answer_ = why;
            }
            Q_EMIT changed();
        });
    });
}

void StudyView::save(const QUrl& file, const QList<int>& ranked) {
    QString base = file.toLocalFile();
    if (base.endsWith(QLatin1String(".html"))) base.chop(5);
    write(base, ranked, [this, base] {
        answer_ = tr("Saved: %1, with its PDF and three tables").arg(shown_path(base + ".html"));
    });
}

void StudyView::openPage(const QList<int>& ranked) {
    const QString page = wantedFile().toLocalFile();
    write(page.chopped(5), ranked, [this, page] {
        const bool shown = QDesktopServices::openUrl(QUrl::fromLocalFile(page));
        answer_ = shown ? tr("Opened in the browser: %1").arg(shown_path(page))
                        : tr("No browser was found; the page is %1.").arg(shown_path(page));
    });
}

QString StudyView::summary() const {
    if (!study_) return {};
    const QString who = (people() == 1 ? tr("one person") : tr("%1 people").arg(people())) +
                        QStringLiteral(" · ") +
                        (study_->annotations == 1 ? tr("one annotation")
                                                  : tr("%1 annotations").arg(study_->annotations));
    return people() >= kFewestPeople
               ? who
               : who + QStringLiteral(" · ") + tr("so few say little about others");
}

QStringList StudyView::notes() const {
    QStringList notes;
    if (!study_) return notes;
    for (const std::string& note : study_->notes) notes << QString::fromStdString(note);
    if (study_->checkpoints.size() > 1) {
        notes << tr(
            "Read by different checkpoints: a difference between people may be one between "
            "these.");
    }
    return notes;
}

QStringList StudyView::expression_names() const {
    QStringList names;
    if (!study_) return names;
    for (const std::string& name : study_->expressions) {
        names << expression_title(QString::fromStdString(name));
    }
    return names;
}

QList<QColor> StudyView::colors() const {
    QList<QColor> colors;
    if (!study_) return colors;
    for (const Expression& one : mien::expressions(study_->expressions)) {
        colors << QColor(one.colour.red, one.colour.green, one.colour.blue);
    }
    return colors;
}

QList<int> StudyView::leading() const {
    constexpr qsizetype kAtOnce = 3;  // curves that can be told apart, with their bands
    QList<int> order;
    if (!study_) return order;
    for (std::size_t c = 0; c < study_->expressions.size(); ++c) {
        if (expression_key(study_->expressions[c]) != "neutral") order << static_cast<int>(c);
    }
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
        const auto& scores = study_->whole.scores;
        return scores[static_cast<std::size_t>(a)].mean > scores[static_cast<std::size_t>(b)].mean;
    });
    order = order.first(std::min(order.size(), kAtOnce));
    std::sort(order.begin(), order.end());
    return order;
}

double StudyView::from_s() const {
    if (!study_ || study_->moments.empty()) return 0;
    return study_->moments.front().time_s - study_->settings.bin_s / 2;
}

double StudyView::to_s() const {
    if (!study_ || study_->moments.empty()) return 1;
    return study_->moments.back().time_s + study_->settings.bin_s / 2;
}

QVariantList StudyView::ranking(int expression) const {
    QVariantList rows;
    if (!study_ || expression < 0 || expression >= expression_names().size()) return rows;
    const auto c = static_cast<std::size_t>(expression);
    for (const std::size_t i : mien::ranking(*study_, c)) {
        const Study::Segment& segment = study_->segments[i];
        const AcrossPeople& one = segment.scores[c];
        QString text = two_digits(one.mean);
        if (one.low) text += tr(" (%1 to %2)").arg(two_digits(*one.low), two_digits(*one.high));
        rows << QVariantMap{{"label", QString::fromStdString(segment.label)},
                            {"rank", segment.ranks[c]},
                            {"mean", one.mean},
                            {"low", one.low.value_or(one.mean)},
                            {"high", one.high.value_or(one.mean)},
                            {"interval", one.low.has_value()},
                            {"people", segment.people},
                            {"few", segment.people < kFewestPeople},
                            {"text", text}};
    }
    return rows;
}

QStringList StudyView::differences(int expression) const {
    QStringList sentences;
    if (!study_ || expression < 0 || expression >= expression_names().size()) return sentences;
    const auto c = static_cast<std::size_t>(expression);
    if (study_->segments.size() < 2) return sentences;
    if (!study_->compared[c]) {
        return {tr("Segments are not compared: that takes %1 people who count in both. With fewer, "
                   "their order is mostly chance.")
                    .arg(kFewestPeople)};
    }
    for (const Study::Difference& one : study_->differences) {
        if (one.expression != c || sentences.size() == 20) continue;
        sentences << tr("More in “%1” than in “%2”, by %3 (%4 to %5; p %6)")
                         .arg(QString::fromStdString(study_->segments[one.higher].label),
                              QString::fromStdString(study_->segments[one.lower].label),
                              two_digits(one.mean), two_digits(one.low), two_digits(one.high),
                              one.p < 0.0001 ? "< " + shown_number(0.0001, 4)
                                             : "= " + shown_number(one.p, 4));
    }
    if (sentences.isEmpty()) {
        sentences << tr(
            "No difference between segments is shown beyond chance; that does not show "
            "that there is none.");
    }
    return sentences;
}

const Study::Moment* StudyView::moment_at(double time_s) const {
    if (!study_ || study_->moments.empty()) return nullptr;
    const double place = std::floor((time_s - from_s()) / study_->settings.bin_s);
    if (!(place >= 0) || place >= static_cast<double>(study_->moments.size())) return nullptr;
    return &study_->moments[static_cast<std::size_t>(place)];
}

QString StudyView::reading(int expression, double time_s) const {
    const Study::Moment* const moment = moment_at(time_s);
    if (!moment || expression < 0 || expression >= static_cast<int>(moment->scores.size()))
        return {};
    const AcrossPeople& one = moment->scores[static_cast<std::size_t>(expression)];
    if (one.people == 0) return {};
    return one.deviation ? tr("%1 ± %2").arg(two_digits(one.mean), two_digits(*one.deviation))
                         : two_digits(one.mean);
}

int StudyView::peopleAt(double time_s) const {
    const Study::Moment* const moment = moment_at(time_s);
    return moment ? moment->people : 0;
}

}  // namespace mien::app
