#include "mien/adapt.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/number.h"
#include "base/proportions.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

// A labelled moment as the fit sees it.
struct Trial {
    std::tuple<std::size_t, int, std::int64_t> stretch;
    double time_s = 0;
    std::vector<double> logs;  // of the scores, by class
    std::size_t label = 0;     // class
    double vote = 1;           // one for each stretch
};

// What a fit chooses: biases by class, and the logarithm of the inverse temperature behind them.
using Parameters = std::vector<double>;

std::vector<double> log_scores_of(const Trial& trial, const Parameters& parameters) {
    const double sharpness = std::exp(parameters.back());
    std::vector<double> logits;
    for (std::size_t c = 0; c < trial.logs.size(); ++c) {
        logits.push_back(trial.logs[c] * sharpness + parameters[c]);
    }
    const double highest = *std::max_element(logits.begin(), logits.end());
    double all = 0;
    for (const double one : logits) all += std::exp(one - highest);
    for (double& one : logits) one -= highest + std::log(all);
    return logits;
}

// What is minimised, and its gradient.
double loss_of(const std::vector<Trial>& trials, const Parameters& parameters,
               Parameters& gradient) {
    double loss = 0;
    gradient = parameters;  // of the prior
    for (const double one : parameters) loss += one * one / 2;
    const double sharpness = std::exp(parameters.back());
    for (const Trial& trial : trials) {
        const std::vector<double> logs = log_scores_of(trial, parameters);
        loss -= trial.vote * logs[trial.label];
        for (std::size_t c = 0; c < logs.size(); ++c) {
            const double error = std::exp(logs[c]) - (c == trial.label ? 1 : 0);
            gradient[c] += trial.vote * error;
            gradient.back() += trial.vote * error * trial.logs[c] * sharpness;
        }
    }
    return loss;
}

// Gradient descent whose step halves where it would climb and grows where it would not.
Parameters fit(const std::vector<Trial>& trials, std::size_t classes) {
    constexpr int kMostSteps = 5000;
    constexpr double kFlat = 1e-6;
    Parameters at(classes + 1);
    Parameters gradient;
    double loss = loss_of(trials, at, gradient);
    double step = 1.0 / (1 + static_cast<double>(trials.size()));
    for (int i = 0; i < kMostSteps && step > 1e-12; ++i) {
        double steepness = 0;
        for (const double one : gradient) steepness += one * one;
        if (steepness < kFlat * kFlat) break;
        Parameters next = at;
        for (std::size_t k = 0; k < at.size(); ++k) next[k] -= step * gradient[k];
        Parameters next_gradient;
        const double next_loss = loss_of(trials, next, next_gradient);
        if (!(next_loss <= loss - step * steepness / 4)) {
            step /= 2;
            continue;
        }
        at = std::move(next);
        gradient = std::move(next_gradient);
        loss = next_loss;
        step *= 1.5;
    }
    return at;
}

std::vector<Trial> trials_in(const std::vector<LabelledAnnotation>& annotations,
                             const AdaptSettings& settings) {
    std::vector<Trial> trials;
    for (const LabelledMoment& moment : labelled_moments(annotations, settings.labels)) {
        const Annotation& annotation = annotations[moment.annotation].measured;
        const auto& classes = settings.second ? annotation.second.classes : annotation.classes;
        const int person = annotations[moment.annotation].reviewed.faces.at(moment.face).track;
        if (settings.face > 0 && person != settings.face) continue;
        if (settings.second && annotation.second.expressions.at(moment.face) < 0) continue;
        Trial trial;
        trial.stretch = {moment.annotation, moment.track, moment.stretch};
        trial.time_s = moment.time_s;
        for (std::size_t c = 0; c < classes.size(); ++c) {
            const double score = settings.second ? annotation.second_score(moment.face, c)
                                                 : annotation.score(moment.face, c);
            trial.logs.push_back(std::log(std::max(0.00005, score)));  // as adapted_scores()
            if (expression_key(classes[c]) == moment.truth) trial.label = c;
        }
        trials.push_back(std::move(trial));
    }
    return trials;
}

void share_votes(std::vector<Trial>& trials) {
    std::map<decltype(Trial::stretch), int> moments;
    for (const Trial& one : trials) ++moments[one.stretch];
    for (Trial& one : trials) one.vote = 1.0 / moments[one.stretch];
}

int stretches_of(const std::vector<Trial>& trials) {
    std::set<decltype(Trial::stretch)> stretches;
    for (const Trial& one : trials) stretches.insert(one.stretch);
    return static_cast<int>(stretches.size());
}

// The earlier and the later part of each annotation.
std::pair<std::vector<Trial>, std::vector<Trial>> split_by_time(const std::vector<Trial>& trials,
                                                                double held_back, double apart_s) {
    std::map<std::size_t, std::set<std::int64_t>> numbers;  // of stretches, by annotation
    for (const Trial& one : trials) {
        numbers[std::get<0>(one.stretch)].insert(std::get<2>(one.stretch));
    }
    std::map<std::size_t, double> cuts;  // time of the first that is held back
    std::map<std::size_t, std::int64_t> first_held;
    for (const auto& [annotation, own] : numbers) {
        const auto held =
            static_cast<std::size_t>(std::ceil(held_back * static_cast<double>(own.size()) - 1e-9));
        auto first = own.end();
        std::advance(first, -static_cast<std::ptrdiff_t>(held));
        first_held[annotation] = first == own.end() ? *own.rbegin() + 1 : *first;
        cuts[annotation] = 1e300;
    }
    std::vector<Trial> early, late;
    for (const Trial& one : trials) {
        const std::size_t annotation = std::get<0>(one.stretch);
        if (std::get<2>(one.stretch) < first_held[annotation]) continue;
        late.push_back(one);
        cuts[annotation] = std::min(cuts[annotation], one.time_s);
    }
    for (const Trial& one : trials) {
        const std::size_t annotation = std::get<0>(one.stretch);
        if (std::get<2>(one.stretch) >= first_held[annotation]) continue;
        if (one.time_s < cuts[annotation] - apart_s) early.push_back(one);
    }
    return {early, late};
}

