// What a run of scores comes down to.
#pragma once

#include <QList>
#include <deque>
#include <vector>

#include "mien/scores.h"

namespace mien::app {

struct ScoreSample {
    double time_s = 0;
    Scores scores;
    int expression = -1;  // index of the largest score
};

struct ExpressionSummary {
    QList<double> shares;  // of the time, per class, summing to 1; empty without samples
    int expression = -1;   // of the newest sample
    double streak_s = 0;   // how long it has been that
    // Where another expression began that lasted a quarter of a second: shorter ones are noise.
    std::vector<double> changes;
};

// Sums up samples as they come, in order of time.
class Summariser {
  public:
    explicit Summariser(int classes) : seconds_(classes, 0.0) {}
    void add(double time_s, int expression);
    ExpressionSummary summary() const;

  private:
    QList<double> seconds_;  // per class
    int expression_ = -1;
    int lasting_ = -1;  // the last one that lasted
    std::vector<double> changes_;
    bool empty_ = true;
    double streak_begin_s_ = 0;
    double last_s_ = 0;
};

// `samples` in order of time. A gap (nobody there) counts for no expression and ends a streak.
ExpressionSummary summarise(const std::deque<ScoreSample>& samples, int classes);

// Longer without a sample is a gap, seconds. Chosen by eye.
inline constexpr double kLongestStep_s = 1;

}  // namespace mien::app
