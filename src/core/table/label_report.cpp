#include "mien/label_report.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/proportions.h"
#include "mien/corrections.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

constexpr double kLongestFrame_s = 1;  // behind the last frame, a label belongs to none

// A face of a frame with all that is said of it.
struct Said {
    std::size_t annotation = 0;
    std::size_t face = 0;
    double time_s = 0;
    int track = 0;
    std::map<std::string, std::string> by_rater;
    Draw draw = Draw::hand;
    double weight = 0;
    std::string group;
};

struct AllSaid {
    std::vector<Said> faces;
    int open = 0;
    int astray = 0;
    int left_out = 0;
};

std::optional<std::size_t> face_of(const Annotation& annotation, const Label& label) {
    const double first_s = annotation.frames.front().time_s;
    const double last_s = annotation.frames.back().time_s;
    if (label.time_s < first_s - 1e-6 || label.time_s > last_s + kLongestFrame_s) return {};
    const std::size_t frame = annotation.frame_at(label.time_s);
    for (std::size_t i = annotation.first_face(frame); i < annotation.first_face(frame + 1); ++i) {
        if (annotation.faces[i].track == label.track) return i;
    }
    return {};
}

AllSaid all_said(const std::vector<LabelledAnnotation>& annotations) {
    AllSaid all;
    for (std::size_t a = 0; a < annotations.size(); ++a) {
        const LabelledAnnotation& one = annotations[a];
        std::map<std::size_t, Said> by_face;
        for (const Label& label : one.labels) {
            const auto face = face_of(one.measured, label);
            if (!face) {
                ++all.astray;
                continue;
            }
            Said& said = by_face[*face];
            said.annotation = a;
            said.face = *face;
            said.track = label.track;
            if (!label.label.empty()) said.by_rater[label.rater] = label.label;
            if (label.draw != Draw::hand) {
                said.draw = label.draw;
                said.weight = label.weight;
            }
            if (said.group.empty()) said.group = label.group;
        }
        for (std::size_t frame = 0; frame < one.measured.frames.size(); ++frame) {
            const auto first = by_face.lower_bound(one.measured.first_face(frame));
            const auto end = by_face.lower_bound(one.measured.first_face(frame + 1));
            for (auto said = first; said != end; ++said) {
                said->second.time_s = one.measured.frames[frame].time_s;
                if (one.reviewed.faces.at(said->first).expression < 0) {
                    ++all.left_out;
                } else if (said->second.by_rater.empty()) {
                    ++all.open;
                } else {
                    all.faces.push_back(said->second);
                }
            }
        }
    }
    return all;
}

// What counts as true of a face; empty where raters differ, or the one asked for says nothing.
std::string truth_of(const Said& said, const std::optional<std::string>& rater) {
    if (rater) {
        const auto own = said.by_rater.find(*rater);
        return own == said.by_rater.end() ? std::string() : own->second;
    }
    std::set<std::string> answers;
    for (const auto& [who, label] : said.by_rater) answers.insert(label);
    return answers.size() == 1 ? *answers.begin() : std::string();
}

std::vector<std::string> keys_of_classes(const std::vector<std::string>& classes) {
    std::vector<std::string> keys;
    for (const std::string& name : classes) keys.push_back(expression_key(name));
    return keys;
}

bool has_second(const LabelledAnnotation& one) {
    return !one.measured.second.classes.empty();
}

// The key that a checkpoint (0 or 1) gives a face; empty without scores.
std::string answer_of(const Annotation& annotation, std::size_t face, std::size_t checkpoint) {
    const int index = checkpoint == 0 ? annotation.faces.at(face).expression
                                      : annotation.second.expressions.at(face);
    if (index < 0) return {};
    const auto& classes = checkpoint == 0 ? annotation.classes : annotation.second.classes;
    return expression_key(classes.at(static_cast<std::size_t>(index)));
}

using StretchKey = std::tuple<std::size_t, int, std::int64_t>;

// A share of moments: each is right (1) or not (0).
class ShareCount {
  public:
    void add(const StretchKey& stretch, double weight, bool right) {
        votes_[stretch].push_back({weight, right});
        ++moments_;
    }
    LabelShare share() const {
        double all = 0, right = 0, squares = 0;
        for (const auto& [key, votes] : votes_) {
            const double each = 1 / static_cast<double>(votes.size());
            double own = 0;
            for (const auto& [weight, is_right] : votes) {
                own += each * weight;
                if (is_right) right += each * weight;
            }
            all += own;
            squares += own * own;
        }
        LabelShare result;
        result.moments = moments_;
        if (!(all > 0)) return result;
        result.share = right / all;
        result.independent = all * all / squares;
        const Interval interval = wilson(result.share, result.independent);
        result.low = interval.low;
        result.high = interval.high;
        return result;
    }

