// One annotation on a study's timeline: see study.h.

#include <algorithm>
#include <cmath>
#include <set>
#include <system_error>

#include "base/number.h"
#include "mien/annotation_summary.h"
#include "mien/corrections.h"
#include "mien/error.h"
#include "mien/study.h"

namespace mien {

namespace {

constexpr double kMostBins = 100'000;  // of one annotation: 14 hours of half seconds
constexpr std::size_t kNoFace = static_cast<std::size_t>(-1);

// What a person shows, summed up from the first frame to each: the sums of any stretch are a
// difference, however many stretches there are and however they overlap.
class SumsOverTime {
  public:
    // `faces`: by frame, the person's; kNoFace without.
    SumsOverTime(const Annotation& annotation, std::vector<std::size_t> faces)
        : annotation_(annotation),
          faces_(std::move(faces)),
          width_(2 * annotation.classes.size() + 1) {
        const std::size_t frames = annotation_.frames.size();
        last_end_s_ = end_of_frame(annotation_, frames - 1);
        before_.resize(frames * width_);
        std::vector<double> sums(width_);
        for (std::size_t frame = 0; frame < frames; ++frame) {
            std::copy(sums.begin(), sums.end(),
                      before_.begin() + static_cast<std::ptrdiff_t>(frame * width_));
            add(frame, end_s(frame) - annotation_.frames[frame].time_s, sums);
        }
    }

    ShownSums between(double from_s, double to_s) const {
        const std::vector<double> from = at(from_s);
        const std::vector<double> to = at(to_s);
        const std::size_t classes = annotation_.classes.size();
        ShownSums sums{to_s - from_s, to[0] - from[0], {}, {}};
        for (std::size_t c = 0; c < classes; ++c) {
            sums.scores.push_back(to[1 + c] - from[1 + c]);
            sums.shown.push_back(to[1 + classes + c] - from[1 + classes + c]);
        }
        return sums;
    }

  private:
    double end_s(std::size_t frame) const {
        return frame + 1 < annotation_.frames.size() ? annotation_.frames[frame + 1].time_s
                                                     : last_end_s_;
    }
    void add(std::size_t frame, double seconds, std::vector<double>& sums) const {
        const std::size_t face = faces_[frame];
        if (face == kNoFace || !(seconds > 0)) return;
        const std::size_t classes = annotation_.classes.size();
        sums[0] += seconds;
        for (std::size_t c = 0; c < classes; ++c)
            sums[1 + c] += annotation_.score(face, c) * seconds;
        sums[1 + classes + static_cast<std::size_t>(annotation_.faces[face].expression)] += seconds;
    }
    std::vector<double> at(double time_s) const {
        const std::size_t frame = annotation_.frame_at(time_s);
        const auto begin = before_.begin() + static_cast<std::ptrdiff_t>(frame * width_);
        std::vector<double> sums(begin, begin + static_cast<std::ptrdiff_t>(width_));
        add(frame, std::min(time_s, end_s(frame)) - annotation_.frames[frame].time_s, sums);
        return sums;
    }

    const Annotation& annotation_;
    std::vector<std::size_t> faces_;
    std::size_t width_;
    std::vector<double> before_;
    double last_end_s_ = 0;
};

// The people of a review by name, each with their numbers; more than one may have the same name.
std::map<std::string, std::set<int>> named_people(const Annotation& annotation) {
    std::map<std::string, std::set<int>> people;
    std::set<int> seen;
    for (const Annotation::Track& track : annotation.tracks()) seen.insert(track.id);
    for (const auto& [track, name] : annotation.names) {
        if (seen.contains(track)) people[name].insert(track);
    }
    return people;
}

// For each frame the face that counts, of those that `rank` gives a number to: the highest.
struct ChosenFaces {
    std::vector<std::size_t> by_frame;
    double crowded_s = 0;  // while there was more than one
};
template <typename Rank>
ChosenFaces choose_faces(const Annotation& annotation, bool only_ok, const Rank& rank) {
    ChosenFaces chosen;
    chosen.by_frame.assign(annotation.frames.size(), kNoFace);
    for (std::size_t frame = 0; frame < annotation.frames.size(); ++frame) {
        std::int64_t highest = -1;
        int faces = 0;
        for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1);
             ++i) {
            const Annotation::Face& face = annotation.faces[i];
            if (face.expression < 0 || (only_ok && face.status != FaceStatus::ok)) continue;
            const std::int64_t its = rank(face);
            if (its < 0) continue;
            ++faces;
            if (its <= highest) continue;
            highest = its;
            chosen.by_frame[frame] = i;
        }
        if (faces > 1 && frame + 1 < annotation.frames.size()) {
            chosen.crowded_s +=
                annotation.frames[frame + 1].time_s - annotation.frames[frame].time_s;
        }
    }
    return chosen;
}

std::vector<Marker> own_markers(const Annotation& annotation) {
    const std::filesystem::path file = markers_path(annotation.file);
    std::error_code ignored;
    return std::filesystem::exists(file, ignored) ? read_markers(file) : std::vector<Marker>();
}

double zero_of(const Annotation& annotation, const std::vector<Marker>& markers,
               const std::string& label) {
    if (label.empty()) return annotation.frames.front().time_s;
    for (const Marker& marker : markers) {
        if (marker.label == label) return marker.start_s;
    }
    std::set<std::string> labels;
    for (const Marker& marker : markers) labels.insert(marker.label);
    std::string there;
    for (const std::string& one : labels) {
        if (there.size() > 200) break;
        there += (there.empty() ? "" : ", ") + one;
    }
    throw Error(
        "cannot align " + annotation.file.string() + ": it has no marker \"" + label + "\" in " +
        markers_path(annotation.file).filename().string() +
        (there.empty() ? "; set one in Review, or align by the beginning" : ", only " + there));
}

