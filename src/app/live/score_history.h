// The scores of the last minute, by track, for the timeline and the summary.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QStringList>
#include <deque>
#include <map>
#include <optional>

#include "app/parts/expression_summary.h"
#include "mien/analyzer.h"

namespace mien::app {

class ScoreHistory : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a session")
    Q_PROPERTY(int track READ track WRITE set_track NOTIFY updated)  // the one that is shown
    Q_PROPERTY(QStringList classes READ classes NOTIFY classesChanged)
    Q_PROPERTY(double span READ span CONSTANT)  // seconds that are kept
    // Of the shown track, over what is kept:
    Q_PROPERTY(QList<double> newest READ newest NOTIFY updated)  // scores
    Q_PROPERTY(QList<double> shares READ shares NOTIFY updated)  // of the time, per class
    Q_PROPERTY(int expression READ expression NOTIFY updated)    // the current one; -1: none
    Q_PROPERTY(double streak READ streak NOTIFY updated)         // seconds that it has lasted
    Q_PROPERTY(int changes READ changes NOTIFY updated)

  public:
    using QObject::QObject;
    static constexpr double span() { return 60; }

    // Results in order of time. Tracks unseen for the whole span are forgotten.
    void add(const FrameResult& result);
    // The results that follow have times of their own: they go on where those before ended, after a
    // gap and a mark of this label.
    void go_on(const QString& label);
    // Of the checkpoint `label`. What both know of the expressions is kept, up to a mark.
    void set_classes(const QStringList& classes, const QString& label);
    void clear();

    // A labelled moment; returns its number, for label_mark(). Forgotten after the span.
    struct Mark {
        int number = 0;
        double time_s = 0;
        QString label;
    };
    int mark(double time_s, const QString& label);  // `time_s`: as results tell it
    void label_mark(int number, const QString& label);
    const std::deque<Mark>& marks() const { return marks_; }

    int track() const { return track_; }
    void set_track(int track);
    QStringList classes() const { return classes_; }

    // Of the shown track, in order of time.
    const std::deque<ScoreSample>& samples() const;
    double now() const { return now_s_; }  // time of the newest result

    QList<double> newest() const;
    QList<double> shares() const { return summary_.shares; }
    int expression() const { return summary_.expression; }
    double streak() const { return summary_.streak_s; }
    int changes() const { return static_cast<int>(summary_.changes.size()); }

  Q_SIGNALS:
    void updated();
    void classesChanged();

  private:
    void summarise();
    int mark_at(double time_s, const QString& label);

    QStringList classes_;
    double offset_s_ = 0;  // from the results' times to those here
    std::optional<QString> goes_on_;
    std::map<int, std::deque<ScoreSample>> tracks_;
    std::deque<Mark> marks_;
    int next_mark_ = 0;
    int track_ = 0;
    double now_s_ = 0;
    ExpressionSummary summary_;
};

}  // namespace mien::app