  private:
    struct Vote {
        double weight = 0;
        bool right = false;
    };
    std::map<StretchKey, std::vector<Vote>> votes_;
    int moments_ = 0;
};

StretchKey key_of(const LabelledMoment& moment) {
    return {moment.annotation, moment.track, moment.stretch};
}

struct Sorted {
    LabelReport counts;  // that alone is filled in
    std::vector<LabelledMoment> moments;
    std::vector<LabelledMoment> no_face;
    std::vector<std::string> groups;  // of the moments
};

// Which faces checkpoints are measured by, and why others are not.
Sorted sort_out(const AllSaid& all, const std::vector<LabelledAnnotation>& annotations,
                const LabelReportSettings& settings) {
    Sorted sorted;
    LabelReport& counts = sorted.counts;
    counts.open = all.open;
    counts.astray = all.astray;
    counts.left_out = all.left_out;
    std::set<StretchKey> stretches;
    std::set<std::pair<std::size_t, int>> people;
    for (const Said& said : all.faces) {
        const LabelledAnnotation& of = annotations[said.annotation];
        const std::string truth = truth_of(said, settings.rater);
        if (truth.empty()) {
            ++(settings.rater ? counts.open : counts.disputed);
            continue;
        }
        if (truth == kUnsure) {
            ++counts.unsure;
            continue;
        }
        LabelledMoment moment{said.annotation,
                              said.face,
                              said.time_s,
                              said.track,
                              stretch_of(of.measured, said.time_s, settings.apart_s),
                              truth,
                              said.draw,
                              said.weight};
        if (truth == kNoFace) {
            ++counts.no_face;
            sorted.no_face.push_back(moment);
            continue;
        }
        const auto knows = [&truth](const std::vector<std::string>& classes) {
            const auto keys = keys_of_classes(classes);
            return std::find(keys.begin(), keys.end(), truth) != keys.end();
        };
        if (!knows(of.measured.classes) || (has_second(of) && !knows(of.measured.second.classes))) {
            ++counts.lacking;
            continue;
        }
        ++counts.moments;
        stretches.insert(key_of(moment));
        people.emplace(said.annotation, of.reviewed.faces.at(said.face).track);
        sorted.moments.push_back(moment);
        sorted.groups.push_back(said.group);
    }
    counts.stretches = static_cast<int>(stretches.size());
    counts.faces = static_cast<int>(people.size());
    return sorted;
}

void check_same_checkpoints(const std::vector<LabelledAnnotation>& annotations) {
    if (annotations.empty()) throw Error("there is no annotation to report on");
    const Annotation& first = annotations.front().measured;
    for (const LabelledAnnotation& one : annotations) {
        const Annotation& other = one.measured;
        if (other.classes == first.classes && other.second.classes == first.second.classes &&
            other.checkpoint.sha256 == first.checkpoint.sha256 &&
            other.second.checkpoint.sha256 == first.second.checkpoint.sha256) {
            continue;
        }
        throw Error(other.file.string() + " and " + first.file.string() +
                    " were not made with the same checkpoints; report on them one by one");
    }
}

// The basis of most figures: moments whose weights make them stand for the whole footage, or else
// all of them, each as good as the others.
std::vector<std::size_t> basis_of(const std::vector<LabelledMoment>& moments, bool& of_footage) {
    std::vector<std::size_t> random, all;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        all.push_back(i);
        if (moments[i].draw == Draw::random && moments[i].weight > 0) random.push_back(i);
    }
    of_footage = !random.empty();
    return of_footage ? random : all;
}

LabelReport::Pair compare_on(const std::vector<LabelledMoment>& moments,
                             const std::vector<std::vector<bool>>& right) {
    LabelReport::Pair pair;
    const auto is_drawn = [](const LabelledMoment& one) {
        return one.draw == Draw::random || one.draw == Draw::disagreement;
    };
    pair.drawn = std::any_of(moments.begin(), moments.end(), is_drawn);
    std::map<StretchKey, int> lead;  // of the first
    for (std::size_t i = 0; i < moments.size(); ++i) {
        if (pair.drawn && !is_drawn(moments[i])) continue;
        lead[key_of(moments[i])] += static_cast<int>(right[0][i]) - static_cast<int>(right[1][i]);
    }
    for (const auto& [key, by] : lead) {
        if (by > 0) ++pair.only_first;
        if (by < 0) ++pair.only_second;
    }
    pair.p = sign_test(pair.only_first, pair.only_second);
    return pair;
}

