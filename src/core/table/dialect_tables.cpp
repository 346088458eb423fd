// jsonl, openface, pyfeat, facereader and tidy: row by row, with little memory.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/columns.h"
#include "base/number.h"
#include "base/text.h"
#include "core/table/derived_table.h"
#include "core/table/dialects.h"
#include "mien/quality.h"

namespace mien {

namespace {

constexpr std::array quality_names{"sharpness", "brightness", "asymmetry", "eyes", "outside"};

// The checkpoint's word for an expression; empty where it has none.
std::string class_of(const std::vector<std::string>& classes,
                     const std::vector<std::string_view>& words) {
    for (const std::string_view word : words) {
        const auto found = std::find(classes.begin(), classes.end(), word);
        if (found != classes.end()) return *found;
    }
    return {};
}

struct ExpressionColumns {
    const char* pyfeat;
    const char* facereader;
    std::vector<std::string_view> words;  // that checkpoints use
};

// In the order of py-feat's columns.
const std::vector<ExpressionColumns>& expression_columns() {
    static const std::vector<ExpressionColumns> all{
        {"anger", "Angry", {"angry", "anger"}},
        {"disgust", "Disgusted", {"disgust", "disgusted"}},
        {"fear", "Scared", {"fear", "scared"}},
        {"happiness", "Happy", {"happy", "happiness"}},
        {"sadness", "Sad", {"sad", "sadness"}},
        {"surprise", "Surprised", {"surprise", "surprised"}},
        {"neutral", "Neutral", {"neutral"}},
    };
    return all;
}

std::string json_text(std::string_view text) {
    // File names need not be UTF-8: what is not becomes a replacement character.
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What a spreadsheet may not run, but numbers as they are, with their minus.
std::string cell_of(std::string_view cell) {
    return parse_number<double>(cell) ? std::string(cell)
                                      : csv_text(std::string(text_of_cell(cell)));
}

// "hh:mm:ss.mmm".
std::string clock(double seconds) {
    const auto ms = std::llround(seconds * 1000);
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                       ms % 1000);
}

// What a checkpoint says in this row, whose columns begin with `prefix`.
std::string reading(const AnnotationRows& rows, std::string_view prefix,
                    const std::vector<std::string>& classes) {
    const auto column = [prefix](std::string_view name) {
        return std::string(prefix) + std::string(name);
    };
    std::string text = fmt::format(R"("expression":{},"confidence":{},"scores":{{)",
                                   json_text(text_of_cell(rows[column("expression")])),
                                   rows.number_or_nothing(column("confidence")));
    const char* comma = "";
    for (const std::string& name : classes) {
        text += fmt::format("{}{}:{}", std::exchange(comma, ","), json_text(name),
                            rows.number_or_nothing(column(name)));
    }
    return text + "}";
}

}  // namespace

void write_jsonl(AnnotationRows rows, AtomicFile& to, bool derived) {
    std::optional<DerivedColumns> columns;
    if (derived) columns.emplace(rows);
    const auto number = [&rows](std::string_view name) { return rows.number_or_nothing(name); };
    while (rows.next()) {
        std::string line = fmt::format(R"({{"frame":{},"time_s":{},"status":{})", number("frame"),
                                       number("time_s"), json_text(rows["status"]));
        if (!rows["track"].empty()) line += fmt::format(R"(,"track":{})", number("track"));
        if (!rows["x"].empty()) {
            line += fmt::format(R"(,"box":[{},{},{},{}])", number("x"), number("y"),
                                number("width"), number("height"));
        }
        if (!rows["roll"].empty()) line += fmt::format(R"(,"roll":{})", number("roll"));
        if (!rows["expression"].empty()) {
            line += "," + reading(rows, "", rows.classes());
            if (const auto value = columns ? columns->of(rows) : std::nullopt) {
                line += fmt::format(R"(,"{}":{:.4f},"{}":{:.4f})", kDerivedValence, value->valence,
                                    kDerivedArousal, value->arousal);
            }
        }
        if (!rows[kSecondExpression].empty()) {
            line += R"(,"second":{)" + reading(rows, kSecond, rows.second_classes()) + "}";
        }
        if (!rows["sharpness"].empty()) {
            line += R"(,"quality":{)";
            const char* comma = "";
            for (const char* name : quality_names) {
                if (rows[name].empty()) continue;
                line += fmt::format(R"({}"{}":{})", std::exchange(comma, ","), name, number(name));
            }
            line += "}";
        }
        if (!rows["file"].empty()) line += R"(,"file":)" + json_text(text_of_cell(rows["file"]));
        to.write(line + "}\n");
    }
}

void write_openface(AnnotationRows rows, AtomicFile& to) {
    std::vector<std::string> ours;
    for (const std::string& name : rows.names()) {
        if (name != "frame" && name != "time_s" && name != "track") ours.push_back(name);
    }
    std::string line = "frame,face_id,timestamp,success";
    for (const std::string& name : ours) {
        // OpenFace's `confidence` is that of the detection, which we do not measure.
        line += "," + (name == "confidence" ? "expression_confidence" : csv_text(name));
    }
    to.write(line + "\n");
    while (rows.next()) {
        line = fmt::format("{},{},{},{}", rows.frame() + 1, rows.track(), rows["time_s"],
                           rows["status"] == "ok" ? 1 : 0);
        for (const std::string& name : ours) line += "," + cell_of(rows[name]);
        to.write(line + "\n");
    }
}

void write_pyfeat(AnnotationRows rows, AtomicFile& to) {
    std::string line = "frame,FaceRectX,FaceRectY,FaceRectWidth,FaceRectHeight";
    std::vector<std::string> columns{"x", "y", "width", "height"};
    for (const ExpressionColumns& expression : expression_columns()) {
        const std::string name = class_of(rows.classes(), expression.words);
        if (name.empty()) continue;
        line += std::string(",") + expression.pyfeat;
        columns.push_back(name);
    }
    to.write(line + "\n");
    while (rows.next()) {
        line = std::to_string(rows.frame());
        for (const std::string& name : columns) {
            line += "," + std::string(rows.number_or_nothing(name));
        }
        to.write(line + "\n");
    }
}

void write_tidy(AnnotationRows rows, AtomicFile& to) {
    to.write("frame,time_s,track,status,class,score\n");
    while (rows.next()) {
        if (rows["expression"].empty()) continue;
        const std::string face = fmt::format(
            "{},{},{},{}", rows.number_or_nothing("frame"), rows.number_or_nothing("time_s"),
            rows.number_or_nothing("track"), cell_of(rows["status"]));
        for (const std::string& name : rows.classes())
            to.write(fmt::format("{},{},{}\n", face, cell_of(name), rows.number_or_nothing(name)));
    }
}

void write_facereader(const std::filesystem::path& csv, std::optional<double> start_s,
                      AtomicFile& to) {
    std::map<int, std::int64_t> frames_of;  // per track
    for (AnnotationRows rows(csv); rows.next();) {
        if (!rows["expression"].empty()) ++frames_of[rows.track()];
    }
    const auto longest =
        std::max_element(frames_of.begin(), frames_of.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const int track = longest == frames_of.end() ? 0 : longest->first;

    AnnotationRows rows(csv);
    std::string head = "Video analysis detailed log\n";
    head += "Made by:\tMien\nFilename:\t" + printable(csv.filename().string()) + "\n";
    head += fmt::format("Participant:\ttrack {} of {}\n\nVideo Time", track, frames_of.size());
    std::vector<std::string> columns;
    const auto add = [&](const char* title, const std::vector<std::string_view>& words) {
        const std::string name = class_of(rows.classes(), words);
        if (name.empty()) return;
        head += std::string("\t") + title;
        columns.push_back(name);
    };
    for (const char* title :
         {"Neutral", "Happy", "Sad", "Angry", "Surprised", "Scared", "Disgusted"}) {
        for (const ExpressionColumns& expression : expression_columns()) {
            if (std::string_view(expression.facereader) == title) add(title, expression.words);
        }
    }
    add("Contempt", {"contempt"});
    to.write(head + "\n");

    // The line of a frame: that of its row for the track, else of its first.
    std::int64_t frame = -1;
    std::string line;
    bool of_track = false;
    double zero_s = 0;
    while (rows.next()) {
        const bool same = rows.frame() == frame;
        if (same && (of_track || rows.track() != track)) continue;
        if (!same) {
            to.write(line);
            if (frame < 0) zero_s = std::min(start_s.value_or(rows.time_s()), rows.time_s());
        }
        frame = rows.frame();
        of_track = track > 0 && rows.track() == track;
        line = clock(rows.time_s() - zero_s);
        // A face that was found but followed as nobody may be the one that is missing.
        const bool found = of_track || (rows.track() == 0 && !rows["x"].empty());
        for (const std::string& name : columns) {
            line += "\t";
            if (of_track && rows["status"] == "ok") {
                line += rows.number_or_nothing(name);
            } else {
                line += found ? "FIT_FAILED" : "FIND_FAILED";
            }
        }
        line += "\n";
    }
    to.write(line);
}

}  // namespace mien
