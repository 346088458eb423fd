// Settings of nothing, which show what a line in a list of fields is good for. A made-up setting is
// one more member and its line: JSON, the check, mienctl's options and the app's stored settings
// have it then, and the tests of each look for `patience`.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "mien/fields.h"

namespace mien::test {

struct Pot {
    bool lid = true;
    int litres = 1;

    static constexpr auto fields() {
        return std::tuple{
            Field{"lid", &Pot::lid, Anything{}, "Whether it has a lid"},
            Field{"litres", &Pot::litres, Range{1, 9}, "What it holds, litres"},
        };
    }
    bool operator==(const Pot&) const = default;
};

struct Tea {
    double draws_s = 180;
    std::string kind = "green";
    Pot pot;
    std::optional<double> sugar;
    int patience = 48;

    static constexpr auto fields() {
        return std::tuple{
            Field{"draws_s", &Tea::draws_s, above(0, 600), "How long it draws, seconds"},
            Field{"kind", &Tea::kind, Choice{"black", "green"}, "Which leaves"},
            Field{"pot", &Tea::pot, Inline{}, "What it is made in"},
            Field{"sugar", &Tea::sugar, Range{0}, "Spoons of sugar"},
            Field{"patience", &Tea::patience, Range{20, 400}.slider(24, 200, 8), "How patient"},
        };
    }
    bool operator==(const Tea&) const = default;
};

}  // namespace mien::test
