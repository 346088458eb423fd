// How an expression is shown: what it is called, its colour and its place among the others.
//
// Checkpoints name the same expression differently (FER-2013's "happy" is FER+'s "happiness") and
// list their classes in different orders. Whatever shows classes to people asks here, so that an
// expression looks the same with every checkpoint. Tables keep the checkpoint's names and order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "mien/export.h"

namespace mien {

struct Colour {  // sRGB
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

// "#rrggbb".
MIEN_API std::string to_hex(const Colour& colour);

// The one key of all names of an expression, in lower case: "happy" for "Happiness". An unknown
// name's is itself.
MIEN_API std::string expression_key(const std::string& class_name);

struct Expression {
    std::string key;
    std::string name;  // on screen: the key, or an unknown class's own name
    Colour colour;
    int rank = 0;  // its place in lists and legends; unknown ones share the last
};

// By class. One of an unknown name gets a colour that follows from the name, and another only where
// a second unknown class of the list would have the same.
MIEN_API std::vector<Expression> expressions(const std::vector<std::string>& classes);

// Indices of the classes in the order in which they are shown: by rank, unknown ones by name.
MIEN_API std::vector<std::size_t> shown_order(const std::vector<Expression>& expressions);

}  // namespace mien
