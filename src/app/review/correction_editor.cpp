#include "app/review/correction_editor.h"

#include <algorithm>
#include <utility>

#include "app/parts/message.h"

namespace mien::app {

namespace {

constexpr std::size_t kMostSteps = 200;
constexpr int kLongestName = 100;   // characters
constexpr int kLongestNote = 1000;  // of at most four bytes

}  // namespace

CorrectionEditor::CorrectionEditor(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

CorrectionEditor::~CorrectionEditor() {
    pool_.waitForDone();
}

void CorrectionEditor::reset(const std::filesystem::path& file, Corrections corrections,
                             int highest_track, const QString& problem) {
    file_ = file;
    before_.clear();
    undone_.clear();
    highest_track_ = highest_track;
    problem_ = problem;
    readable_ = problem.isEmpty();
    adopt(std::move(corrections));
}

void CorrectionEditor::adopt(Corrections corrections) {
    corrections_ = std::move(corrections);
    notes_.set(corrections_.notes);
    Q_EMIT changed();
}

void CorrectionEditor::change(const std::function<void(Corrections&)>& step) {
    Corrections next = corrections_;
    step(next);
    tidy(next);
    if (next == corrections_) return;
    if (before_.size() == kMostSteps) before_.erase(before_.begin());
    before_.push_back(corrections_);
    undone_.clear();
    adopt(std::move(next));
    save();
}

void CorrectionEditor::undo() {
    if (before_.empty()) return;
    undone_.push_back(corrections_);
    Corrections last = std::move(before_.back());
    before_.pop_back();
    adopt(std::move(last));
    save();
}

void CorrectionEditor::redo() {
    if (undone_.empty()) return;
    before_.push_back(corrections_);
    Corrections next = std::move(undone_.back());
    undone_.pop_back();
    adopt(std::move(next));
    save();
}

void CorrectionEditor::rename(int person, const QString& name) {
    change([&](Corrections& all) {
        mien::person(all, person).name = name.trimmed().left(kLongestName).toStdString();
    });
}

void CorrectionEditor::leaveOut(int person, bool out) {
    change([&](Corrections& all) { mien::person(all, person).left_out = out; });
}

void CorrectionEditor::merge(int from, int into) {
    change([&](Corrections& all) { merge_people(all, from, into); });
}

int CorrectionEditor::split(int person, double time_s) {
    int fresh = highest_track_;
    for (const Person& one : corrections_.people) fresh = std::max(fresh, one.id);
    ++fresh;
    change([&](Corrections& all) { split_person(all, person, time_s, fresh); });
    return fresh;
}

void CorrectionEditor::exclude(double from_s, double to_s) {
    change([&](Corrections& all) { mien::exclude(all, {from_s, to_s}); });
}

void CorrectionEditor::include(int row) {
    change([row](Corrections& all) {
        if (row >= 0 && row < static_cast<int>(all.excluded.size())) {
            all.excluded.erase(all.excluded.begin() + row);
        }
    });
}

int CorrectionEditor::addNote(double time_s) {
    change([time_s](Corrections& all) { all.notes.push_back({time_s, {}}); });
    const auto after =
        std::upper_bound(corrections_.notes.begin(), corrections_.notes.end(), time_s,
                         [](double time, const Note& note) { return time < note.time_s; });
    return static_cast<int>(after - corrections_.notes.begin()) - 1;
}

void CorrectionEditor::setNote(int row, const QString& text) {
    change([&](Corrections& all) {
        if (row < 0 || row >= static_cast<int>(all.notes.size())) return;
        all.notes[static_cast<std::size_t>(row)].text = text.left(kLongestNote).toStdString();
    });
}

void CorrectionEditor::removeNote(int row) {
    change([row](Corrections& all) {
        if (row >= 0 && row < static_cast<int>(all.notes.size())) {
            all.notes.erase(all.notes.begin() + row);
        }
    });
}

QVariantList CorrectionEditor::excluded() const {
    QVariantList list;
    for (const ExcludedStretch& one : corrections_.excluded) {
        list << QVariantMap{{"from", one.from_s}, {"to", one.to_s}};
    }
    return list;
}

void CorrectionEditor::save() {
    if (!readable_) return;
    pool_.start([this, file = file_, corrections = corrections_] {
        QString problem;
        try {
            write_corrections(file, corrections);
        } catch (const std::exception& error) {
            problem = as_sentence(QString::fromUtf8(error.what()));
        }
        calls_.post([this, file, problem] {
            if (file != file_ || problem == problem_) return;
            problem_ = problem;
            Q_EMIT changed();
        });
    });
}

}  // namespace mien::app
