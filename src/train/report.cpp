#include "train/report.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string_view>

#include "mien/expressions.h"
#include "report/html.h"

namespace mien {

namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

// A gray picture in the simplest format that browsers show, so that a build without picture
// libraries can write it: BMP with a palette, lines from the lowest to the highest.
std::string bitmap(const std::uint8_t* pixels, int side) {
    std::string bytes = "BM";
    const auto put = [&bytes](std::uint32_t value, int count) {
        for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 255U);
    };
    const auto size = static_cast<std::uint32_t>(side);
    const std::uint32_t line = (size + 3) / 4 * 4;
    const std::uint32_t start = 14 + 40 + 4 * 256;
    put(start + line * size, 4);
    put(0, 4);
    put(start, 4);
    put(40, 4);
    put(size, 4);
    put(size, 4);
    put(1, 2);
    put(8, 2);
    for (int i = 0; i < 6; ++i) put(0, 4);
    for (std::uint32_t gray = 0; gray < 256; ++gray) put(gray * 0x010101U, 4);
    for (std::uint32_t y = 0; y < size; ++y) {
        const std::uint8_t* row = pixels + static_cast<std::size_t>(size - 1 - y) * size;
        bytes.append(row, row + size);
        bytes.append(line - size, '\0');
    }
    return bytes;
}

std::string facts(const Manifest& manifest, const Evaluation& evaluation,
                  const ReportOptions& options) {
    const Metrics& metrics = evaluation.metrics;
    const Plan cost = plan(manifest.architecture, static_cast<int>(manifest.classes.size()));
    std::vector<Strings> rows{
        {"data", options.data},
        {"rows", std::to_string(metrics.rows) + " (" + std::to_string(evaluation.left_out) +
                     " left out: no label, or one that the checkpoint lacks)"},
        {"accuracy", html::percent(metrics.accuracy)},
        {"balanced accuracy", html::percent(metrics.balanced_accuracy)},
        {"macro F1", html::percent(metrics.macro_f1)},
        {"expected calibration error", html::percent(metrics.expected_calibration_error)},
        {"temperature", html::number(manifest.temperature, 3)},
        {"architecture", manifest.architecture.name},
        {"parameters", html::number(static_cast<double>(cost.parameters) / 1e6, 2) + " million"},
        {"multiply-adds per face",
         html::number(static_cast<double>(cost.multiply_adds) / 1e6, 1) + " million"}};
    if (const Repeated seen = repeated(evaluation); seen.rows > 0) {
        rows.insert(rows.begin() + 3, {"accuracy without the " + std::to_string(seen.rows) +
                                           " rows that Training holds too, pixel for pixel",
                                       html::percent(seen.accuracy_without)});
    }
    return html::table({"", manifest.name}, rows);
}

// The curves in a manifest's "training", as far as they are what this program writes.
std::string curves(const json& training_facts, const std::string& title) {
    const auto found = training_facts.find("curves");
    if (found == training_facts.end() || !found->is_array() || found->size() < 2) return {};
    const auto series = [&](const char* name, const char* key, bool dashed) {
        html::Series result{name, {}, dashed};
        for (const json& epoch : *found) {
            const auto value = epoch.find(key);
            const auto at = epoch.find("epoch");
            if (value != epoch.end() && value->is_number() && at != epoch.end() &&
                at->is_number()) {
                result.points.emplace_back(*at, *value);
            }
        }
        return result;
    };
    const html::Axis epochs{"epoch", 1, static_cast<double>(found->size())};
    const html::Series training = series("training", "training_loss", true);
    const html::Series validation = series("validation", "validation_loss", false);
    double highest = 0;
    for (const auto* one : {&training, &validation}) {
        for (const auto& [epoch, loss] : one->points) highest = std::max(highest, loss);
    }
    return html::heading(title) +
           html::line_chart(epochs, {"accuracy", 0, 1},
                            {series("training", "training_accuracy", true),
                             series("validation", "validation_accuracy", false)}) +
           html::line_chart(epochs, {"loss", 0, std::max(highest, 0.1)}, {training, validation}) +
           html::paragraph(
               "Training figures are taken on augmented crops while the weights change, and their "
               "loss is that of the recipe (smoothed labels, all heads); validation figures are "
               "those of the averaged weights.");
}

