#include "rules/settings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "mien/error.h"

namespace mien::rules {

void RuleSettings::validate() const {
    constexpr std::array<std::string_view, 5> kinds{"marker", "snapshot", "post", "osc", "run"};
    for (const std::string& kind : rules_may) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            throw Error("rules cannot be allowed " + printable(kind) +
                        ": it is marker, snapshot, post, osc or run");
        }
    }
}

}  // namespace mien::rules
