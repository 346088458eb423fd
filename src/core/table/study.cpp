#include "mien/study.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/check_fields.h"
#include "base/means.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

constexpr std::size_t kMostOfAStudy = 2'000;
constexpr std::size_t kMostCompared = 100;         // of the segments, those with most people
constexpr std::size_t kMostNumbers = 250'000'000;  // of all curves: a gigabyte
constexpr std::size_t kMostNotes = 200;
AcrossPeople across(const RunningMean& values) {
    AcrossPeople result{values.count(), values.mean(), {}, {}, {}};
    if (values.count() < 2) return result;
    const Interval interval = values.interval();
    result.deviation = values.deviation();
    result.low = std::max(0.0, interval.low);
    result.high = std::min(1.0, interval.high);
    return result;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

// Sums of pieces whose classes stand in another order, in that of the study.
void add_in_order(ShownSums& to, const ShownSums& more, const std::vector<std::size_t>& order) {
    to.length_s = std::max(to.length_s, more.length_s);
    to.seconds += more.seconds;
    to.scores.resize(order.size());
    to.shown.resize(order.size());
    for (std::size_t c = 0; c < order.size(); ++c) {
        to.scores[c] += more.scores[order[c]];
        to.shown[c] += more.shown[order[c]];
    }
}

// What people show in a segment: `of` gives a person's sums, or null.
template <typename Of>
Study::Segment summed_up(const Study& study, const std::string& label, const Of& of) {
    const std::size_t classes = study.expressions.size();
    std::vector<RunningMean> scores(classes);
    std::vector<RunningMean> shares(classes);
    for (const Study::Person& person : study.people) {
        const ShownSums* const sums = of(person);
        if (!sums || !counts_in(*sums, study.settings.coverage)) continue;
        for (std::size_t c = 0; c < classes; ++c) {
            scores[c].add(sums->scores[c] / sums->seconds);
            shares[c].add(sums->shown[c] / sums->seconds);
        }
    }
    Study::Segment segment{label, scores.empty() ? 0 : scores[0].count(), {}, {}, {}};
    for (std::size_t c = 0; c < classes; ++c) {
        segment.scores.push_back(across(scores[c]));
        segment.shares.push_back(across(shares[c]));
    }
    segment.ranks.resize(classes);
    return segment;
}

void rank_segments(Study& study) {
    for (std::size_t c = 0; c < study.expressions.size(); ++c) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < study.segments.size(); ++i) {
            if (study.segments[i].people > 0) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return study.segments[a].scores[c].mean > study.segments[b].scores[c].mean;
        });
        for (std::size_t i = 0; i < order.size(); ++i) {
            study.segments[order[i]].ranks[c] = static_cast<int>(i) + 1;
        }
    }
}

const ShownSums* counted(const Study& study, const Study::Person& person, std::size_t segment) {
    const auto found = person.segments.find(segment);
    if (found == person.segments.end()) return nullptr;
    return counts_in(found->second, study.settings.coverage) ? &found->second : nullptr;
}

// All pairs of segments that enough people have both of; those of one expression are judged
// together (S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian
// Journal of Statistics 6, 1979).
void compare_segments(Study& study) {
    const std::size_t classes = study.expressions.size();
    std::vector<std::size_t> compared;
    for (std::size_t i = 0; i < study.segments.size(); ++i) {
        if (study.segments[i].people >= kFewestPeople) compared.push_back(i);
    }
    std::stable_sort(compared.begin(), compared.end(), [&study](std::size_t a, std::size_t b) {
        return study.segments[a].people > study.segments[b].people;
    });
    if (compared.size() > kMostCompared) compared.resize(kMostCompared);
    std::vector<std::vector<Study::Difference>> tests(classes);
    for (std::size_t i = 0; i < compared.size(); ++i) {
        for (std::size_t j = i + 1; j < compared.size(); ++j) {
            std::vector<RunningMean> differences(classes);
            for (const Study::Person& person : study.people) {
                const ShownSums* const a = counted(study, person, compared[i]);
                const ShownSums* const b = counted(study, person, compared[j]);
                if (!a || !b) continue;
                for (std::size_t c = 0; c < classes; ++c) {
                    differences[c].add(a->scores[c] / a->seconds - b->scores[c] / b->seconds);
                }
            }
            if (differences[0].count() < kFewestPeople) continue;
            for (std::size_t c = 0; c < classes; ++c) {
                const Interval range = differences[c].interval();
                const bool first = differences[c].mean() >= 0;
                Study::Difference one{c,
                                      compared[first ? i : j],
                                      compared[first ? j : i],
                                      differences[c].count(),
                                      std::abs(differences[c].mean()),
                                      first ? range.low : -range.high,
                                      first ? range.high : -range.low,
                                      t_test(differences[c])};
                tests[c].push_back(one);
            }
        }
    }
    study.compared.assign(classes, false);
    for (std::size_t c = 0; c < classes; ++c) {
        auto& own = tests[c];
        study.compared[c] = !own.empty();
        std::stable_sort(own.begin(), own.end(),
                         [](const auto& a, const auto& b) { return a.p < b.p; });
        double highest = 0;
        for (std::size_t i = 0; i < own.size(); ++i) {
            highest =
                std::max(highest, std::min(1.0, own[i].p * static_cast<double>(own.size() - i)));
            if (highest >= 0.05) break;
            own[i].p = highest;
            study.differences.push_back(own[i]);
        }
    }
    std::stable_sort(study.differences.begin(), study.differences.end(),
                     [](const auto& a, const auto& b) { return a.p < b.p; });
}

}  // namespace