// One chart, or one of each part of a checkpoint made of several. `of`: names of checkpoints.
std::string all_curves(const json& training, const std::string& of) {
    std::string result = curves(training, "Training of " + of);
    for (const char* kind : {"merged", "averaged"}) {
        const auto parts = training.find(kind);
        if (parts == training.end() || !parts->is_array()) continue;
        for (const json& part : *parts) {
            if (!part.is_object() || !part.contains("training")) continue;
            const auto name = part.find("name");
            const bool named = name != part.end() && name->is_string();
            result += all_curves(part["training"],
                                 of + ": " + (named ? name->get<std::string>() : "a part"));
        }
    }
    return result;
}

// Classes as people see them: called and ordered as everywhere.
struct Shown {
    Strings names;                   // by class
    std::vector<std::size_t> order;  // of classes
};

Shown shown(const Strings& classes) {
    const std::vector<Expression> all = expressions(classes);
    Shown result{{}, shown_order(all)};
    for (const Expression& one : all) result.names.push_back(one.name);
    return result;
}

Shown shown(const Metrics& metrics) {
    Strings classes;
    for (const ClassMetrics& one : metrics.per_class) classes.push_back(one.name);
    return shown(classes);
}

std::string confusion(const Metrics& metrics) {
    const Shown classes = shown(metrics);
    Strings names;
    for (const std::size_t i : classes.order) names.push_back(classes.names[i]);
    Strings header{"actual, predicted as"};
    header.insert(header.end(), names.begin(), names.end());
    std::vector<std::vector<html::ShadedCell>> raw;
    std::vector<std::vector<html::ShadedCell>> normalised;
    for (const std::size_t actual : classes.order) {
        const auto& row = metrics.confusion[actual];
        const int total = std::accumulate(row.begin(), row.end(), 0);
        raw.emplace_back();
        normalised.emplace_back();
        for (const std::size_t predicted : classes.order) {
            const int count = row[predicted];
            const double share = total > 0 ? static_cast<double>(count) / total : 0;
            raw.back().push_back({std::to_string(count), share});
            normalised.back().push_back({html::percent(share, 1), share});
        }
    }
    return html::heading("Confusion") + html::shaded_table(header, names, raw) +
           html::shaded_table(header, names, normalised);
}

std::string per_class(const Metrics& metrics) {
    std::vector<Strings> rows;
    html::BarGroups bars{{}, {"actual", "predicted", "correct"}, {}};
    const Shown classes = shown(metrics);
    for (const std::size_t i : classes.order) {
        const ClassMetrics& one = metrics.per_class[i];
        const std::string& name = classes.names[i];
        rows.push_back({name, std::to_string(one.rows), std::to_string(one.predicted),
                        html::percent(one.precision), html::percent(one.recall),
                        html::percent(one.f1), html::percent(one.f2)});
        bars.names.push_back(name);
        bars.values.push_back({static_cast<double>(one.rows), static_cast<double>(one.predicted),
                               static_cast<double>(metrics.confusion[i][i])});
    }
    return html::heading("Classes") +
           html::table({"class", "rows", "predicted", "precision", "recall", "F1", "F2"}, rows) +
           html::bar_chart("rows", bars);
}

std::string reliability(const Metrics& metrics) {
    html::Series line{"of the checkpoint", {}, false};
    std::vector<Strings> rows;
    for (const ReliabilityBin& bin : metrics.reliability) {
        if (bin.rows == 0) continue;
        line.points.emplace_back(bin.confidence, bin.accuracy);
        rows.push_back({html::percent(bin.confidence, 1), html::percent(bin.accuracy, 1),
                        std::to_string(bin.rows)});
    }
    return html::heading("Reliability") +
           html::paragraph("Of the rows with a confidence of 70 %, 70 of 100 should be right.") +
           html::line_chart({"confidence", 0, 1}, {"accuracy", 0, 1},
                            {line, {"perfect", {{0, 0}, {1, 1}}, true}}) +
           html::table({"confidence", "accuracy", "rows"}, rows);
}

