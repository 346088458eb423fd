// A study as the window has it: what is chosen, the engine's result, and what is said of it. The
// result is computed on a thread of its own; a choice that changes meanwhile starts it anew.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QUrl>
#include <QVariantList>
#include <functional>
#include <memory>
#include <stop_token>

#include "app/parts/gui_calls.h"
#include "app/study/study_files.h"
#include "mien/study.h"

namespace mien::app {

class StudyView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(mien::app::StudyFiles* files READ files CONSTANT)
    // Labels of markers that every chosen annotation has, to align by.
    Q_PROPERTY(QStringList labels READ labels NOTIFY labelsChanged)
    Q_PROPERTY(QString align READ align WRITE set_align NOTIFY wishesChanged)  // empty: beginnings
    Q_PROPERTY(QString markers READ markers NOTIFY wishesChanged)  // a file's name; empty: own ones
    Q_PROPERTY(double bin READ bin WRITE set_bin NOTIFY wishesChanged)  // seconds

    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)  // 0 to 1
    Q_PROPERTY(QString problem READ problem NOTIFY changed)   // why there is no result; else empty
    Q_PROPERTY(QString answer READ answer NOTIFY changed)     // to what was done last

    Q_PROPERTY(bool ready READ ready NOTIFY resultChanged)  // there is a result
    Q_PROPERTY(int people READ people NOTIFY resultChanged)
    Q_PROPERTY(
        QString summary READ summary NOTIFY resultChanged)  // who and what is in it, in a sentence
    Q_PROPERTY(QStringList notes READ notes NOTIFY resultChanged)  // what is in doubt
    Q_PROPERTY(QStringList expressions READ expression_names NOTIFY resultChanged)  // as shown
    Q_PROPERTY(QList<QColor> colors READ colors NOTIFY resultChanged)               // of these
    Q_PROPERTY(QList<int> leading READ leading NOTIFY resultChanged)  // most shown, but for neutral
    Q_PROPERTY(double from READ from_s NOTIFY resultChanged)          // of the curves
    Q_PROPERTY(double to READ to_s NOTIFY resultChanged)
    Q_PROPERTY(int segments READ segments NOTIFY resultChanged)

  public:
    explicit StudyView(QObject* parent = nullptr);
    ~StudyView() override;

    Q_INVOKABLE void addFiles(const QList<QUrl>& files);  // or folders; they are chosen
    Q_INVOKABLE void useMarkers(const QUrl& file);        // empty: each one's own
    Q_INVOKABLE void compute();                           // unless it is there, or on its way
    // Writes tables, page and PDF as "<file without extension>.*".
    Q_INVOKABLE void save(const QUrl& file, const QList<int>& ranked);
    Q_INVOKABLE void openPage(
        const QList<int>& ranked);        // beside the first annotation, in a browser
    Q_INVOKABLE QUrl wantedFile() const;  // a name that is free

    // The segments by an expression: maps of label, rank, mean, low, high (0 to 1), interval
    // (whether there is one), people, few, text.
    Q_INVOKABLE QVariantList ranking(int expression) const;
    Q_INVOKABLE QStringList differences(int expression) const;  // which are no chance, in sentences
    // What the curves say at a time: "3 people: 0.42 ± 0.10".
    Q_INVOKABLE QString reading(int expression, double time_s) const;
    Q_INVOKABLE int peopleAt(double time_s) const;

    StudyFiles* files() { return &files_; }
    QStringList labels() const { return labels_; }
    QString align() const { return align_; }
    void set_align(const QString& label);
    QString markers() const;
    double bin() const { return bin_s_; }
    void set_bin(double seconds);
    bool loading() const { return loading_; }
    double progress() const { return progress_; }
    QString problem() const { return problem_; }
    QString answer() const { return answer_; }
    bool ready() const { return study_ != nullptr; }
    int people() const { return study_ ? static_cast<int>(study_->people.size()) : 0; }
    QString summary() const;
    QStringList notes() const;
    QStringList expression_names() const;
    QList<QColor> colors() const;
    QList<int> leading() const;
    double from_s() const;
    double to_s() const;
    int segments() const { return study_ ? static_cast<int>(study_->segments.size()) : 0; }
    std::shared_ptr<const Study> study() const { return study_; }

  Q_SIGNALS:
    void changed();        // how far it is, and what is said
    void resultChanged();  // there is another one, or none any more
    void wishesChanged();
    void labelsChanged();

  private:
    void forget();
    void look_for_labels();
    void write(const QString& base, const QList<int>& ranked, std::function<void()> then);
    const Study::Moment* moment_at(double time_s) const;

    StudyFiles files_;
    QStringList labels_;
    QString align_;
    QString markers_;
    double bin_s_ = StudySettings().bin_s;
    bool loading_ = false;
    double progress_ = 0;
    QString problem_;
    QString answer_;
    std::shared_ptr<const Study> study_;
    std::stop_source stop_;
    GuiCalls calls_;        // of a generation: what is chosen
    GuiCalls label_calls_;  // the same, for the labels
    QThreadPool pool_;
    QThreadPool label_pool_;
};

}  // namespace mien::app
