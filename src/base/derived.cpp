#include "mien/derived.h"

#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

constexpr std::array<std::pair<std::string_view, Derived>, 7> kPlaces{{
    {"angry", {-0.51, 0.59}},
    {"disgust", {-0.60, 0.35}},
    {"fear", {-0.64, 0.60}},
    {"happy", {0.81, 0.51}},
    {"sad", {-0.63, -0.27}},
    {"surprise", {0.40, 0.67}},
    {"neutral", {0, 0}},
}};

}  // namespace

std::optional<Derived> derived_place(const std::string& class_name) {
    const std::string key = expression_key(class_name);
    for (const auto& [name, place] : kPlaces) {
        if (name == key) return place;
    }
    return {};
}

std::optional<Derived> derive(const std::vector<std::string>& classes,
                              const std::vector<double>& scores) {
    Derived sum;
    double placed = 0;
    double all = 0;
    for (std::size_t c = 0; c < classes.size() && c < scores.size(); ++c) {
        all += scores[c];
        const std::optional<Derived> place = derived_place(classes[c]);
        if (!place) continue;
        placed += scores[c];
        sum.valence += scores[c] * place->valence;
        sum.arousal += scores[c] * place->arousal;
    }
    if (placed <= 0 || placed < all / 2) return {};
    return Derived{sum.valence / placed, sum.arousal / placed};
}

std::string derived_note(const std::vector<std::string>& classes) {
    std::string without;
    std::size_t count = 0;
    for (const std::string& name : classes) {
        if (derived_place(name)) continue;
        without += (count++ == 0 ? "" : ", ") + printable(name);
    }
    if (count == classes.size()) {
        throw Error(
            "cannot derive valence and arousal: the checkpoint has no expression of which it is "
            "known where it lies (angry, disgust, fear, happy, sad, surprise, neutral)");
    }
    if (count == 0) return {};
    return "valence and arousal leave out " + without +
           ", of which it is not known where it lies; the other scores are scaled to sum to 1";
}

}  // namespace mien
