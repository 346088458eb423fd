// The one exception type of Mien.
//
// Thrown where something is opened, loaded or written. Its message is one sentence for the user:
// what failed, on which file or device, and what to do. Exceptions of other libraries are
// translated to it by the wrapper that calls them; the per-frame path returns values instead.
#pragma once

#include <stdexcept>

#include "mien/export.h"

namespace mien {

class MIEN_API Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace mien
