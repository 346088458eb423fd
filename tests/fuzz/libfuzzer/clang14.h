// What Debian's clang 14 lacks: it deduces no arguments of aggregates (C++20, P1816).
#pragma once

#include "mien/fields.h"

namespace mien {

template <typename Settings, typename Value, typename Rule>
Field(const char*, Value Settings::*, Rule, const char*) -> Field<Settings, Value, Rule>;

}  // namespace mien
