// What is known of a checkpoint as a web page for people (see base/html.h).
#pragma once

#include <string>
#include <vector>

#include "train/evaluation.h"

namespace mien {

struct ReportOptions {
    std::string data;  // named on the page
    int crops = 24;    // so many of the most confidently wrong crops are shown; 0: none
};

// Accuracy, curves of the training, confusion, bars per class, reliability, wrong crops.
std::string evaluation_report(const Manifest& manifest, const Evaluation& evaluation,
                              const ReportOptions& options);

// Two checkpoints side by side, on the same rows.
struct Contestant {
    std::string name;
    const Evaluation& evaluation;
};
std::string comparison_report(const Contestant& first, const Contestant& second,
                              const McNemar& test, const std::string& data);

}  // namespace mien
