// Asks a checkpoint about labelled crops.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "mien/precision.h"
#include "model/checkpoint.h"
#include "train/dataset.h"
#include "train/metrics.h"

namespace mien {

struct Evaluation {
    Dataset rows;               // those that were asked about; classes are the checkpoint's
    std::vector<float> scores;  // rows x classes
    Metrics metrics;
    std::vector<bool> in_training;  // of each row, whether Training holds the very same pixels
    int left_out = 0;  // rows of the split without a label, or with one the checkpoint lacks
    Precision precision = Precision::float32;  // in which it was computed
};

// `progress` is told the share that is done and returns false to stop. Labels are matched to the
// checkpoint's classes by name (see match_classes). Throws Error when there is no row to ask about
// or it was stopped.
Evaluation evaluate(const Checkpoint& checkpoint, const Dataset& data, const std::string& split,
                    const std::function<bool(double)>& progress = {},
                    Precision precision = Precision::float32);

// For each row, the class of its largest score.
std::vector<int> predicted(const Evaluation& evaluation);

// Share of the rows to which both give the same label.
double agreement(const Evaluation& one, const Evaluation& other);

// McNemar's test of two checkpoints on the same rows (Q. McNemar, Psychometrika 12, 1947), exact:
// by the binomial distribution of the rows on which only one is right.
struct McNemar {
    int only_first = 0;  // rows that only the first gets right
    int only_second = 0;
    double p = 1;  // two-sided: chance of so uneven a split if both were equally good
};
McNemar compare(const std::vector<bool>& first_right, const std::vector<bool>& second_right);

// For each row, whether its largest score is that of its label.
std::vector<bool> right(const Evaluation& evaluation);

// FER-2013 holds the same picture more than once, in Training and in the other splits too: what a
// network knows of those may be learnt by heart.
struct Repeated {
    int rows = 0;                 // that Training holds too
    double accuracy_without = 0;  // of the other rows
};
Repeated repeated(const Evaluation& evaluation);

}  // namespace mien
