#include "train/pace.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "mien/error.h"
#include "train/schedule.h"

namespace mien {

namespace {

constexpr std::size_t kKeptReadings = 101;

std::size_t at(int step) {
    return static_cast<std::size_t>(step);
}

}  // namespace

std::vector<double> work_of_steps(const Architecture& architecture, int outputs,
                                  const Recipe& recipe, int steps_per_epoch) {
    const int own_side = architecture.input.size;
    const Plan full = plan(architecture, outputs);
    std::map<int, double> cost{{own_side, static_cast<double>(full.multiply_adds)}};
    Architecture smaller = architecture;
    for (const SmallInput& one : recipe.progressive_resizing) {
        smaller.input.size = std::min(one.size, own_side);
        const Plan small = plan(smaller, outputs);
        if (small.tensors != full.tensors) {
            throw Error("progressive_resizing needs a network that takes inputs of any size, " +
                        std::string("with a global pooling before its dense layers; ") +
                        architecture.name + " is not one");
        }
        cost[smaller.input.size] = static_cast<double>(small.multiply_adds);
    }
    const int steps = recipe.epochs * steps_per_epoch;
    std::vector<double> work;
    work.reserve(at(steps));
    for (int step = 0; step < steps; ++step) {
        work.push_back(cost.at(input_size(recipe, (step + 1.0) / steps, own_side)));
    }
    return work;
}

Pace::Pace(const std::vector<double>& work, int steps_per_epoch, int done)
    : sums_{0}, steps_per_epoch_(steps_per_epoch), done_(done) {
    for (const double one : work) sums_.push_back(sums_.back() + one);
}

void Pace::took(int steps, double seconds) {
    const double work = sums_.at(at(done_ + steps)) - sums_.at(at(done_));
    done_ += steps;
    last_.push_back(seconds / work);
    if (last_.size() > kKeptReadings) last_.pop_front();
}

void Pace::between_epochs(double seconds) {
    between_ = seconds;
}

double Pace::usual() const {
    if (last_.empty()) return 0;
    std::vector<double> sorted(last_.begin(), last_.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

double Pace::seconds_per_step() const {
    if (done_ == 0) return 0;
    return usual() * (sums_.at(at(done_)) - sums_.at(at(done_ - 1)));
}

double Pace::seconds_left() const {
    const int steps = static_cast<int>(sums_.size()) - 1 - done_;
    const int epochs = (steps + steps_per_epoch_ - 1) / steps_per_epoch_;
    return usual() * (sums_.back() - sums_.at(at(done_))) + between_ * epochs;
}

}  // namespace mien