std::vector<LabelReport::Raters> compare_raters(const AllSaid& all,
                                                const std::vector<LabelledAnnotation>& annotations,
                                                double apart_s) {
    struct Common {
        ShareCount same;
        std::map<StretchKey, std::vector<std::pair<std::string, std::string>>> answers;
    };
    std::map<std::pair<std::string, std::string>, Common> pairs;
    for (const Said& said : all.faces) {
        const StretchKey key{
            said.annotation, said.track,
            stretch_of(annotations[said.annotation].measured, said.time_s, apart_s)};
        for (auto a = said.by_rater.begin(); a != said.by_rater.end(); ++a) {
            for (auto b = std::next(a); b != said.by_rater.end(); ++b) {
                Common& common = pairs[{a->first, b->first}];
                common.same.add(key, 1, a->second == b->second);
                common.answers[key].emplace_back(a->second, b->second);
            }
        }
    }
    std::vector<LabelReport::Raters> raters;
    for (const auto& [names, common] : pairs) {
        AnswerPairs votes;
        for (const auto& [key, answers] : common.answers) {
            for (const auto& one : answers) votes[one] += 1 / static_cast<double>(answers.size());
        }
        raters.push_back({names.first, names.second, common.same.share(), cohen_kappa(votes)});
    }
    return raters;
}

// By name; `names`: one per moment, empty ones belong to none.
std::vector<LabelReport::Group> by_group(const std::vector<LabelledMoment>& moments,
                                         const std::vector<std::vector<bool>>& right,
                                         const std::vector<std::size_t>& basis, bool weighted,
                                         const std::vector<std::string>& names) {
    std::map<std::string, std::vector<ShareCount>> counts;
    for (const std::size_t i : basis) {
        if (names[i].empty()) continue;
        auto& own = counts.try_emplace(names[i], right.size()).first->second;
        for (std::size_t c = 0; c < right.size(); ++c) {
            own[c].add(key_of(moments[i]), weighted ? moments[i].weight : 1, right[c][i]);
        }
    }
    std::vector<LabelReport::Group> groups;
    for (const auto& [name, own] : counts) {
        LabelReport::Group& group = groups.emplace_back();
        group.name = name;
        for (const ShareCount& one : own) group.right.push_back(one.share());
        group.large = group.right.front().independent >= kSmallestGroup;
    }
    return groups;
}

std::vector<LabelReport::Difference> differences_of(const std::vector<LabelReport::Group>& groups) {
    std::vector<const LabelReport::Group*> large;
    for (const auto& group : groups) {
        if (group.large) large.push_back(&group);
    }
    const double pairs =
        static_cast<double>(large.size()) * (static_cast<double>(large.size()) - 1) / 2;
    std::vector<LabelReport::Difference> found;
    for (std::size_t c = 0; !large.empty() && c < large.front()->right.size(); ++c) {
        for (std::size_t i = 0; i < large.size(); ++i) {
            for (std::size_t j = i + 1; j < large.size(); ++j) {
                const LabelShare& a = large[i]->right[c];
                const LabelShare& b = large[j]->right[c];
                const double together = (a.share * a.independent + b.share * b.independent) /
                                        (a.independent + b.independent);
                const double error =
                    std::sqrt(together * (1 - together) * (1 / a.independent + 1 / b.independent));
                if (!(error > 0)) continue;
                const double p = std::min(
                    1.0, pairs * std::erfc(std::abs(a.share - b.share) / error / std::sqrt(2.0)));
                if (p >= 0.05) continue;
                const bool first = a.share > b.share;
                found.push_back({c, large[first ? i : j]->name, large[first ? j : i]->name, p});
            }
        }
    }
    return found;
}

std::string person_of(const LabelledAnnotation& annotation, std::size_t face, bool several) {
    const int id = annotation.reviewed.faces.at(face).track;
    const auto name = annotation.reviewed.names.find(id);
    if (name != annotation.reviewed.names.end()) return name->second;
    return (several ? annotation.measured.file.stem().string() + ", " : "") + "face " +
           std::to_string(id);
}

std::vector<std::string> in_shown_order(const std::set<std::string>& keys) {
    const std::vector<std::string> names(keys.begin(), keys.end());
    std::vector<std::string> ordered;
    for (const std::size_t i : shown_order(expressions(names))) ordered.push_back(names[i]);
    return ordered;
}

}  // namespace

