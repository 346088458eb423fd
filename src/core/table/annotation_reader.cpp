#include "mien/annotation_reader.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/atomic_file.h"
#include "base/columns.h"
#include "base/csv.h"
#include "base/number.h"
#include "base/regular_file.h"
#include "base/text.h"
#include "base/whole_number.h"
#include "mien/error.h"

namespace mien {

namespace fs = std::filesystem;

namespace {

int pixels(const nlohmann::json& input, const char* side) {
    constexpr std::int64_t kWidest = 1 << 15;
    if (!input.contains(side)) return 0;
    return static_cast<int>(std::clamp<std::int64_t>(whole_number(input.at(side)), 0, kWidest));
}

using nlohmann::json;

constexpr double kSameMoment_s = 1.5e-6;  // times are written with six decimals
constexpr std::size_t kMostClasses = 100;
constexpr std::int64_t kMostRecord = std::int64_t{64} << 20;  // bytes
// Pixels: no picture is larger, and areas fit an int.
constexpr std::int32_t kWidest = 1 << 15;

// Where the columns are that the reader needs.
struct Columns {
    std::size_t frame = 0, time_s = 0, status = 0, track = 0, expression = 0;
    std::size_t box = 0;                // x; y, width and height are behind it
    std::optional<std::size_t> roll;    // files of schemas below 3 lack it
    std::vector<std::size_t> scores;    // one per class
    std::optional<std::size_t> second;  // the second checkpoint's expression; its confidence and
                                        // one per class are behind it
    std::size_t count = 0;
};

class Reader {
  public:
    explicit Reader(const fs::path& file) : table_(file) { annotation_.file = file; }

    Annotation read(const std::function<void(double)>& progress, const std::stop_token& stop) {
        read_record();
        if (!table_.next(fields_)) throw Error(place() + ": the file is empty");
        read_header();
        for (std::int64_t rows = 0; table_.next(fields_); ++rows) {
            // The end of a file that is being written, or that a crash cut off.
            if (!table_.ended()) break;
            read_row();
            annotation_.rows_end = table_.position();
            if (rows % 4096 != 0) continue;
            if (stop.stop_requested()) {
                throw Error("cannot read " + annotation_.file.string() + ": it was given up");
            }
            if (progress && table_.size() > 0) {
                progress(static_cast<double>(table_.position()) /
                         static_cast<double>(table_.size()));
            }
        }
        if (annotation_.frames.empty()) {
            throw Error("cannot read " + annotation_.file.string() +
                        ": there is no row in it; the run ended before its first frame");
        }
        return std::move(annotation_);
    }

  private:
    std::string place() const {
        return "cannot read " + annotation_.file.string() + ", line " +
               std::to_string(table_.line());
    }

    // The rows can be read without it: what is wrong with it is told, not thrown.
    void read_record() {
        fs::path path = annotation_.file;
        if (path.extension() == ".part") path.replace_extension();
        path.replace_extension(".json");
        std::error_code ignored;
        if (!fs::exists(path, ignored)) return;
        json record;
        try {
            record = json::parse(read_regular_file(path, kMostRecord), nullptr, false);
        } catch (const Error& error) {
            annotation_.problem =
                "the record " + path.string() + " cannot be read: " + error.what();
            return;
        }
        if (!record.is_object() || !record.contains("input")) {
            annotation_.problem = "the record " + path.string() + " cannot be read";
            return;
        }
        try {
            const json& input = record.at("input");
            RecordedInput& to = annotation_.input;
            const std::string word = input.value("kind", "");
            if (const auto kind = value_of<SourceKind>(word)) {
                to.kind = *kind;
            } else if (!word.empty()) {
                annotation_.problem = "the record " + path.string() + " is of a '" +
                                      printable(word.substr(0, 40)) +
                                      "', a kind of input that this version does not know";
            }
            to.live = record.contains("live");
            to.source = input.value("source", "");
            to.width = pixels(input, "width");
            to.height = pixels(input, "height");
            for (const json& one : input.value("files", json::array())) {
                to.files.push_back(one.value("file", ""));
            }
            const auto checkpoint_in = [&record](const char* key) -> RecordedCheckpoint {
                const json& one = record.at(key);
                const json profile = one.value("profile", json::object());
                return {one.value("name", ""), one.value("sha256", ""), profile.value("name", "")};
            };
            annotation_.checkpoint = checkpoint_in("checkpoint");
            if (record.contains("second_checkpoint")) {
                annotation_.second.checkpoint = checkpoint_in("second_checkpoint");
            }
            const std::vector<std::string> classes = record.at("checkpoint").at("classes");
            if (std::any_of(classes.begin(), classes.end(), is_column)) {
                annotation_.problem =
                    "the record " + path.string() + " has a class with the name of a column";
                return;
            }
            annotation_.classes = classes;
        } catch (const json::exception&) {
            annotation_.problem = "the record " + path.string() + " says too little of the run";
        }
    }

