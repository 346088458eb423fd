// Rules as JSON: docs/streams.md describes the file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace mien::rules {

// Throws Error that names the rule and what is wrong with it. At most 100 rules, with 10 actions
// each. Reading a file does nothing but that: what its actions may do is asked for elsewhere.
std::vector<Rule> parse_rules(std::string_view text);

// The same of a file; its name is in the message.
std::vector<Rule> read_rules(const std::filesystem::path& file);

// One rule of such a file by itself. Throws Error that says what is wrong with it.
Rule parse_rule(std::string_view text);

// Throws Error for the first action of a kind that is not among `kinds` (kind_of()).
void check_allowed(const std::vector<Rule>& rules, const std::vector<std::string>& kinds);

}  // namespace mien::rules
