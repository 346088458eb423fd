#include "mien/expressions.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

namespace mien {

namespace {

struct Known {
    std::string_view key;
    Colour colour;
    std::array<std::string_view, 2> synonyms;
};

// In the order in which they are shown: FER-2013's, with FER+'s contempt at its place in the
// alphabet. The synonyms are the names in FER+, RAF-DB and AffectNet, and their adjectives.
//
// The colours are the result of a search within the hues that one expects: at least 3:1 against
// white and against the window's dark panels (WCAG 2.1, 1.4.11), and, for every pair, a CIEDE2000
// of at least 22 as they are and 12 as a protanope, deuteranope or tritanope sees them
// (tests/base/expressions_test.cpp). M. Okabe's and K. Ito's palette has 11.8 and 7.9.
constexpr std::array<Known, 8> kKnown{{
    {"angry", {0xcd, 0x28, 0x0a}, {"anger"}},
    {"contempt", {0x82, 0x69, 0x50}, {"contemptuous"}},
    {"disgust", {0x4b, 0xa5, 0x78}, {"disgusted"}},
    {"fear", {0xd2, 0x64, 0xfa}, {"fearful", "scared"}},
    {"happy", {0xbe, 0x8c, 0x00}, {"happiness"}},
    {"sad", {0x4b, 0x69, 0xaf}, {"sadness"}},
    {"surprise", {0xaa, 0x4b, 0x73}, {"surprised"}},
    {"neutral", {0x91, 0x91, 0x9b}, {}},
}};

// For classes of other names; as far from those above and from each other as that search found.
constexpr std::array<Colour, 6> kOthers{{{0x2a, 0x90, 0xb4},
                                         {0xf0, 0x66, 0x6c},
                                         {0x84, 0x84, 0x48},
                                         {0x24, 0x78, 0x78},
                                         {0x84, 0x48, 0xfc},
                                         {0x3c, 0x78, 0x1e}}};

std::string lower_case(const std::string& name) {
    std::string key = name;
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
}

const Known* find_known(std::string_view key) {
    const auto* const found = std::find_if(kKnown.begin(), kKnown.end(), [key](const Known& one) {
        return one.key == key ||
               std::find(one.synonyms.begin(), one.synonyms.end(), key) != one.synonyms.end();
    });
    return found == kKnown.end() || key.empty() ? nullptr : found;
}

// 32-bit FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo): alike on every machine, unlike std::hash.
std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

// By key. The order of the classes makes no difference.
std::map<std::string, Colour> other_colours(const std::set<std::string>& keys) {
    std::map<std::string, Colour> colours;
    std::set<std::size_t> taken;
    for (const std::string& key : keys) {
        if (taken.size() == kOthers.size()) taken.clear();
        std::size_t place = hash_of(key) % kOthers.size();
        while (!taken.insert(place).second) place = (place + 1) % kOthers.size();
        colours.emplace(key, kOthers.at(place));
    }
    return colours;
}

}  // namespace

std::string to_hex(const Colour& colour) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text.data();
}

std::string expression_key(const std::string& class_name) {
    std::string key = lower_case(class_name);
    const Known* known = find_known(key);
    return known ? std::string(known->key) : key;
}

std::vector<Expression> expressions(const std::vector<std::string>& classes) {
    std::set<std::string> others;
    for (const std::string& name : classes) {
        if (!find_known(lower_case(name))) others.insert(lower_case(name));
    }
    const std::map<std::string, Colour> colours = other_colours(others);
    std::vector<Expression> shown;
    for (const std::string& name : classes) {
        const std::string key = lower_case(name);
        if (const Known* known = find_known(key)) {
            const std::string one(known->key);
            shown.push_back({one, one, known->colour, static_cast<int>(known - kKnown.data())});
        } else {
            shown.push_back({key, name, colours.at(key), static_cast<int>(kKnown.size())});
        }
    }
    return shown;
}

std::vector<std::size_t> shown_order(const std::vector<Expression>& expressions) {
    std::vector<std::size_t> order(expressions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&expressions](std::size_t a, std::size_t b) {
        return std::tie(expressions[a].rank, expressions[a].key) <
               std::tie(expressions[b].rank, expressions[b].key);
    });
    return order;
}

}  // namespace mien