bool counts_in(const ShownSums& sums, double coverage) {
    constexpr double kRounding = 1e-3;
    return sums.seconds > 0 && sums.seconds >= coverage * sums.length_s * (1 - kRounding);
}

struct StudyBuilder::Impl {
    struct Curve {
        std::int64_t first = 0;
        std::vector<float> bins;  // as StudyPiece's, classes in the study's order
    };

    std::vector<std::size_t> order_of(const StudyPiece& piece);
    Study::Person& person_of(const StudyPiece& piece, const StudyPiece::Person& person);
    void add_curve(Curve& curve, const StudyPiece::Person& person,
                   const std::vector<std::size_t>& order);
    std::size_t segment_of(const std::string& label);
    void add_moments(Study& study) const;

    Study study;
    std::vector<std::string> keys;  // of the expressions
    std::filesystem::path first_file;
    std::vector<std::string> first_classes;
    std::map<std::string, std::size_t> person_places;  // by name, of those that reviews name
    std::map<std::string, std::size_t> segment_places;
    std::vector<Curve> curves;  // by person
    std::size_t numbers = 0;    // in all curves
};

// For each expression of the study, the class of the piece.
std::vector<std::size_t> StudyBuilder::Impl::order_of(const StudyPiece& piece) {
    const std::vector<Expression> shown = mien::expressions(piece.classes);
    const std::vector<std::size_t> order = shown_order(shown);
    std::vector<std::string> own;
    for (const std::size_t c : order) own.push_back(shown[c].key);
    if (std::set<std::string>(own.begin(), own.end()).size() < own.size()) {
        throw Error("cannot study " + piece.file.string() + ": two of its classes (" +
                    listed(piece.classes) + ") are the same expression");
    }
    if (keys.empty()) {
        keys = own;
        first_file = piece.file;
        first_classes = piece.classes;
        for (const std::size_t c : order) study.expressions.push_back(shown[c].name);
    }
    if (own != keys) {
        throw Error("cannot study " + piece.file.string() + " together with " +
                    first_file.string() + ": their expressions differ (" + listed(piece.classes) +
                    " and " + listed(first_classes) + "); annotate both with the same checkpoint");
    }
    return order;
}

Study::Person& StudyBuilder::Impl::person_of(const StudyPiece& piece,
                                             const StudyPiece::Person& person) {
    if (person.named) {
        const auto [at, is_new] = person_places.try_emplace(person.name, study.people.size());
        if (!is_new) {
            Study::Person& known = study.people[at->second];
            if (known.files.back() != piece.file) known.files.push_back(piece.file);
            return known;
        }
    }
    curves.emplace_back();
    study.people.push_back({person.name, {piece.file}, {}, {}});
    return study.people.back();
}

void StudyBuilder::Impl::add_curve(Curve& curve, const StudyPiece::Person& person,
                                   const std::vector<std::size_t>& order) {
    const std::size_t width = order.size() + 1;
    const auto count = static_cast<std::int64_t>(person.bins.size() / width);
    const auto known = static_cast<std::int64_t>(curve.bins.size() / width);
    const std::int64_t first =
        known > 0 ? std::min(curve.first, person.first_bin) : person.first_bin;
    const std::int64_t end =
        std::max(known > 0 ? curve.first + known : first, person.first_bin + count);
    const std::size_t size = static_cast<std::size_t>(end - first) * width;
    numbers += size - curve.bins.size();
    if (static_cast<double>(end - first) * static_cast<double>(width) > kMostNumbers ||
        numbers > kMostNumbers) {
        throw Error(
            "cannot study so much at once: the curves would take more than a gigabyte; "
            "choose longer moments (--bin) or fewer annotations");
    }
    curve.bins.insert(curve.bins.begin(),
                      static_cast<std::size_t>(known > 0 ? curve.first - first : 0) * width, 0.0F);
    curve.bins.resize(size);
    curve.first = first;
    for (std::int64_t k = 0; k < count; ++k) {
        const float* const from = person.bins.data() + static_cast<std::size_t>(k) * width;
        float* const to =
            curve.bins.data() + static_cast<std::size_t>(person.first_bin + k - first) * width;
        to[0] += from[0];
        for (std::size_t c = 0; c < order.size(); ++c) to[1 + c] += from[1 + order[c]];
    }
}

std::size_t StudyBuilder::Impl::segment_of(const std::string& label) {
    const auto [at, is_new] = segment_places.try_emplace(label, study.segments.size());
    if (is_new) {
        if (study.segments.size() == kMostOfAStudy) {
            throw Error("cannot study segments of more than " + std::to_string(kMostOfAStudy) +
                        " labels; give them in one file (--markers)");
        }
        study.segments.push_back({label, 0, {}, {}, {}});
    }
    return at->second;
}