std::string wrong_crops(const Evaluation& evaluation, int count) {
    const std::size_t classes = evaluation.rows.classes.size();
    struct Mistake {
        std::size_t row;
        std::size_t predicted;
        float confidence;
    };
    std::vector<Mistake> mistakes;
    for (std::size_t row = 0; row < evaluation.rows.rows(); ++row) {
        const auto first = evaluation.scores.begin() + static_cast<std::ptrdiff_t>(row * classes);
        const auto best = std::max_element(first, first + static_cast<std::ptrdiff_t>(classes));
        const auto predicted = static_cast<std::size_t>(best - first);
        if (static_cast<int>(predicted) != evaluation.rows.labels[row]) {
            mistakes.push_back({row, predicted, *best});
        }
    }
    std::stable_sort(mistakes.begin(), mistakes.end(), [](const Mistake& a, const Mistake& b) {
        return a.confidence > b.confidence;
    });
    if (mistakes.size() > static_cast<std::size_t>(count)) {
        mistakes.resize(static_cast<std::size_t>(count));
    }
    if (mistakes.empty()) return {};
    std::string text = html::heading("Most confidently wrong");
    const Strings names = shown(evaluation.rows.classes).names;
    for (const Mistake& mistake : mistakes) {
        const std::string caption =
            "row " + std::to_string(mistake.row) + " is " +
            names[static_cast<std::size_t>(evaluation.rows.labels[mistake.row])] + ", taken for " +
            names[mistake.predicted] + " at " + html::percent(mistake.confidence, 0);
        text += html::figure(
            {"bmp", bitmap(evaluation.rows.row(mistake.row), evaluation.rows.size), 96}, caption);
    }
    return text;
}

}  // namespace

std::string evaluation_report(const Manifest& manifest, const Evaluation& evaluation,
                              const ReportOptions& options) {
    return html::page(manifest.name + " on " + options.data,
                      facts(manifest, evaluation, options) + per_class(evaluation.metrics) +
                          confusion(evaluation.metrics) + reliability(evaluation.metrics) +
                          all_curves(manifest.training, manifest.name) +
                          (options.crops > 0 ? wrong_crops(evaluation, options.crops) : ""));
}

std::string comparison_report(const Contestant& first, const Contestant& second,
                              const McNemar& test, const std::string& data) {
    const Metrics& a = first.evaluation.metrics;
    const Metrics& b = second.evaluation.metrics;
    const auto row = [](const char* name, double one, double other) {
        return Strings{name, html::percent(one), html::percent(other),
                       html::number(100 * (other - one), 2) + " points"};
    };
    std::vector<Strings> rows{row("accuracy", a.accuracy, b.accuracy),
                              row("balanced accuracy", a.balanced_accuracy, b.balanced_accuracy),
                              row("macro F1", a.macro_f1, b.macro_f1),
                              row("expected calibration error", a.expected_calibration_error,
                                  b.expected_calibration_error)};
    html::BarGroups recall{{}, {first.name, second.name}, {}};
    const std::vector<int> other =
        match_classes(first.evaluation.rows.classes, second.evaluation.rows.classes);
    const Shown classes = shown(a);
    for (const std::size_t i : classes.order) {
        if (other[i] < 0) continue;
        recall.names.push_back(classes.names[i]);
        recall.values.push_back({100 * a.per_class[i].recall,
                                 100 * b.per_class[static_cast<std::size_t>(other[i])].recall});
    }
    return html::page(
        first.name + " and " + second.name,
        html::paragraph(data + ", " + std::to_string(a.rows) + " rows that both can answer") +
            html::table({"", first.name, second.name, "difference"}, rows) +
            html::heading("McNemar's test") +
            html::table({"", "rows"},
                        {{"only " + first.name + " is right", std::to_string(test.only_first)},
                         {"only " + second.name + " is right", std::to_string(test.only_second)},
                         {"p, two-sided, exact",
                          test.p < 0.0001 ? "below 0.0001" : html::number(test.p, 4)}}) +
            html::heading("Recall per class, %") + html::bar_chart("recall, %", recall));
}

}  // namespace mien