    void read_header() {
        const bool no_record = annotation_.classes.empty();
        const auto find = [this](std::string_view name) {
            return static_cast<std::size_t>(std::find(fields_.begin(), fields_.end(), name) -
                                            fields_.begin());
        };
        const auto need = [&](std::string_view name) {
            const std::size_t at = find(name);
            if (at == fields_.size()) {
                throw Error("cannot read " + annotation_.file.string() +
                            ": it is no annotation of Mien; the column '" +
                            printable(name.substr(0, 40)) + "' is missing");
            }
            return at;
        };
        columns_.count = fields_.size();
        columns_.frame = need("frame");
        columns_.time_s = need("time_s");
        columns_.status = need("status");
        columns_.track = need("track");
        columns_.box = need("x");
        for (const auto& [name, behind] : {std::pair{"y", 1U}, {"width", 2U}, {"height", 3U}}) {
            if (need(name) == columns_.box + behind) continue;
            throw Error(place() +
                        ": the columns x,y,width,height do not stand side by side, as "
                        "Mien writes them");
        }
        columns_.expression = need("expression");
        if (const std::size_t at = find("roll"); at < fields_.size()) columns_.roll = at;
        const std::size_t confidence = need("confidence");
        // Without a record, the classes stand together behind the confidence.
        for (std::size_t i = confidence + 1;
             no_record && i < fields_.size() && !is_column(fields_[i]); ++i) {
            annotation_.classes.emplace_back(fields_[i]);
        }
        if (annotation_.classes.size() > kMostClasses) {
            throw Error("cannot read " + annotation_.file.string() + ": it has " +
                        std::to_string(annotation_.classes.size()) + " classes, of " +
                        std::to_string(kMostClasses) + " at most");
        }
        for (const std::string& name : annotation_.classes) columns_.scores.push_back(need(name));
        if (const std::size_t at = find(kSecondExpression); at < fields_.size()) read_second(at);
        annotation_.rows_begin = table_.position();
        annotation_.rows_end = table_.position();
    }

    void read_second(std::size_t expression) {
        columns_.second = expression;
        if (expression + 1 == fields_.size() || fields_[expression + 1] != kSecondConfidence) {
            throw Error(place() + ": the column second_confidence does not stand behind " +
                        "second_expression, as Mien writes them");
        }
        std::vector<std::string>& classes = annotation_.second.classes;
        for (std::size_t i = expression + 2; i < fields_.size() && fields_[i].starts_with(kSecond);
             ++i) {
            classes.emplace_back(fields_[i].substr(kSecond.size()));
        }
        if (classes.empty() || classes.size() > kMostClasses) {
            throw Error(place() + ": the second checkpoint has " + std::to_string(classes.size()) +
                        " classes, of 1 to " + std::to_string(kMostClasses));
        }
    }

    void read_row() {
        if (fields_.size() != columns_.count) {
            throw Error(place() + ": it has " + std::to_string(fields_.size()) + " fields, not " +
                        std::to_string(columns_.count));
        }
        const auto index = parse_number<std::int64_t>(fields_[columns_.frame]);
        const auto time_s = parse_number<double>(fields_[columns_.time_s]);
        if (!index || *index < 0) throw Error(place() + ": the frame is not a number");
        if (!time_s || !(std::abs(*time_s) <= kLatest_s)) {
            throw Error(place() + ": the time is not a number of seconds, up to 10000 million");
        }
        auto& frames = annotation_.frames;
        if (!frames.empty() && *time_s < frames.back().time_s) {
            throw Error(place() + ": the time goes back");
        }
        if (frames.empty() || frames.back().index != *index || frames.back().time_s < *time_s) {
            if (annotation_.faces.size() > std::numeric_limits<std::uint32_t>::max()) {
                throw Error(place() + ": the file is too long");
            }
            frames.push_back({*index, *time_s, table_.offset(),
                              static_cast<std::uint32_t>(annotation_.faces.size())});
        }
        if (!fields_[columns_.box].empty()) read_face();
    }

