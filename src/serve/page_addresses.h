// Under which addresses the page is reached.
#pragma once

#include <string>
#include <vector>

#include "serve/settings.h"

namespace mien::serve {

// With the token where one is asked for; the likeliest first. `port`: that it listens on.
std::vector<std::string> page_addresses(const ServeSettings& settings, int port);

}  // namespace mien::serve
