// Finds a place for each face's card (label and bars) where it covers neither a face nor another
// card, and stays inside the picture.
#pragma once

#include <QRectF>
#include <QSizeF>
#include <vector>

namespace mien::app {

struct CardSizes {
    QSizeF full;
    QSizeF compact;  // used where the full card finds no room
    qreal gap = 8;   // between a card and what is beside it
};

// Sides of the face's box, in order of preference.
enum class CardSide { right, left, below, above, anywhere };

struct CardPlace {
    QRectF area;
    bool compact = false;
    CardSide side = CardSide::right;
};

struct CardRequest {
    QRectF box;
    bool important = false;  // gets its place first
    bool has_before = false;
    CardPlace before;  // kept while it is good, so that cards do not hop about
};

// One place per request, in order. `room`: where cards may be, in the coordinates of the boxes.
std::vector<CardPlace> place_cards(const QRectF& room, const std::vector<CardRequest>& requests,
                                   const CardSizes& sizes);

}  // namespace mien::app