    void read_face() {
        const auto whole = [this](std::size_t column, std::int32_t least) {
            const auto value = parse_number<std::int32_t>(fields_[column]);
            if (!value || *value < least || *value > kWidest) {
                throw Error(place() + ": the box is not in whole pixels, up to 32768");
            }
            return *value;
        };
        Annotation::Face face;
        face.box = {whole(columns_.box, -kWidest), whole(columns_.box + 1, -kWidest),
                    whole(columns_.box + 2, 0), whole(columns_.box + 3, 0)};
        const auto status = value_of<FaceStatus>(fields_[columns_.status]);
        if (!status) {
            throw Error(place() + ": this version knows no status '" +
                        printable(fields_[columns_.status].substr(0, 40)) + "'");
        }
        face.status = *status;
        if (columns_.roll && !fields_[*columns_.roll].empty()) {
            const auto roll = parse_number<float>(fields_[*columns_.roll]);
            if (!roll || !(std::abs(*roll) <= 360)) {
                throw Error(place() + ": the roll is not a number of degrees");
            }
            face.roll = *roll;
        }
        if (!fields_[columns_.track].empty()) {
            const auto track = parse_number<std::int32_t>(fields_[columns_.track]);
            if (!track || *track < 1) throw Error(place() + ": the track is not a number");
            face.track = *track;
        }
        face.expression = expression_in(columns_.expression, annotation_.classes);
        for (const std::size_t column : columns_.scores) {
            annotation_.scores.push_back(face.expression < 0 ? 0 : score_in(column));
        }
        if (columns_.second) {
            Annotation::Second& second = annotation_.second;
            second.expressions.push_back(expression_in(*columns_.second, second.classes));
            for (std::size_t i = 0; i < second.classes.size(); ++i) {
                second.scores.push_back(
                    second.expressions.back() < 0 ? 0 : score_in(*columns_.second + 2 + i));
            }
        }
        annotation_.faces.push_back(face);
    }

    // Index among the classes; -1 where the cell is empty.
    std::int16_t expression_in(std::size_t column, const std::vector<std::string>& classes) const {
        const std::string_view name = fields_[column];
        if (name.empty()) return -1;
        const auto found = std::find(classes.begin(), classes.end(), name);
        if (found != classes.end()) return static_cast<std::int16_t>(found - classes.begin());
        throw Error(place() + ": there is no column for the expression '" +
                    printable(name.substr(0, 40)) + "'");
    }

    // In ten-thousandths.
    std::uint16_t score_in(std::size_t column) const {
        const auto score = parse_number<double>(fields_[column]);
        if (!score || !(*score >= 0 && *score <= 1)) {
            throw Error(place() + ": a score is not a number from 0 to 1");
        }
        return static_cast<std::uint16_t>(std::lround(*score * 10000));
    }

