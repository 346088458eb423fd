// The file of corrections.h. Anyone may have written it: it is small, and what is not as Mien
// writes it is refused.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/columns.h"
#include "base/file_system.h"
#include "base/regular_file.h"
#include "base/text.h"
#include "mien/corrections.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::int64_t kMostReviewBytes = 4 << 20;
constexpr std::size_t kMostReviewEntries = 10'000;  // of a list
constexpr std::size_t kLongestReviewText = 4096;
constexpr int kReviewVersion = 1;

// An object of the file, and what its place is called in messages.
class ReviewEntry {
  public:
    ReviewEntry(const json& value, std::string place, std::initializer_list<std::string_view> keys)
        : value_(value), place_(std::move(place)) {
        if (!value.is_object()) throw Error(place_ + " is no object");
        for (const auto& [key, ignored] : value.items()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
                throw Error(place_ + " has '" + printable(key.substr(0, 40)) +
                            "', which this version does not know");
            }
        }
    }

    double seconds(const char* key, std::optional<double> otherwise = {}) const {
        const auto found = value_.find(key);
        if (found == value_.end() && otherwise) return *otherwise;
        if (found == value_.end() || !found->is_number() ||
            std::abs(found->get<double>()) > kLatest_s) {
            throw Error(place_ + ": '" + key + "' must be a number of seconds");
        }
        return found->get<double>();
    }
    int number(const char* key) const {
        const auto found = value_.find(key);
        if (found == value_.end() || !found->is_number_integer() ||
            found->get<std::int64_t>() < 1 || found->get<std::int64_t>() > 1'000'000'000) {
            throw Error(place_ + ": '" + key + "' must be a whole number from 1");
        }
        return found->get<int>();
    }
    std::string text(const char* key) const {
        const auto found = value_.find(key);
        if (found == value_.end()) return {};
        if (!found->is_string() ||
            found->get_ref<const std::string&>().size() > kLongestReviewText) {
            throw Error(place_ + ": '" + key + "' must be a text of at most 4096 bytes");
        }
        return found->get<std::string>();
    }
    bool truth(const char* key) const {
        const auto found = value_.find(key);
        if (found == value_.end()) return false;
        if (!found->is_boolean()) throw Error(place_ + ": '" + key + "' must be true or false");
        return found->get<bool>();
    }
    // Calls `each(item, place)` for what is in the list, if there is one.
    template <typename Each>
    void list(const char* key, const Each& each) const {
        const auto found = value_.find(key);
        if (found == value_.end()) return;
        const std::string name = (place_ == kWhole ? "" : place_ + ".") + key;
        if (!found->is_array()) throw Error("'" + name + "' must be a list");
        if (found->size() > kMostReviewEntries) {
            throw Error("'" + name + "' has more than 10000 entries");
        }
        for (std::size_t i = 0; i < found->size(); ++i) {
            each((*found)[i], name + "[" + std::to_string(i) + "]");
        }
    }
    static constexpr const char* kWhole = "it";

  private:
    const json& value_;
    std::string place_;
};

Person person_in(const json& value, const std::string& place) {
    const ReviewEntry entry(value, place, {"id", "name", "left_out", "faces"});
    Person person{entry.number("id"), entry.text("name"), entry.truth("left_out"), {}};
    if (!value.contains("faces")) person.faces = {TrackPart{person.id}};
    entry.list("faces", [&person](const json& item, const std::string& where) {
        const ReviewEntry face(item, where, {"track", "from", "to"});
        const TrackPart all;
        const TrackPart part{face.number("track"), face.seconds("from", all.from_s),
                             face.seconds("to", all.to_s)};
        if (!(part.from_s < part.to_s)) throw Error(where + " ends before it begins");
        person.faces.push_back(part);
    });
    return person;
}

// Nobody is two people.
void check_people(const std::vector<Person>& people) {
    std::vector<int> ids;
    for (const Person& one : people) ids.push_back(one.id);
    std::sort(ids.begin(), ids.end());
    const auto twice = std::adjacent_find(ids.begin(), ids.end());
    if (twice != ids.end()) {
        throw Error("two of its people have the number " + std::to_string(*twice));
    }
    std::map<int, std::vector<TrackPart>> by_track;
    std::size_t parts = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        for (const TrackPart& part : people[i].faces) by_track[part.track].push_back(part);
        parts += people[i].faces.size();
    }
    if (parts > 10 * kMostReviewEntries) throw Error("its people have more than 100000 faces");
    for (auto& [track, own] : by_track) {
        std::sort(own.begin(), own.end(),
                  [](const TrackPart& a, const TrackPart& b) { return a.from_s < b.from_s; });
        for (std::size_t i = 1; i < own.size(); ++i) {
            if (own[i].from_s < own[i - 1].to_s) {
                throw Error("track " + std::to_string(track) + " belongs to two people at once");
            }
        }
    }
}

Corrections corrections_in(const std::string& text) {
    const json whole = json::parse(text, nullptr, false);
    if (whole.is_discarded()) throw Error("it is no JSON");
    const ReviewEntry entry(whole, ReviewEntry::kWhole,
                            {"mien_review", "people", "excluded", "notes"});
    if (entry.number("mien_review") != kReviewVersion) {
        throw Error("it was written by a newer version of Mien");
    }
    Corrections corrections;
    entry.list("people", [&corrections](const json& item, const std::string& place) {
        corrections.people.push_back(person_in(item, place));
    });
    check_people(corrections.people);
    entry.list("excluded", [&corrections](const json& item, const std::string& place) {
        const ReviewEntry stretch(item, place, {"from", "to"});
        corrections.excluded.push_back({stretch.seconds("from"), stretch.seconds("to")});
        if (corrections.excluded.back().to_s < corrections.excluded.back().from_s) {
            throw Error(place + " ends before it begins");
        }
    });
    entry.list("notes", [&corrections](const json& item, const std::string& place) {
        const ReviewEntry note(item, place, {"time", "text"});
        corrections.notes.push_back({note.seconds("time"), note.text("text")});
    });
    tidy(corrections);
    return corrections;
}

ordered_json face_json(const TrackPart& part) {
    ordered_json face{{"track", part.track}};
    if (std::isfinite(part.from_s)) face["from"] = part.from_s;
    if (std::isfinite(part.to_s)) face["to"] = part.to_s;
    return face;
}

}  // namespace

Corrections read_corrections(const fs::path& file) {
    try {
        return corrections_in(read_regular_file(file, kMostReviewBytes));
    } catch (const Error& error) {
        throw Error("cannot read " + file.string() + ": " + error.what());
    }
}

void write_corrections(const fs::path& file, const Corrections& corrections) {
    if (corrections.empty()) {
        const std::error_code error = file_system::remove(file);
        if (error) throw Error("cannot remove " + file.string() + ": " + error.message());
        return;
    }
    ordered_json whole{{"mien_review", kReviewVersion}};
    for (const Person& one : corrections.people) {
        ordered_json entry{{"id", one.id}, {"name", one.name}, {"left_out", one.left_out}};
        entry["faces"] = ordered_json::array();
        for (const TrackPart& part : one.faces) entry["faces"].push_back(face_json(part));
        whole["people"].push_back(entry);
    }
    for (const ExcludedStretch& one : corrections.excluded) {
        whole["excluded"].push_back({{"from", one.from_s}, {"to", one.to_s}});
    }
    for (const Note& one : corrections.notes) {
        whole["notes"].push_back({{"time", one.time_s}, {"text", one.text}});
    }
    write_file(file, whole.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

}  // namespace mien
