#include "mien/comparison.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "mien/annotation_summary.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

constexpr double kSameFace = 0.5;       // of the area that both boxes cover
constexpr double kSameMoment_s = 2e-6;  // times are written with six decimals
constexpr double kFarthest_s = 0.1;     // where half of a frame is longer, as before a gap
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

double overlap(const cv::Rect& one, const cv::Rect& other) {
    const double common = (one & other).area();
    return common > 0 ? common / (static_cast<double>(one.area()) + other.area() - common) : 0;
}

// The frame of `other` at the time of `first`'s, if there is one.
std::size_t same_frame(const Annotation& first, std::size_t frame, const Annotation& other) {
    const double time_s = first.frames[frame].time_s;
    std::size_t nearest = other.frame_at(time_s);
    const auto away_s = [&](std::size_t at) { return std::abs(other.frames[at].time_s - time_s); };
    if (nearest + 1 < other.frames.size() && away_s(nearest + 1) < away_s(nearest)) ++nearest;
    const double half_s = (end_of_frame(first, frame) - time_s) / 2;
    const double most_s = std::clamp(half_s, kSameMoment_s, kFarthest_s);
    return away_s(nearest) <= most_s ? nearest : kNone;
}

struct Pair {
    std::size_t first = 0;
    std::size_t other = 0;
    double overlap = 0;
};

// The faces of one frame that are in both.
std::vector<Pair> pairs_of(const Annotation& first, std::size_t frame, const Annotation& other,
                           std::size_t other_frame) {
    std::vector<Pair> possible;
    for (std::size_t i = first.first_face(frame); i < first.first_face(frame + 1); ++i) {
        for (std::size_t j = other.first_face(other_frame); j < other.first_face(other_frame + 1);
             ++j) {
            const double share = overlap(first.faces[i].box, other.faces[j].box);
            if (share >= kSameFace) possible.push_back({i, j, share});
        }
    }
    std::stable_sort(possible.begin(), possible.end(),
                     [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });
    std::vector<Pair> pairs;
    for (const Pair& one : possible) {
        const bool taken = std::any_of(pairs.begin(), pairs.end(), [&one](const Pair& pair) {
            return pair.first == one.first || pair.other == one.other;
        });
        if (!taken) pairs.push_back(one);
    }
    return pairs;
}

bool has_readings(const Annotation& annotation) {
    return std::any_of(annotation.faces.begin(), annotation.faces.end(),
                       [](const Annotation::Face& face) { return face.expression >= 0; });
}

std::string size_of(const RecordedInput& input) {
    return std::to_string(input.width) + "x" + std::to_string(input.height);
}

Error not_comparable(const Annotation& first, const Annotation& other, const std::string& why) {
    return Error("cannot compare " + first.file.string() + " with " + other.file.string() + ": " +
                 why);
}

void check_size(const Annotation& first, const Annotation& other) {
    const RecordedInput& one = first.input;
    const RecordedInput& two = other.input;
    if (one.width == 0 || two.width == 0) return;
    if (one.width == two.width && one.height == two.height) return;
    throw not_comparable(first, other,
                         "one is of pictures of " + size_of(one) + " pixels, the other of " +
                             size_of(two) + "; annotate the same file for both");
}

}  // namespace

Annotation::Second second_from(const Annotation& first, const Annotation& other) {
    check_size(first, other);
    const std::size_t classes = other.classes.size();
    Annotation::Second second;
    second.checkpoint = other.checkpoint;
    second.classes = other.classes;
    second.expressions.assign(first.faces.size(), -1);
    second.scores.assign(first.faces.size() * classes, 0);
    bool any = false;
    for (std::size_t frame = 0; frame < first.frames.size(); ++frame) {
        const std::size_t other_frame = same_frame(first, frame, other);
        if (other_frame == kNone) continue;
        for (const Pair& pair : pairs_of(first, frame, other, other_frame)) {
            any = true;
            second.expressions[pair.first] = other.faces[pair.other].expression;
            std::copy_n(other.scores.begin() + static_cast<std::ptrdiff_t>(pair.other * classes),
                        classes,
                        second.scores.begin() + static_cast<std::ptrdiff_t>(pair.first * classes));
        }
    }
    if (!any && has_readings(first) && has_readings(other)) {
        throw not_comparable(first, other,
                             "no face is at the same place at the same time in both; they must be "
                             "of the same video");
    }
    return second;
}

Annotation seen_by_second(Annotation annotation) {
    Annotation::Second& second = annotation.second;
    for (std::size_t i = 0; i < annotation.faces.size(); ++i) {
        annotation.faces[i].expression =
            second.classes.empty() ? std::int16_t{-1} : second.expressions[i];
    }
    annotation.checkpoint = std::move(second.checkpoint);
    annotation.classes = std::move(second.classes);
    annotation.scores = std::move(second.scores);
    second = {};
    return annotation;
}

std::vector<Disagreement> disagreements(const Annotation& annotation, int track) {
    const Annotation::Second& second = annotation.second;
    if (second.classes.empty()) return {};
    std::vector<std::string> keys;
    std::vector<std::string> second_keys;
    for (const std::string& name : annotation.classes) keys.push_back(expression_key(name));
    for (const std::string& name : second.classes) second_keys.push_back(expression_key(name));
    std::vector<Disagreement> found;
    bool differing = false;
    for (std::size_t frame = 0; frame < annotation.frames.size(); ++frame) {
        for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1);
             ++i) {
            const Annotation::Face& face = annotation.faces[i];
            if (face.track != track) continue;
            const bool both = face.expression >= 0 && second.expressions[i] >= 0;
            const bool differ =
                both && keys[static_cast<std::size_t>(face.expression)] !=
                            second_keys[static_cast<std::size_t>(second.expressions[i])];
            const double begin_s = annotation.frames[frame].time_s;
            const double end_s = end_of_frame(annotation, frame);
            const bool goes_on = differing && begin_s <= found.back().to_s + kSameMoment_s;
            if (differ && goes_on) {
                found.back().to_s = end_s;
            } else if (differ) {
                found.push_back({begin_s, end_s});
            }
            differing = differ;
        }
    }
    return found;
}

}  // namespace mien