void StudyBuilder::Impl::add_moments(Study& result) const {
    const std::size_t classes = study.expressions.size();
    const std::size_t width = classes + 1;
    const double bin_s = study.settings.bin_s;
    std::int64_t first = curves.front().first;
    std::int64_t end = first;
    for (const Curve& curve : curves) {
        first = std::min(first, curve.first);
        end = std::max(end, curve.first + static_cast<std::int64_t>(curve.bins.size() / width));
    }
    if (static_cast<double>(end - first) > 1e6) {
        throw Error("cannot study these annotations together: their times are " +
                    std::to_string(end - first) +
                    " moments apart; align them by their beginnings, "
                    "or by a marker that all have");
    }
    std::vector<RunningMean> values(classes);
    for (std::int64_t k = first; k < end; ++k) {
        values.assign(classes, {});
        for (const Curve& curve : curves) {
            const std::int64_t own = k - curve.first;
            if (own < 0 || own * static_cast<std::int64_t>(width) >=
                               static_cast<std::int64_t>(curve.bins.size())) {
                continue;
            }
            const float* const bin = curve.bins.data() + static_cast<std::size_t>(own) * width;
            if (!counts_in({bin_s, bin[0], {}, {}}, study.settings.coverage)) continue;
            for (std::size_t c = 0; c < classes; ++c) values[c].add(bin[1 + c] / bin[0]);
        }
        Study::Moment moment{(static_cast<double>(k) + 0.5) * bin_s, values[0].count(), {}};
        for (const RunningMean& one : values) moment.scores.push_back(across(one));
        result.moments.push_back(std::move(moment));
    }
    auto& moments = result.moments;
    while (!moments.empty() && moments.back().people == 0) moments.pop_back();
    moments.erase(moments.begin(), std::find_if(moments.begin(), moments.end(),
                                                [](const auto& one) { return one.people > 0; }));
}

StudyBuilder::StudyBuilder(const StudySettings& settings) : impl_(std::make_unique<Impl>()) {
    check_fields(settings);
    impl_->study.settings = settings;
}

StudyBuilder::~StudyBuilder() = default;

void StudyBuilder::leave_out(const std::string& why) {
    if (impl_->study.notes.size() < kMostNotes) impl_->study.notes.push_back("Left out: " + why);
}

void StudyBuilder::add(const StudyPiece& piece) {
    Study& study = impl_->study;
    const std::vector<std::size_t> order = impl_->order_of(piece);
    ++study.annotations;
    for (const std::string& note : piece.notes) {
        if (study.notes.size() < kMostNotes) study.notes.push_back(note);
    }
    auto& checkpoints = study.checkpoints;
    if (std::find(checkpoints.begin(), checkpoints.end(), piece.checkpoint) == checkpoints.end()) {
        checkpoints.push_back(piece.checkpoint);
    }
    for (const StudyPiece::Person& one : piece.people) {
        Study::Person& person = impl_->person_of(piece, one);
        impl_->add_curve(impl_->curves[static_cast<std::size_t>(&person - study.people.data())],
                         one, order);
        add_in_order(person.whole, one.whole, order);
        for (const auto& [label, sums] : one.segments) {
            add_in_order(person.segments[impl_->segment_of(label)], sums, order);
        }
    }
}

Study StudyBuilder::finish() const {
    Study study = impl_->study;
    if (study.people.empty()) {
        throw Error("there is nobody to study: no face was read in " +
                    std::to_string(study.annotations) +
                    (study.annotations == 1 ? " annotation" : " annotations"));
    }
    study.whole = summed_up(study, "whole", [](const auto& person) { return &person.whole; });
    for (std::size_t i = 0; i < study.segments.size(); ++i) {
        study.segments[i] =
            summed_up(study, study.segments[i].label, [i](const auto& person) -> const ShownSums* {
                const auto found = person.segments.find(i);
                return found == person.segments.end() ? nullptr : &found->second;
            });
    }
    rank_segments(study);
    compare_segments(study);
    impl_->add_moments(study);
    return study;
}

std::vector<std::size_t> chosen_expressions(const Study& study,
                                            const std::vector<std::string>& names) {
    std::vector<std::size_t> chosen;
    for (std::size_t c = 0; names.empty() && c < study.expressions.size(); ++c) chosen.push_back(c);
    for (const std::string& name : names) {
        std::size_t c = 0;
        while (c < study.expressions.size() &&
               expression_key(study.expressions[c]) != expression_key(name)) {
            ++c;
        }
        if (c == study.expressions.size()) {
            throw Error("there is no expression \"" + name + "\" in these annotations, only " +
                        listed(study.expressions));
        }
        if (std::find(chosen.begin(), chosen.end(), c) == chosen.end()) chosen.push_back(c);
    }
    return chosen;
}

std::vector<std::size_t> ranking(const Study& study, std::size_t expression) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < study.segments.size(); ++i) {
        if (study.segments[i].ranks[expression] > 0) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return study.segments[a].ranks[expression] < study.segments[b].ranks[expression];
    });
    return order;
}

}  // namespace mien
