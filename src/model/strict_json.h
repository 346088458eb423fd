// JSON from files that anyone may have written.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace mien {

// Throws Error where the text is no JSON, is nested deeper than `depth` (the parser recurses), or
// has a key twice in one object, since readers differ in which of them counts. `what` begins the
// message: "its header".
nlohmann::json parse_strict(std::string_view text, int depth, const std::string& what);

// With the keys in their order. Throws Error where the text is nested deeper than `depth`: the
// library copies, writes and destroys such values by recursion, and a deep one would end the
// program. Where the text is no JSON, the library's own exception.
nlohmann::ordered_json parse_ordered(std::string_view text, int depth, const std::string& what);

}  // namespace mien
