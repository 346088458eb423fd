// Asks a checkpoint about labelled crops.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/checkpoint.h"
#include "train/dataset.h"
#include "train/metrics.h"

namespace mien {

struct Evaluation {
    Dataset rows;               // those that were asked about; classes are the checkpoint's
    std::vector<float> scores;  // rows x classes
    Metrics metrics;
    int left_out = 0;  // rows of the split without a label, or with one the checkpoint lacks
};

// `progress` is told the share that is done and returns false to stop. Labels are matched to the
// checkpoint's classes by name (see match_classes). Throws Error when there is no row to ask about
// or it was stopped.
Evaluation evaluate(const Checkpoint& checkpoint, const Dataset& data, const std::string& split,
                    const std::function<bool(double)>& progress = {});

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

}  // namespace mien
