// A line for whoever runs the program.
#pragma once

#include <functional>
#include <string>

namespace mien::streams {

using Log = std::function<void(const std::string& line)>;  // may be null

}  // namespace mien::streams
