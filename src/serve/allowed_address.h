// Addresses from which the server may fetch a picture: those that the user listed, and no other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mien::serve {

// "http://host", "https://host:port/way/": scheme, host without a user, and a way or none.
bool is_allow_entry(const std::string& text);

// Whether `address` begins with an entry: the same scheme, host and port, and a way that goes on
// from the entry's, without steps back (".."), white space and control characters.
bool is_allowed(const std::string& address, const std::vector<std::string>& entries);

// The bytes behind an allowed address. Follows no redirection, waits ten seconds at most. Throws
// Error when it is not allowed, cannot be had or is larger than `most_bytes`.
std::string fetch_allowed(const std::string& address, const std::vector<std::string>& entries,
                          std::size_t most_bytes);

}  // namespace mien::serve
