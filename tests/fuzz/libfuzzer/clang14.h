// What Debian's clang 14 lacks: it deduces no arguments of aggregates (C++20, P1816).
#pragma once

#include "mien/fields.h"
#include "mien/names.h"

namespace mien {

template <typename Enum>
Named(Enum, const char*) -> Named<Enum>;

template <typename Settings, typename Value, typename Rule>
Field(const char*, Value Settings::*, Rule, const char*) -> Field<Settings, Value, Rule>;

}  // namespace mien