bool is_right(const std::vector<double>& logs, std::size_t label) {
    const auto best = std::max_element(logs.begin(), logs.end());
    return static_cast<std::size_t>(best - logs.begin()) == label;
}

// Means of each stretch, of the held-back trials.
struct HeldStretch {
    double loss = 0;   // after, less that before
    double right = 0;  // the same of the share that is right
};

void measure(const std::vector<Trial>& held, const Parameters& parameters, Adaptation& result) {
    const Parameters nothing(parameters.size());
    std::map<decltype(Trial::stretch), HeldStretch> stretches;
    double votes = 0;
    for (auto [figures, use] :
         {std::pair{&result.before, &nothing}, {&result.after, &parameters}}) {
        double right = 0;
        votes = 0;
        const double sign = use == &nothing ? -1 : 1;
        for (const Trial& trial : held) {
            const std::vector<double> logs = log_scores_of(trial, *use);
            const double hit = is_right(logs, trial.label) ? 1 : 0;
            votes += trial.vote;
            right += trial.vote * hit;
            figures->log_loss -= trial.vote * logs[trial.label];
            stretches[trial.stretch].loss -= sign * trial.vote * logs[trial.label];
            stretches[trial.stretch].right += sign * trial.vote * hit;
        }
        figures->log_loss /= votes;
        figures->right.moments = static_cast<int>(held.size());
        figures->right.share = right / votes;
        figures->right.independent = votes;
        const Interval interval = wilson(figures->right.share, votes);
        figures->right.low = interval.low;
        figures->right.high = interval.high;
    }
    double squares = 0;
    result.change = result.after.log_loss - result.before.log_loss;
    for (const auto& [key, one] : stretches) {
        squares += (one.loss - result.change) * (one.loss - result.change);
        if (one.right < -1e-9) ++result.only_before;
        if (one.right > 1e-9) ++result.only_after;
    }
    result.p = sign_test(result.only_before, result.only_after);
    const double error = votes > 1 ? std::sqrt(squares / (votes - 1) / votes) : 1e300;
    result.change_low = result.change - 1.959964 * error;
    result.change_high = result.change + 1.959964 * error;
    result.helps = result.held_stretches >= kLeastHeldBack && result.change_high < 0 &&
                   result.after.right.share >= result.before.right.share - 1e-9;
}

}  // namespace

Adaptation adapt(const std::vector<LabelledAnnotation>& annotations,
                 const AdaptSettings& settings) {
    std::vector<Trial> trials = trials_in(annotations, settings);
    const Annotation& first = annotations.front().measured;
    const std::string cannot = "cannot adapt to the labels of " + first.file.string() + ": ";
    if (settings.second && first.second.classes.empty()) {
        throw Error(cannot + "it has no second checkpoint");
    }
    const RecordedCheckpoint& of = settings.second ? first.second.checkpoint : first.checkpoint;
    if (of.sha256.empty()) {
        throw Error(cannot + "its record, which names the checkpoint, is missing");
    }
    if (!of.profile.empty()) {
        throw Error(cannot + "it was made with the profile '" + of.profile +
                    "'; annotate without one");
    }
    share_votes(trials);
    auto [early, late] =
        split_by_time(trials, std::clamp(settings.held_back, 0.0, 1.0), settings.labels.apart_s);
    Adaptation result;
    result.moments = static_cast<int>(early.size());
    result.stretches = stretches_of(early);
    result.held_moments = static_cast<int>(late.size());
    result.held_stretches = stretches_of(late);
    if (result.stretches < kLeastFitted || result.held_stretches < 1) {
        throw Error(cannot + "there are labels in " + std::to_string(stretches_of(trials)) +
                    " stretches of " + number_text(settings.labels.apart_s) + " s; at least " +
                    std::to_string(kLeastFitted) + " are needed to fit to, and " +
                    std::to_string(kLeastHeldBack) + " more that are held back to judge by");
    }
    const auto& classes = settings.second ? first.second.classes : first.classes;
    const Parameters parameters = fit(early, classes.size());
    measure(late, parameters, result);

    Profile& profile = result.profile;
    profile.name = settings.name;
    profile.checkpoint = of.name;
    profile.checkpoint_sha256 = of.sha256;
    profile.temperature = std::clamp(std::exp(-parameters.back()), 0.1, 10.0);
    for (std::size_t c = 0; c < classes.size(); ++c) {
        profile.biases[classes[c]] = std::clamp(parameters[c], -20.0, 20.0);
    }
    const auto figures = [](const AdaptFigures& one) {
        return number_text(100 * one.right.share, 1) +
               " % right (95 %: " + number_text(100 * one.right.low, 1) + " to " +
               number_text(100 * one.right.high, 1) + "), log loss " + number_text(one.log_loss, 3);
    };
    profile.fitted = {{"to", std::to_string(result.moments) + " moments in " +
                                 std::to_string(result.stretches) + " stretches"},
                      {"held back", std::to_string(result.held_moments) + " later moments in " +
                                        std::to_string(result.held_stretches) + " stretches"},
                      {"before", figures(result.before)},
                      {"after", figures(result.after)}};
    return result;
}

}  // namespace mien
