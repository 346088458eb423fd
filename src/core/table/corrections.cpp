#include "mien/corrections.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/atomic_file.h"
#include "base/columns.h"
#include "base/csv.h"
#include "base/number.h"
#include "mien/error.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

constexpr double kSameTime_s = 1.5e-6;  // tables have six decimals

bool says_nothing(const Person& one) {
    return one.name.empty() && !one.left_out && one.faces == std::vector{TrackPart{one.id}};
}

// Parts of one track that touch become one.
void join_parts(std::vector<TrackPart>& parts) {
    std::sort(parts.begin(), parts.end(), [](const TrackPart& a, const TrackPart& b) {
        return std::pair(a.track, a.from_s) < std::pair(b.track, b.from_s);
    });
    std::vector<TrackPart> joined;
    for (const TrackPart& part : parts) {
        if (!joined.empty() && joined.back().track == part.track &&
            joined.back().to_s == part.from_s) {
            joined.back().to_s = part.to_s;
        } else {
            joined.push_back(part);
        }
    }
    parts = std::move(joined);
}

// Whose a face is, by track and time. `corrections`: in order, see tidy().
class People {
  public:
    explicit People(const Corrections& corrections) : excluded_(corrections.excluded) {
        for (const Person& one : corrections.people) {
            if (!one.name.empty()) names_[one.id] = one.name;
            if (one.left_out) left_out_.insert(one.id);
            for (const TrackPart& part : one.faces) {
                parts_[part.track].push_back({part, one.id});
            }
        }
        for (auto& [track, parts] : parts_) {
            std::sort(parts.begin(), parts.end(),
                      [](const Part& a, const Part& b) { return a.when.from_s < b.when.from_s; });
        }
    }

    // The number that stands for the track at this time, and whether it counts.
    std::pair<int, bool> at(int track, double time_s) const {
        const int id = id_of(track, time_s);
        return {id, left_out_.count(id) == 0};
    }
    bool is_excluded(double time_s) const {
        const auto after = std::upper_bound(
            excluded_.begin(), excluded_.end(), time_s + kSameTime_s,
            [](double time, const ExcludedStretch& stretch) { return time < stretch.from_s; });
        return after != excluded_.begin() && time_s <= (after - 1)->to_s + kSameTime_s;
    }
    const std::map<int, std::string>& names() const { return names_; }
    std::string name(int id) const {
        const auto found = names_.find(id);
        return found == names_.end() ? std::string() : found->second;
    }

  private:
    struct Part {
        TrackPart when;
        int id = 0;
    };
    int id_of(int track, double time_s) const {
        const auto found = parts_.find(track);
        if (found == parts_.end()) return track;
        const auto& parts = found->second;
        const auto after =
            std::upper_bound(parts.begin(), parts.end(), time_s,
                             [](double time, const Part& part) { return time < part.when.from_s; });
        const bool own = after != parts.begin() && time_s < (after - 1)->when.to_s;
        return own ? (after - 1)->id : track;
    }

    const std::vector<ExcludedStretch>& excluded_;
    std::map<int, std::vector<Part>> parts_;
    std::map<int, std::string> names_;
    std::set<int> left_out_;
};

}  // namespace

fs::path corrections_path(const fs::path& annotation) {
    fs::path base = annotation;
    if (base.extension() == ".part") base.replace_extension();
    return base.replace_extension(".review.json");
}

Corrections corrections_of(const fs::path& annotation) {
    const fs::path file = corrections_path(annotation);
    std::error_code ignored;
    return fs::exists(file, ignored) ? read_corrections(file) : Corrections();
}

Annotation corrected(Annotation annotation, const Corrections& corrections) {
    const People people(corrections);
    annotation.names = people.names();
    for (std::size_t frame = 0; frame < annotation.frames.size(); ++frame) {
        const double time_s = annotation.frames[frame].time_s;
        const bool excluded = people.is_excluded(time_s);
        for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1);
             ++i) {
            Annotation::Face& face = annotation.faces[i];
            if (face.track == 0) continue;
            const auto [id, counts] = people.at(face.track, time_s);
            face.track = id;
            if (!excluded && counts) continue;
            face.expression = -1;
            if (!annotation.second.classes.empty()) annotation.second.expressions[i] = -1;
        }
    }
    return annotation;
}

