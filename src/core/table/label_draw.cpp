#include "mien/label_draw.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

struct Candidate {
    double time_s = 0;
    std::size_t face = 0;
};
using Stretches = std::map<std::pair<int, std::int64_t>, std::vector<Candidate>>;

double best_score(const Annotation& annotation, std::size_t face) {
    double best = 0;
    for (std::size_t c = 0; c < annotation.classes.size(); ++c) {
        best = std::max(best, annotation.score(face, c));
    }
    if (annotation.second.classes.empty()) return best;
    double second = 0;
    for (std::size_t c = 0; c < annotation.second.classes.size(); ++c) {
        second = std::max(second, annotation.second_score(face, c));
    }
    return std::min(best, second);
}

bool is_eligible(const Annotation& annotation, std::size_t face, const DrawSettings& settings) {
    switch (settings.by) {
        case Draw::disagreement:
            return is_disagreement(annotation, face);
        case Draw::uncertain:
            return best_score(annotation, face) < settings.uncertain_below;
        default:
            return true;
    }
}

Stretches stretches_to_draw_from(const Annotation& measured, const Annotation& reviewed,
                                 const DrawSettings& settings) {
    Stretches stretches;
    for (std::size_t frame = 0; frame < measured.frames.size(); ++frame) {
        const double time_s = measured.frames[frame].time_s;
        const std::int64_t number = stretch_of(measured, time_s, settings.apart_s);
        for (std::size_t i = measured.first_face(frame); i < measured.first_face(frame + 1); ++i) {
            if (measured.faces[i].track == 0 || reviewed.faces.at(i).expression < 0) continue;
            if (!is_eligible(measured, i, settings)) continue;
            stretches[{measured.faces[i].track, number}].push_back({time_s, i});
        }
    }
    return stretches;
}

// From 0 up to and without `count`, each as likely: std::uniform_int_distribution may give other
// numbers with another library.
std::size_t number_below(std::mt19937_64& random, std::size_t count) {
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t whole = most - most % count;
    std::uint64_t value = random();
    while (value >= whole) value = random();
    return static_cast<std::size_t>(value % count);
}

std::string nothing_to_draw(const Annotation& annotation, const DrawSettings& settings) {
    const std::string cannot = "cannot draw from " + annotation.file.string() + ": ";
    if (settings.by == Draw::uncertain) return cannot + "no face in it is read with so low a score";
    if (settings.by != Draw::disagreement) return cannot + "no face in it has scores";
    return cannot + (annotation.second.classes.empty()
                         ? "it has no second checkpoint; annotate with --model twice"
                         : "both checkpoints read each face alike");
}

}  // namespace

std::int64_t stretch_of(const Annotation& annotation, double time_s, double apart_s) {
    // Times and lengths within their bounds stay far below what an integer holds.
    return static_cast<std::int64_t>(
        std::floor((time_s - annotation.frames.front().time_s) / apart_s + 1e-6));
}

bool is_disagreement(const Annotation& annotation, std::size_t face) {
    const int first = annotation.faces.at(face).expression;
    if (annotation.second.classes.empty() || first < 0) return false;
    const int second = annotation.second.expressions.at(face);
    return second >= 0 &&
           expression_key(annotation.classes[static_cast<std::size_t>(first)]) !=
               expression_key(annotation.second.classes[static_cast<std::size_t>(second)]);
}

Drawn draw_moments(const Annotation& measured, const Annotation& reviewed,
                   std::vector<Label> labels, const DrawSettings& settings) {
    if (!(settings.apart_s >= 0.001)) throw Error("stretches are at least 0.001 seconds long");
    Drawn drawn;
    const Stretches stretches = stretches_to_draw_from(measured, reviewed, settings);
    if (stretches.empty()) throw Error(nothing_to_draw(measured, settings));
    drawn.stretches = stretches.size();
    for (const auto& [key, faces] : stretches) drawn.faces += std::ssize(faces);

    std::map<Stretches::key_type, std::size_t> taken;  // by which of the labels
    const auto is_own = [&settings](const Label& one) {
        return one.draw == settings.by && one.rater == settings.rater;
    };
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!is_own(labels[i])) continue;
        const Stretches::key_type key{labels[i].track,
                                      stretch_of(measured, labels[i].time_s, settings.apart_s)};
        if (!stretches.contains(key)) continue;  // of what is left out now
        if (!taken.emplace(key, i).second) {
            throw Error("cannot draw from " + measured.file.string() +
                        ": there are moments that were drawn with shorter stretches; give the "
                        "same --apart");
        }
    }
    drawn.there = taken.size();

    std::map<std::pair<int, double>, std::size_t> labelled;  // by track and time
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i].rater == settings.rater) labelled[{labels[i].track, labels[i].time_s}] = i;
    }
    std::vector<Stretches::const_iterator> left;
    for (auto one = stretches.begin(); one != stretches.end(); ++one) {
        if (!taken.contains(one->first)) left.push_back(one);
    }
    std::mt19937_64 random(settings.seed);
    const std::size_t wanted = settings.count - std::min(settings.count, drawn.there);
    for (std::size_t i = 0; i < std::min(wanted, left.size()); ++i) {
        std::swap(left[i], left[i + number_below(random, left.size() - i)]);
        const auto& [key, faces] = *left[i];
        // What the rater labelled by hand may be drawn like any other; what another draw gave
        // stays what it is.
        std::vector<Candidate> free;
        for (const Candidate& one : faces) {
            const auto own = labelled.find({key.first, one.time_s});
            if (own == labelled.end() || labels[own->second].draw == Draw::hand) {
                free.push_back(one);
            }
        }
        if (free.empty()) continue;
        const Candidate& face = free[number_below(random, free.size())];
        const auto own = labelled.find({key.first, face.time_s});
        if (own == labelled.end()) {
            taken.emplace(key, labels.size());
            labels.push_back({face.time_s, key.first, settings.rater, {}, settings.by, 0, {}, {}});
        } else {
            taken.emplace(key, own->second);
            labels[own->second].draw = settings.by;
        }
        ++drawn.added;
    }
    for (const auto& [key, at] : taken) {
        labels[at].weight = static_cast<double>(stretches.size()) /
                            static_cast<double>(taken.size()) *
                            static_cast<double>(stretches.at(key).size());
    }
    std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
        return std::pair(a.time_s, a.track) < std::pair(b.time_s, b.track);
    });
    drawn.labels = std::move(labels);
    return drawn;
}

Drawn same_moments(std::vector<Label> labels, const std::string& like, const std::string& rater) {
    std::set<std::pair<double, int>> done;
    for (const Label& one : labels) {
        if (one.rater == rater) done.emplace(one.time_s, one.track);
    }
    Drawn drawn;
    std::vector<Label> fresh;
    for (const Label& one : labels) {
        if (one.rater != like) continue;
        ++drawn.stretches;
        if (done.contains({one.time_s, one.track})) {
            ++drawn.there;
        } else {
            fresh.push_back(
                {one.time_s, one.track, rater, {}, one.draw, one.weight, one.group, {}});
        }
    }
    if (drawn.stretches == 0) {
        throw Error("there are no moments of the rater '" + like + "' to be labelled again");
    }
    drawn.added = fresh.size();
    drawn.faces = static_cast<std::int64_t>(drawn.stretches);
    drawn.labels = std::move(labels);
    drawn.labels.insert(drawn.labels.end(), fresh.begin(), fresh.end());
    return drawn;
}

}  // namespace mien
