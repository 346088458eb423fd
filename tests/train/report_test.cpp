#include "train/report.h"

#include <gmock/gmock.h>

#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Three rows with FER+'s names: two right, a sad one taken for happy.
Evaluation evaluated() {
    Evaluation evaluation;
    evaluation.rows.classes = {"neutral", "happiness", "sadness"};
    evaluation.rows.labels = {0, 1, 2};
    evaluation.scores = {0.8F, 0.1F, 0.1F, 0.1F, 0.8F, 0.1F, 0.1F, 0.8F, 0.1F};
    evaluation.in_training = {false, false, false};
    evaluation.metrics =
        measure(evaluation.scores, evaluation.rows.labels, evaluation.rows.classes);
    return evaluation;
}

TEST(Report, CallsAndOrdersClassesAsEverywhere) {
    Manifest manifest = test::tiny_checkpoint().manifest;
    manifest.classes = {"neutral", "happiness", "sadness"};
    const std::string page = evaluation_report(manifest, evaluated(), {"rows", 0});
    EXPECT_THAT(page, Not(HasSubstr("happiness")));
    EXPECT_THAT(page, HasSubstr("<th>happy</th><th>sad</th><th>neutral</th>"));
    // Of the sad row: 100 % happy, the first column.
    EXPECT_THAT(page, HasSubstr("<td>sad</td><td style=\"background:rgb(var(--mark) / 0.750)\">"
                                "100.0 %</td><td style=\"background:rgb(var(--mark) / 0.000)\">"));

    const Evaluation one = evaluated();
    const std::string comparison = comparison_report({"a", one}, {"b", one}, {}, "rows");
    EXPECT_THAT(comparison, Not(HasSubstr("sadness")));
    EXPECT_LT(comparison.find(">happy<"), comparison.find(">neutral<"));
}

}  // namespace
}  // namespace mien
