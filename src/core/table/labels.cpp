#include "mien/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>

#include "base/columns.h"
#include "base/csv.h"
#include "base/file_system.h"
#include "base/number.h"
#include "base/text.h"
#include "mien/error.h"
#include "mien/expressions.h"
#include "mien/write_file.h"

namespace mien {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 8> kLabelColumns{"time_s", "track",  "rater", "label",
                                                        "draw",   "weight", "group", "note"};
constexpr std::size_t kMostLabels = 100'000;
constexpr std::size_t kLongestName = 200;  // of a rater, a label, a group; bytes
constexpr std::size_t kLongestNote = 4096;

// Tables have six decimals.
double in_table(double time_s) {
    return as_written(time_s, 6);
}

bool is_before(const Label& a, const Label& b) {
    return std::tie(a.time_s, a.track, a.rater) < std::tie(b.time_s, b.track, b.rater);
}

bool is_same_moment(const Label& a, const Label& b) {
    return in_table(a.time_s) == in_table(b.time_s) && a.track == b.track && a.rater == b.rater;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(kBlank) - begin + 1));
}

class LabelReader {
  public:
    explicit LabelReader(const fs::path& file) : file_(file), table_(file) {}

    std::vector<Label> read() {
        if (!table_.next(fields_)) fail("the file is empty; its first line names the columns");
        read_columns();
        std::vector<std::pair<Label, std::int64_t>> found;  // with their lines
        while (table_.next(fields_)) {
            if (fields_.size() > columns_) fail("there are more fields than columns");
            if (std::all_of(fields_.begin(), fields_.end(),
                            [](std::string_view field) { return trimmed(field).empty(); })) {
                continue;  // as spreadsheets leave them behind
            }
            if (found.size() == kMostLabels) fail("there are more than 100000 labels");
            found.emplace_back(label(), table_.line());
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return is_before(a.first, b.first); });
        std::vector<Label> labels;
        for (auto& [one, line] : found) {
            if (!labels.empty() && is_same_moment(labels.back(), one)) {
                fail_at(line, "this face has another label at the same moment" +
                                  (one.rater.empty() ? std::string()
                                                     : " by '" + printable(one.rater) + "'"));
            }
            labels.push_back(std::move(one));
        }
        return labels;
    }

  private:
    [[noreturn]] void fail_at(std::int64_t line, const std::string& what) const {
        throw Error("cannot read " + file_.string() + ", line " + std::to_string(line) + ": " +
                    what);
    }
    [[noreturn]] void fail(const std::string& what) const { fail_at(table_.line(), what); }

    void read_columns() {
        columns_ = fields_.size();
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const std::string name = trimmed(fields_[i]);
            const auto known = std::find(kLabelColumns.begin(), kLabelColumns.end(), name);
            if (known == kLabelColumns.end()) {
                fail("there is no column '" + printable(name.substr(0, 40)) +
                     "'; those of labels are time_s,track,rater,label,draw,weight,group,note");
            }
            std::optional<std::size_t>& place =
                places_.at(static_cast<std::size_t>(known - kLabelColumns.begin()));
            if (place) fail("there are two columns '" + name + "'");
            place = i;
        }
        for (const std::size_t needed : {0U, 1U, 3U}) {
            if (!places_.at(needed)) {
                fail("the column '" + std::string(kLabelColumns.at(needed)) + "' is missing");
            }
        }
    }

    std::string cell(std::size_t column) const {
        const std::optional<std::size_t>& place = places_.at(column);
        if (!place || *place >= fields_.size()) return {};
        return trimmed(text_of_cell(trimmed(fields_[*place])));
    }

    std::string text(std::size_t column, std::size_t longest) const {
        std::string found = cell(column);
        if (found.size() > longest) {
            fail("the " + std::string(kLabelColumns.at(column)) + " is longer than " +
                 std::to_string(longest) + " bytes");
        }
        return found;
    }

    Label label() const {
        Label label;
        const auto time_s = parse_number<double>(cell(0));
        if (!time_s || !(std::abs(*time_s) <= kLatest_s)) {
            fail("the time is not a number of seconds, up to 10000 million");
        }
        label.time_s = in_table(*time_s);
        const auto track = parse_number<int>(cell(1));
        if (!track || *track < 1) fail("the track is not a whole number from 1");
        label.track = *track;
        label.rater = text(2, kLongestName);
        label.label = label_text(text(3, kLongestName));
        if (const std::string word = cell(4); !word.empty()) {
            const auto draw = value_of<Draw>(word);
            if (!draw) {
                fail("there is no draw '" + printable(word.substr(0, 40)) +
                     "'; it is hand, random, disagreement or uncertain");
            }
            label.draw = *draw;
        }
        if (const std::string number = cell(5); !number.empty()) {
            const auto weight = parse_number<double>(number);
            if (!weight || !(*weight >= 0 && *weight <= 1e12)) {
                fail("the weight is not a number from 0 to a million million");
            }
            label.weight = *weight;
        }
        label.group = text(6, kLongestName);
        label.note = text(7, kLongestNote);
        return label;
    }

    fs::path file_;
    CsvReader table_;
    std::vector<std::string_view> fields_;
    std::size_t columns_ = 0;
    std::array<std::optional<std::size_t>, kLabelColumns.size()> places_;
};

}  // namespace

std::string label_text(const std::string& written) {
    std::string key = expression_key(trimmed(written));
    if (key == "no_face" || key == "noface" || key == "no-face") return kNoFace;
    return key;
}

fs::path labels_path(const fs::path& annotation) {
    fs::path base = annotation;
    if (base.extension() == ".part") base.replace_extension();
    return base.replace_extension(".labels.csv");
}

std::vector<Label> read_labels(const fs::path& file) {
    return LabelReader(file).read();
}

std::vector<Label> labels_of(const fs::path& annotation) {
    const fs::path file = labels_path(annotation);
    std::error_code ignored;
    return fs::exists(file, ignored) ? read_labels(file) : std::vector<Label>();
}

void write_labels(const fs::path& file, std::vector<Label> labels) {
    if (labels.empty()) {
        const std::error_code error = file_system::remove(file);
        if (error) throw Error("cannot remove " + file.string() + ": " + error.message());
        return;
    }
    std::stable_sort(labels.begin(), labels.end(), is_before);
    std::string text;
    for (const std::string_view name : kLabelColumns) text += std::string(name) + ",";
    text.back() = '\n';
    for (const Label& one : labels) {
        text += fmt::format("{:.6f},{},{},{},{},{},{},{}\n", one.time_s, one.track,
                            csv_text(one.rater), csv_text(one.label), name_of(one.draw),
                            one.weight > 0 ? number_text(one.weight, 3) : std::string(),
                            csv_text(one.group), csv_text(one.note));
    }
    write_file(file, text);
}

void set_label(std::vector<Label>& labels, const Label& label) {
    const auto same = std::find_if(labels.begin(), labels.end(), [&label](const Label& one) {
        return is_same_moment(one, label);
    });
    if (same == labels.end()) {
        labels.insert(std::upper_bound(labels.begin(), labels.end(), label, is_before), label);
        return;
    }
    same->label = label.label;
    if (label.draw != Draw::hand) {
        same->draw = label.draw;
        same->weight = label.weight;
    }
    if (!label.group.empty()) same->group = label.group;
    if (!label.note.empty()) same->note = label.note;
}

}  // namespace mien