    Annotation annotation_;
    CsvReader table_;
    Columns columns_;
    std::vector<std::string_view> fields_;
};

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

// "clip.csv" and "clip.csv.part" give "clip" with another ending.
fs::path beside(const fs::path& csv, const char* ending) {
    fs::path path = csv;
    if (path.extension() == ".part") path.replace_extension();
    path.replace_extension();
    return path += ending;
}

}  // namespace

FrameResult Annotation::result(std::size_t frame) const {
    FrameResult result;
    result.index = frames.at(frame).index;
    result.time_s = frames[frame].time_s;
    for (std::size_t i = first_face(frame); i < first_face(frame + 1); ++i) {
        FaceResult& to = result.faces.emplace_back();
        to.status = faces[i].status;
        to.box = faces[i].box;
        to.roll = faces[i].roll;
        to.track = faces[i].track;
        to.expression = faces[i].expression;
        if (to.expression < 0) continue;
        for (std::size_t c = 0; c < classes.size(); ++c) {
            to.scores.push_back(static_cast<float>(score(i, c)));
        }
        to.confidence = to.scores[static_cast<std::size_t>(to.expression)];
        if (second.classes.empty() || second.expressions[i] < 0) continue;
        to.second.expression = second.expressions[i];
        for (std::size_t c = 0; c < second.classes.size(); ++c) {
            to.second.scores.push_back(static_cast<float>(second_score(i, c)));
        }
        to.second.confidence = to.second.scores[static_cast<std::size_t>(to.second.expression)];
    }
    return result;
}

std::size_t Annotation::frame_at(double time_s) const {
    const auto after =
        std::upper_bound(frames.begin(), frames.end(), time_s + kSameMoment_s,
                         [](double time, const Frame& frame) { return time < frame.time_s; });
    return after == frames.begin() ? 0 : static_cast<std::size_t>(after - frames.begin()) - 1;
}

std::vector<Annotation::Track> Annotation::tracks() const {
    std::map<int, Track> by_id;
    for (std::size_t frame = 0; frame < frames.size(); ++frame) {
        for (std::size_t i = first_face(frame); i < first_face(frame + 1); ++i) {
            if (faces[i].track == 0 || faces[i].expression < 0) continue;
            Track& track = by_id[faces[i].track];
            if (track.frames++ == 0) track.first_s = frames[frame].time_s;
            track.id = faces[i].track;
            track.last_s = frames[frame].time_s;
        }
    }
    std::vector<Track> tracks;
    for (const auto& [id, track] : by_id) tracks.push_back(track);
    std::stable_sort(tracks.begin(), tracks.end(),
                     [](const Track& a, const Track& b) { return a.frames > b.frames; });
    return tracks;
}

Annotation read_annotation(const fs::path& file, const std::function<void(double)>& progress,
                           const std::stop_token& stop) {
    fs::path csv = file;
    if (file.extension() == ".json") {
        csv = beside(file, ".csv");
        if (!is_there(csv) && is_there(part_path(csv))) csv = part_path(csv);
    }
    return Reader(csv).read(progress, stop);
}

fs::path find_input(const Annotation& annotation) {
    const RecordedInput& input = annotation.input;
    const fs::path source = input.source;
    if (input.live) {
        const fs::path own = beside(annotation.file, ".mkv");
        return is_there(own) ? own : fs::path();
    }
    const bool file = input.kind == SourceKind::video || input.kind == SourceKind::stills;
    if (file && !source.empty() && is_there(source)) return source;
    const fs::path folder = annotation.file.parent_path();
    if (file && source.has_filename() && is_there(folder / source.filename())) {
        return folder / source.filename();
    }
    // Called like the annotation: "clip.csv" beside "clip.mp4".
    const fs::path stem = beside(annotation.file, "").filename();
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        if (is_video_name(entry.path()) && entry.path().stem() == stem) return entry.path();
    }
    return {};
}

void export_rows(const Annotation& annotation, std::size_t first, std::size_t end,
                 const fs::path& file) {
    std::error_code ignored;
    if (fs::equivalent(file, annotation.file, ignored) ||
        fs::equivalent(part_path(file), annotation.file, ignored)) {
        throw Error("cannot write " + file.string() +
                    ": this is the annotation itself; choose another name");
    }
    std::ifstream from(annotation.file, std::ios::binary);
    AtomicFile to(file);
    std::vector<char> block(std::size_t{1} << 20);
    const auto copy = [&](std::int64_t begin, std::int64_t behind) {
        from.seekg(begin);
        for (std::int64_t left = behind - begin; left > 0;) {
            const auto part = std::min<std::int64_t>(left, static_cast<std::int64_t>(block.size()));
            const std::string_view bytes(block.data(), static_cast<std::size_t>(part));
            left -= part;
            if (!from.read(block.data(), part) || (left == 0 && bytes.back() != '\n')) {
                throw Error("cannot export: " + annotation.file.string() +
                            " has been changed since it was opened; open it again");
            }
            to.write(bytes);
        }
    };
    const auto offset_of = [&](std::size_t frame) {
        return frame < annotation.frames.size() ? annotation.frames[frame].offset
                                                : annotation.rows_end;
    };
    copy(0, annotation.rows_begin);
    copy(offset_of(first), offset_of(end));
    to.commit();
}

}  // namespace mien
