// Finds a place for each face's card (its label and bars), in the window and in exported pictures:
// where it covers neither a face nor another card, inside the picture.
#pragma once

#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

#include "mien/export.h"

namespace mien {

struct CardSizes {
    // Largest first; a smaller one is taken where those before find no room. At least one.
    std::vector<cv::Size2d> sizes;
    double gap = 8;  // between a card and what is beside it
};

// Sides of the face's box, in order of preference. A card that stands anywhere needs a line to its
// face.
enum class CardSide { right, left, below, above, anywhere };

struct CardPlace {
    cv::Rect2d area;  // empty without a card
    std::size_t size = 0;
    CardSide side = CardSide::right;
};

struct CardRequest {
    cv::Rect2d box;
    bool card = true;                 // false: it has none, but must not be covered
    bool important = false;           // gets its place first
    std::optional<CardPlace> before;  // kept while it is good, so that cards do not hop about
};

// One place per request, in order. `room`: where cards may be, in the coordinates of the boxes. A
// card covers a face only if even the smallest finds no free place, and is left out where it would
// have to cover another card.
MIEN_API std::vector<CardPlace> place_cards(const cv::Rect2d& room,
                                            const std::vector<CardRequest>& requests,
                                            const CardSizes& sizes);

}  // namespace mien
