// Statistics of things measured, one value per person: means, their spread and intervals.
#pragma once

#include "base/proportions.h"

namespace mien {

// Mean and spread of values that come one by one (B. P. Welford, "Note on a Method for Calculating
// Corrected Sums of Squares and Products", Technometrics 4, 1962).
class RunningMean {
  public:
    void add(double value);

    int count() const { return count_; }
    double mean() const { return mean_; }  // 0 without values
    double deviation() const;              // the sample's, by n - 1; 0 of fewer than two
    // 95 %, of the mean, by Student's t: for values that are spread about like a bell. As low and
    // as high as any number of fewer than two.
    Interval interval() const;

  private:
    int count_ = 0;
    double mean_ = 0;
    double squares_ = 0;  // sum of squared distances from the mean
};

// The chance that Student's t of so many degrees of freedom (above 0) is at least as far from 0:
// two-sided, exact up to 10,000 of them (M. Abramowitz, I. A. Stegun, "Handbook of Mathematical
// Functions", 1964, 26.7.3 and 26.7.4), and that of the normal distribution beyond.
double student_p(double t, int freedom);

// The t that is passed by chance in 5 of 100.
double student_t95(int freedom);

// Whether values differ from 0 on average, such as what people show more of in one segment than in
// another: the two-sided p of the t-test. 1 of fewer than two values.
double t_test(const RunningMean& differences);

}  // namespace mien
