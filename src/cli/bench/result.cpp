#include "cli/bench/result.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "report/html.h"

namespace mienctl::bench {

namespace {

namespace html = mien::html;
using json = nlohmann::ordered_json;

json to_json(const StageTimes& times) {
    return {{"median_ms", times.median}, {"p95_ms", times.p95}, {"p99_ms", times.p99}};
}

json to_json(const std::vector<Point>& points, const char* amount) {
    json list = json::array();
    for (const Point& point : points)
        list.push_back(
            {{amount, point.amount}, {"frame_ms", point.frame_ms}, {"memory_mb", point.memory_mb}});
    return list;
}

template <typename... Values>
std::string line(const char* format, Values... values) {
    char text[256];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

std::string title(const Result& result) {
    return line("%s, %dx%d, %s in %s, %d thread%s", result.video.c_str(), result.width,
                result.height, result.checkpoint.c_str(), result.precision.c_str(), result.threads,
                result.threads == 1 ? "" : "s");
}

std::string chart(const std::string& x, const std::vector<Point>& points, double Point::*value,
                  const std::string& y) {
    if (points.size() < 2) return {};
    html::Series series{y, {}, false};
    double most_x = 0, most_y = 0;
    for (const Point& point : points) {
        series.points.emplace_back(point.amount, point.*value);
        most_x = std::max(most_x, point.amount);
        most_y = std::max(most_y, point.*value);
    }
    return html::line_chart({x, 0, std::max(most_x, 1e-3)}, {y, 0, 1.1 * std::max(most_y, 1e-3)},
                            {series});
}

std::string grows(const std::string& what, const std::vector<Point>& points) {
    const std::optional<double> power = power_of(points);
    if (!power) return "one amount does not tell how a frame's time grows with the " + what;
    return line("a frame's time grows with the %s to the power of %.2f", what.c_str(), *power);
}

json power_or_null(const std::vector<Point>& points) {
    const std::optional<double> power = power_of(points);
    return power ? json(*power) : json();
}

// A curve of time, and under it what it comes to.
std::string growth_chart(const std::string& x, const std::vector<Point>& points) {
    const std::string curve = chart(x, points, &Point::frame_ms, "ms per frame");
    return curve.empty() ? curve : curve + html::paragraph(grows(x, points));
}

}  // namespace

std::string as_text(const Result& result) {
    std::string text = title(result) + "\n\n";
    text += line("%-12s %9s %7s %9s %9s %9s %8s %8s\n", "", "frames/s", "times", "with face",
                 "faces", "matched", "frames", "shared");
    for (const Standing& one : result.contestants)
        text += line("%-12s %9.1f %7.1f %9ld %9ld %7.1f %% %8ld %6.1f %%\n", one.name.c_str(),
                     one.fps, one.times_literature, static_cast<long>(one.frames_with_face),
                     static_cast<long>(one.faces), 100 * one.boxes_matched,
                     static_cast<long>(one.frames), 100 * one.frames_shared);
    text += line("\n%-12s %-10s %9s %9s %9s   milliseconds per frame\n", "", "stage", "median",
                 "95th", "99th");
    for (const Standing& one : result.contestants)
        for (const auto& [stage, times] : one.stages)
            text += line("%-12s %-10s %9.2f %9.2f %9.2f\n", one.name.c_str(), stage.c_str(),
                         times.median, times.p95, times.p99);
    text += line("%-12s %-10s %9.2f %9.2f %9.2f   arrival to result, 30 frames per second\n",
                 "live", "latency", result.latency.median, result.latency.p95, result.latency.p99);
    if (result.times_real_time)
        text += line("\nannotating the file, decoding and writing included: %.1f times real time\n",
                     *result.times_real_time);
    const ClassifierRace& race = result.classifier;
    text += line(
        "\nclassifier alone, %s; peak: matrix product %.0f, convolution %.0f GFLOP/s; "
        "scores differ by at most %.4f\n",
        mien::to_string(race.precision), race.matrix_gflops, race.convolution_gflops,
        race.largest_difference);
    text += line("%6s %12s %12s %7s %10s %8s\n", "faces", "script ms", "Mien ms", "times",
                 "GFLOP/s", "of peak");
    for (const BatchTime& batch : race.batches)
        text += line("%6d %12.2f %12.2f %7.1f %10.0f %6.0f %%\n", batch.faces, batch.script_ms,
                     batch.mien_ms, batch.script_ms / batch.mien_ms, batch.gflops,
                     100 * batch.gflops / race.peak_gflops());
    const auto curve = [&](const char* name, const std::vector<Point>& points) {
        if (points.empty()) return;
        text += line("\n%12s %12s %12s\n", name, "ms/frame", "memory MB");
        for (const Point& point : points)
            text += line("%12.2f %12.2f %12.0f\n", point.amount, point.frame_ms, point.memory_mb);
        text += grows(name, points) + "\n";
    };
    curve("megapixels", result.growth.sizes);
    curve("faces", result.growth.faces);
    curve("minutes", result.growth.lengths);
    return text;
}

std::string as_json(const Result& result) {
    json contestants = json::array();
    for (const Standing& one : result.contestants) {
        json stages = json::object();
        for (const auto& [stage, times] : one.stages) stages[stage] = to_json(times);
        contestants.push_back({{"name", one.name},
                               {"fps", one.fps},
                               {"what", one.what},
                               {"times_literature", one.times_literature},
                               {"frames", one.frames},
                               {"frames_with_face", one.frames_with_face},
                               {"faces", one.faces},
                               {"classified", one.classified},
                               {"frames_shared", one.frames_shared},
                               {"boxes_matched", one.boxes_matched},
                               {"stages", stages}});
    }
    json batches = json::array();
    for (const BatchTime& batch : result.classifier.batches)
        batches.push_back({{"faces", batch.faces},
                           {"script_ms", batch.script_ms},
                           {"mien_ms", batch.mien_ms},
                           {"gflops", batch.gflops},
                           {"share_of_peak", batch.gflops / result.classifier.peak_gflops()}});
    json report{{"video", result.video},
                {"width", result.width},
                {"height", result.height},
                {"checkpoint", result.checkpoint},
                {"precision", result.precision},
                {"threads", result.threads},
                {"contestants", contestants},
                {"latency", to_json(result.latency)},
                {"classifier",
                 {{"precision", mien::to_string(result.classifier.precision)},
                  {"peak_matrix_gflops", result.classifier.matrix_gflops},
                  {"peak_convolution_gflops", result.classifier.convolution_gflops},
                  {"largest_difference", result.classifier.largest_difference},
                  {"batches", batches}}}};
    if (result.times_real_time) report["times_real_time"] = *result.times_real_time;
    if (!result.growth.sizes.empty())
        report["growth"] = {{"sizes", to_json(result.growth.sizes, "megapixels")},
                            {"faces", to_json(result.growth.faces, "faces")},
                            {"lengths", to_json(result.growth.lengths, "minutes")},
                            {"powers",
                             {{"megapixels", power_or_null(result.growth.sizes)},
                              {"faces", power_or_null(result.growth.faces)},
                              {"minutes", power_or_null(result.growth.lengths)}}}};
    return report.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string as_html(const Result& result) {
    html::BarGroups speeds{{}, {"frames per second"}, {}};
    std::vector<std::vector<std::string>> rows, stages;
    for (const Standing& one : result.contestants) {
        speeds.names.push_back(one.name);
        speeds.values.push_back({one.fps});
        rows.push_back({one.name + ": " + one.what, html::number(one.fps, 1),
                        html::number(one.times_literature, 1), std::to_string(one.frames_with_face),
                        html::percent(one.frames_shared, 1), html::percent(one.boxes_matched, 1)});
        for (const auto& [stage, times] : one.stages)
            stages.push_back({one.name + ": " + stage, html::number(times.median, 2),
                              html::number(times.p95, 2), html::number(times.p99, 2)});
    }
    stages.push_back({"live: arrival to result at 30 frames/s",
                      html::number(result.latency.median, 2), html::number(result.latency.p95, 2),
                      html::number(result.latency.p99, 2)});
    std::vector<std::vector<std::string>> batches;
    for (const BatchTime& batch : result.classifier.batches)
        batches.push_back({std::to_string(batch.faces), html::number(batch.script_ms, 2),
                           html::number(batch.mien_ms, 2), html::number(batch.gflops, 0),
                           html::percent(batch.gflops / result.classifier.peak_gflops(), 0)});
    std::string body =
        html::paragraph(title(result)) + html::bar_chart("frames per second", speeds) +
        html::table(
            {"", "frames/s", "times", "frames with a face", "frames shared", "boxes matched"},
            rows) +
        html::heading("Milliseconds per frame") +
        html::table({"stage", "median", "95th percentile", "99th"}, stages) +
        html::heading("The classifier alone") +
        html::table({"faces", "TorchScript ms", "Mien ms", "GFLOP/s", "of peak"}, batches);
    const Growth& growth = result.growth;
    if (!growth.sizes.empty())
        body += html::heading("As the work grows") + growth_chart("megapixels", growth.sizes) +
                growth_chart("faces", growth.faces) + growth_chart("minutes", growth.lengths) +
                chart("minutes", growth.lengths, &Point::memory_mb, "MB");
    return html::page("mienctl bench: " + result.video, body);
}

}  // namespace mienctl::bench
