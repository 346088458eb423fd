#include "core/scores/checkpoint_notes.h"

#include <nlohmann/json.hpp>

#include "base/regular_file.h"
#include "base/text.h"
#include "mien/error.h"
#include "model/strict_json.h"

namespace mien {

namespace {

constexpr std::int64_t kLargestNotes = std::int64_t{1} << 20;  // bytes

double share(const nlohmann::json& object, const char* key) {
    const double value = object.at(key).get<double>();
    if (!(value >= 0 && value <= 1)) throw Error("about.json has a share beyond 0 to 1");
    return value;
}

std::string word(const nlohmann::json& object, const char* key) {
    auto text = object.at(key).get<std::string>();
    if (text.size() > 100 || !is_plain(text)) throw Error("about.json has an impossible word");
    return text;
}

}  // namespace

CheckpointNotes parse_checkpoint_notes(std::string_view text) {
    try {
        CheckpointNotes notes;
        const nlohmann::json all = parse_strict(text, 8, "about.json");
        for (const auto& [name, object] : all.items()) {
            CheckpointNote note;
            note.use =
                value_of<CheckpointPurpose>(word(object, "use")).value_or(CheckpointPurpose::other);
            note.labels = word(object, "labels");
            if (object.contains("outside")) {
                const auto& outside = object["outside"];
                note.outside = {share(outside, "right"), share(outside, "mean_recall")};
            }
            notes[word(object, "sha256")] = note;
        }
        return notes;
    } catch (const nlohmann::json::exception&) {
        throw Error("about.json has another form");
    }
}

CheckpointNotes read_checkpoint_notes(const std::filesystem::path& folder) {
    try {
        return parse_checkpoint_notes(read_regular_file(folder / "about.json", kLargestNotes));
    } catch (const Error&) {
        return {};
    }
}

}  // namespace mien
