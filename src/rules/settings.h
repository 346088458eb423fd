// Which rules a live session has. None unless a file is named.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "mien/fields.h"

namespace mien::rules {

struct RuleSettings {
    std::string rules;
    std::vector<std::string> rules_may{"marker", "snapshot"};
    std::string snapshots;

    static constexpr auto fields() {
        using S = RuleSettings;
        return std::tuple{
            Field{"rules", &S::rules, Anything{}, "JSON file with rules: what to do when"},
            Field{"rules_may", &S::rules_may, Anything{},
                  "What rules may do: marker, snapshot, post, osc, run; separated by commas"},
            Field{"snapshots", &S::snapshots, Anything{},
                  "Folder for the pictures that rules keep"},
        };
    }
    bool operator==(const RuleSettings&) const = default;

    // Throws Error naming the first setting that is wrong. Reads no file.
    void validate() const;
};

}  // namespace mien::rules
