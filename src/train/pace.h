// How long a training will still take. No torch here.
#pragma once

#include <deque>
#include <vector>

#include "model/architecture.h"
#include "train/recipe.h"

namespace mien {

// Multiply-adds per crop in each step of a training. Throws Error when the recipe wants small
// inputs and the network takes only its own size.
std::vector<double> work_of_steps(const Architecture& architecture, int outputs,
                                  const Recipe& recipe, int steps_per_epoch);

// The usual speed of the last steps, by their work: a step that stood still for long, as when the
// machine slept, does not count.
class Pace {
  public:
    // `work`: of each step, in any unit; `done`: steps that are behind a resumed training.
    Pace(const std::vector<double>& work, int steps_per_epoch, int done);

    void took(int steps, double seconds);  // the next ones
    void between_epochs(double seconds);   // what follows an epoch's last step took

    double seconds_per_step() const;  // as the last one; 0 before
    double seconds_left() const;

  private:
    double usual() const;  // seconds per work

    std::vector<double> sums_;  // of the work up to each step
    int steps_per_epoch_;
    int done_;
    std::deque<double> last_;  // seconds per work
    double between_ = 0;
};

}  // namespace mien
