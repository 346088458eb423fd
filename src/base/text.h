// Text that comes from files: what may be shown as it stands, and what may not.
#pragma once

#include <string>
#include <string_view>

namespace mien {

// Whether it is UTF-8 (RFC 3629) that shows as it is stored: without control characters, line
// separators, byte order marks, and what turns the direction of writing.
bool is_plain(std::string_view text);

// The same text with each byte of what is not plain as "\x1b", for terminals and messages.
// What is plain comes back as it was.
std::string printable(std::string_view text);

// Lower-case, by Unicode: two names that differ in case alone become the same. For UTF-8.
std::string fold_case(std::string_view text);

}  // namespace mien