void cut_into_bins(const SumsOverTime& sums, const Annotation& annotation, double zero_s,
                   double bin_s, StudyPiece::Person& person) {
    const double first = std::floor((annotation.frames.front().time_s - zero_s) / bin_s + 1e-9);
    const double end_s = end_of_frame(annotation, annotation.frames.size() - 1);
    const double end = std::ceil((end_s - zero_s) / bin_s - 1e-9);
    if (end - first > kMostBins) {
        throw Error("cannot resample " + annotation.file.string() + ": it lasts " +
                    number_text(end_s - annotation.frames.front().time_s, 0) + " s, more than " +
                    number_text(kMostBins, 0) + " moments of " + number_text(bin_s) +
                    " s; choose longer ones (--bin)");
    }
    person.first_bin = static_cast<std::int64_t>(first);
    for (double k = first; k < end; ++k) {
        const ShownSums bin = sums.between(zero_s + k * bin_s, zero_s + (k + 1) * bin_s);
        person.bins.push_back(static_cast<float>(bin.seconds));
        for (const double score : bin.scores) person.bins.push_back(static_cast<float>(score));
    }
}

void add_sums(ShownSums& to, const ShownSums& more) {
    to.length_s += more.length_s;
    to.seconds += more.seconds;
    to.scores.resize(more.scores.size());
    to.shown.resize(more.shown.size());
    for (std::size_t c = 0; c < more.scores.size(); ++c) {
        to.scores[c] += more.scores[c];
        to.shown[c] += more.shown[c];
    }
}

std::string seconds_text(double value) {
    return number_text(value, 1) + " s";
}

}  // namespace

StudyPiece study_piece(const std::filesystem::path& file, const StudySettings& settings,
                       const std::vector<Marker>* segments, const std::stop_token& stop) {
    Annotation annotation = read_annotation(file, {}, stop);
    const Corrections corrections = corrections_of(annotation.file);
    if (!corrections.empty()) annotation = corrected(std::move(annotation), corrections);
    const std::vector<Marker> own = own_markers(annotation);
    const double zero_s = zero_of(annotation, own, settings.align);
    std::vector<Marker> parts = segments ? *segments : own;
    if (segments) {
        for (Marker& part : parts) {
            part.start_s += zero_s;
            part.end_s += zero_s;
        }
    }
    const double begin_s = annotation.frames.front().time_s;
    const double end_s = end_of_frame(annotation, annotation.frames.size() - 1);
    parts = with_ends(std::move(parts), end_s);

    StudyPiece piece;
    piece.file = annotation.file;
    piece.classes = annotation.classes;
    piece.checkpoint = annotation.checkpoint.name;
    if (!annotation.checkpoint.profile.empty()) {
        piece.checkpoint += " with " + annotation.checkpoint.profile;
    }
    const std::string name = annotation.file.stem().string();
    if (!annotation.problem.empty()) piece.notes.push_back(name + ": " + annotation.problem);

    const auto add_person = [&](const std::string& who, bool named, const ChosenFaces& faces) {
        const SumsOverTime sums(annotation, faces.by_frame);
        StudyPiece::Person person{who, named, 0, {}, sums.between(begin_s, end_s), {}};
        if (!(person.whole.seconds > 0)) {
            piece.notes.push_back(name + ": no face of " + who + " was read.");
            return;
        }
        cut_into_bins(sums, annotation, zero_s, settings.bin_s, person);
        std::map<std::string, std::size_t> place;
        for (const Marker& part : parts) {
            if (part.end_s <= part.start_s) continue;
            const auto [at, is_new] = place.try_emplace(part.label, person.segments.size());
            if (is_new) person.segments.emplace_back(part.label, ShownSums{});
            add_sums(person.segments[at->second].second, sums.between(part.start_s, part.end_s));
        }
        piece.people.push_back(std::move(person));
    };

    const auto named = named_people(annotation);
    std::map<int, std::int64_t> frames;
    for (const Annotation::Track& track : annotation.tracks()) frames[track.id] = track.frames;
    if (named.size() > 1) {
        std::size_t known = 0;
        for (const auto& [who, tracks] : named) {
            known += tracks.size();
            add_person(who, true,
                       choose_faces(annotation, settings.only_ok,
                                    [&tracks = tracks, &frames](const auto& face) {
                                        return tracks.contains(face.track) ? frames[face.track]
                                                                           : -1;
                                    }));
        }
        if (known < frames.size()) {
            piece.notes.push_back(name + ": " + std::to_string(frames.size() - known) +
                                  " faces without a name are left out.");
        }
        return piece;
    }
    // One person: of several faces, one with their name, then the one that is seen longest.
    constexpr std::int64_t kNamed = std::int64_t{1} << 40;
    const ChosenFaces faces = choose_faces(annotation, settings.only_ok, [&](const auto& face) {
        const auto found = frames.find(face.track);
        return (found == frames.end() ? 0 : found->second) +
               (annotation.names.contains(face.track) ? kNamed : 0);
    });
    if (faces.crowded_s >= 1) {
        piece.notes.push_back(name + ": for " + seconds_text(faces.crowded_s) +
                              " there was more than one face; the one that is seen longest counts. "
                              "Name them in Review if several belong to the study.");
    }
    add_person(named.empty() ? name : named.begin()->first, !named.empty(), faces);
    return piece;
}

}  // namespace mien