LabelledAnnotation read_labelled(const std::filesystem::path& file,
                                 const std::filesystem::path& labels) {
    LabelledAnnotation result;
    result.measured = read_annotation(file);
    result.reviewed = corrected(result.measured, corrections_of(result.measured.file));
    result.labels = labels.empty() ? labels_of(result.measured.file) : read_labels(labels);
    return result;
}

std::vector<LabelledMoment> labelled_moments(const std::vector<LabelledAnnotation>& annotations,
                                             const LabelReportSettings& settings) {
    check_same_checkpoints(annotations);
    return sort_out(all_said(annotations), annotations, settings).moments;
}

LabelReport report_labels(const std::vector<LabelledAnnotation>& annotations,
                          const LabelReportSettings& settings) {
    check_same_checkpoints(annotations);
    const AllSaid all = all_said(annotations);
    Sorted sorted = sort_out(all, annotations, settings);
    const std::vector<LabelledMoment>& moments = sorted.moments;
    LabelReport report = sorted.counts;
    report.apart_s = settings.apart_s;
    const std::vector<std::size_t> basis = basis_of(moments, report.of_footage);
    const auto weight_of = [&](std::size_t i) { return report.of_footage ? moments[i].weight : 1; };

    std::set<std::string> truths;
    for (const std::size_t i : basis) truths.insert(moments[i].truth);
    report.truths = in_shown_order(truths);

    const Annotation& first = annotations.front().measured;
    const std::size_t checkpoints = has_second(annotations.front()) ? 2 : 1;
    std::vector<std::vector<bool>> right(checkpoints);  // by moment
    for (std::size_t c = 0; c < checkpoints; ++c) {
        LabelReport::Checkpoint& one = report.checkpoints.emplace_back();
        one.name = c == 0 ? first.checkpoint.name : first.second.checkpoint.name;
        if (one.name.empty()) one.name = c == 0 ? "first" : "second";
        const auto keys = keys_of_classes(c == 0 ? first.classes : first.second.classes);
        one.answers = in_shown_order({keys.begin(), keys.end()});
        one.confusion.assign(report.truths.size(), std::vector<int>(one.answers.size()));
        std::vector<std::string> said;
        for (const LabelledMoment& moment : moments) {
            said.push_back(answer_of(annotations[moment.annotation].measured, moment.face, c));
            right[c].push_back(said.back() == moment.truth);
        }
        ShareCount count;
        const auto place = [](const std::vector<std::string>& names, const std::string& name) {
            return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                            names.begin());
        };
        for (const std::size_t i : basis) {
            count.add(key_of(moments[i]), weight_of(i), right[c][i]);
            const std::size_t column = place(one.answers, said[i]);
            if (column == one.answers.size()) continue;  // a face that it gave no scores
            ++one.confusion[place(report.truths, moments[i].truth)][column];
        }
        one.right = count.share();
    }

    for (const auto& named : names(Draw{})) {
        LabelReport::ByDraw by{named.value, 0, {}, {}};
        std::vector<ShareCount> counts(checkpoints);
        ShareCount no_face;
        const auto weight = [](const LabelledMoment& one) {
            return one.weight > 0 ? one.weight : 1;
        };
        for (std::size_t i = 0; i < moments.size(); ++i) {
            if (moments[i].draw != named.value) continue;
            ++by.moments;
            no_face.add(key_of(moments[i]), weight(moments[i]), false);
            for (std::size_t c = 0; c < checkpoints; ++c) {
                counts[c].add(key_of(moments[i]), weight(moments[i]), right[c][i]);
            }
        }
        for (const LabelledMoment& one : sorted.no_face) {
            if (one.draw == named.value) no_face.add(key_of(one), weight(one), true);
        }
        by.no_face = no_face.share();
        if (by.no_face.moments == 0) continue;
        for (const ShareCount& one : counts) by.right.push_back(one.share());
        report.draws.push_back(std::move(by));
    }

    if (checkpoints == 2) {
        report.pair = compare_on(moments, right);
        std::vector<const Annotation*> reviewed;
        for (const LabelledAnnotation& one : annotations) reviewed.push_back(&one.reviewed);
        report.pair->agreement = agreement_of(reviewed);
    }
    report.raters = compare_raters(all, annotations, settings.apart_s);
    std::vector<std::string> people;
    for (const LabelledMoment& one : moments) {
        people.push_back(person_of(annotations[one.annotation], one.face, annotations.size() > 1));
    }
    report.groups = by_group(moments, right, basis, report.of_footage, sorted.groups);
    report.people = by_group(moments, right, basis, report.of_footage, people);
    report.differences = differences_of(report.groups);
    return report;
}

}  // namespace mien