void export_rows(const Annotation& measured, const Corrections& corrections, std::size_t first,
                 std::size_t end, const fs::path& file) {
    const People people(corrections);
    const bool named = !people.names().empty();
    const auto offset_of = [&measured](std::size_t frame) {
        return frame < measured.frames.size() ? measured.frames[frame].offset : measured.rows_end;
    };
    std::error_code ignored;
    if (fs::equivalent(file, measured.file, ignored) ||
        fs::equivalent(part_path(file), measured.file, ignored)) {
        throw Error("cannot write " + file.string() +
                    ": this is the annotation itself; choose another name");
    }
    CsvReader rows(measured.file);
    std::vector<std::string_view> fields;
    const auto changed = [&measured] {
        return Error("cannot export: " + measured.file.string() +
                     " has been changed since it was opened; open it again");
    };
    if (!rows.next(fields)) throw changed();
    const auto column = [&fields](std::string_view name) {
        return static_cast<std::size_t>(std::find(fields.begin(), fields.end(), name) -
                                        fields.begin());
    };
    const std::size_t count = fields.size();
    const std::size_t time_s = column("time_s");
    const std::size_t track = column("track");
    if (time_s == count || track == count) throw changed();
    const auto line_of = [&fields, named](std::size_t at, std::string_view in_its_place,
                                          const std::string& last) {
        std::string line;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            line += (i > 0 ? "," : "") + raw_cell(i == at ? in_its_place : fields[i]);
        }
        return line + (named ? "," + last : "") + "\n";
    };
    AtomicFile to(file);
    to.write(line_of(count, {}, std::string(kPersonColumn)));
    while (rows.next(fields) && rows.offset() < offset_of(end)) {
        if (rows.offset() < offset_of(first)) continue;
        if (fields.size() != count) throw changed();
        const auto when_s = parse_number<double>(fields[time_s]);
        if (!when_s) throw changed();
        if (people.is_excluded(*when_s)) continue;
        const auto number = parse_number<int>(fields[track]);
        if (!number) {
            to.write(line_of(count, {}, {}));
            continue;
        }
        const auto [id, counts] = people.at(*number, *when_s);
        if (counts) to.write(line_of(track, std::to_string(id), csv_text(people.name(id))));
    }
    to.commit();
}

Person& person(Corrections& corrections, int id) {
    auto& people = corrections.people;
    const auto found = std::find_if(people.begin(), people.end(),
                                    [id](const Person& one) { return one.id == id; });
    if (found != people.end()) return *found;
    return people.emplace_back(Person{id, {}, false, {TrackPart{id}}});
}

void merge_people(Corrections& corrections, int from, int into) {
    if (from == into) return;
    const Person gone = person(corrections, from);
    Person& stays = person(corrections, into);
    stays.faces.insert(stays.faces.end(), gone.faces.begin(), gone.faces.end());
    join_parts(stays.faces);
    if (stays.name.empty()) stays.name = gone.name;
    std::erase_if(corrections.people, [from](const Person& one) { return one.id == from; });
    tidy(corrections);
}

void split_person(Corrections& corrections, int id, double time_s, int fresh) {
    Person& early = person(corrections, id);
    Person late{fresh, {}, early.left_out, {}};
    std::vector<TrackPart> stay;
    for (const TrackPart& part : early.faces) {
        if (part.from_s < time_s) {
            stay.push_back({part.track, part.from_s, std::min(part.to_s, time_s)});
        }
        if (part.to_s > time_s) {
            late.faces.push_back({part.track, std::max(part.from_s, time_s), part.to_s});
        }
    }
    if (stay.empty() || late.faces.empty()) return;  // nothing is on one of the sides
    early.faces = std::move(stay);
    corrections.people.push_back(std::move(late));
    tidy(corrections);
}

void exclude(Corrections& corrections, ExcludedStretch stretch) {
    corrections.excluded.push_back(stretch);
    tidy(corrections);
}

void tidy(Corrections& corrections) {
    std::erase_if(corrections.people, says_nothing);
    std::sort(corrections.people.begin(), corrections.people.end(),
              [](const Person& a, const Person& b) { return a.id < b.id; });
    std::stable_sort(corrections.notes.begin(), corrections.notes.end(),
                     [](const Note& a, const Note& b) { return a.time_s < b.time_s; });
    auto& excluded = corrections.excluded;
    std::sort(
        excluded.begin(), excluded.end(),
        [](const ExcludedStretch& a, const ExcludedStretch& b) { return a.from_s < b.from_s; });
    std::vector<ExcludedStretch> apart;
    for (const ExcludedStretch& one : excluded) {
        if (!apart.empty() && one.from_s <= apart.back().to_s) {
            apart.back().to_s = std::max(apart.back().to_s, one.to_s);
        } else {
            apart.push_back(one);
        }
    }
    excluded = std::move(apart);
}

}  // namespace mien
