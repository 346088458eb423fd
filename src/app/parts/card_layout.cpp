#include "app/parts/card_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace mien::app {

namespace {

constexpr std::array kSides = {CardSide::right, CardSide::left, CardSide::below, CardSide::above};

QRectF slid_inside(QRectF card, const QRectF& room) {
    card.moveLeft(
        std::clamp(card.left(), room.left(), std::max(room.left(), room.right() - card.width())));
    card.moveTop(
        std::clamp(card.top(), room.top(), std::max(room.top(), room.bottom() - card.height())));
    return card;
}

// `align`: 0 starts the card where the box starts, 1 ends it where the box ends.
QRectF beside(const QRectF& box, CardSide side, const QSizeF& size, qreal gap, qreal align) {
    const qreal x = box.left() + align * (box.width() - size.width());
    const qreal y = box.top() + align * (box.height() - size.height());
    switch (side) {
        case CardSide::right:
            return {QPointF(box.right() + gap, y), size};
        case CardSide::left:
            return {QPointF(box.left() - gap - size.width(), y), size};
        case CardSide::below:
            return {QPointF(x, box.bottom() + gap), size};
        default:
            return {QPointF(x, box.top() - gap - size.height()), size};
    }
}

// Between the nearest edges; 0 where they touch.
qreal distance(const QRectF& a, const QRectF& b) {
    const qreal x = std::max({0.0, b.left() - a.right(), a.left() - b.right()});
    const qreal y = std::max({0.0, b.top() - a.bottom(), a.top() - b.bottom()});
    return std::hypot(x, y);
}

class Layout {
  public:
    Layout(const QRectF& room, const std::vector<CardRequest>& requests, const CardSizes& sizes)
        : room_(room), requests_(requests), sizes_(sizes), places_(requests.size()) {}

    std::vector<CardPlace> run() {
        std::vector<std::size_t> order(requests_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return requests_[a].important && !requests_[b].important;
        });
        for (const std::size_t i : order) {
            places_[i] = place(i);
            taken_.push_back(places_[i].area);
        }
        return places_;
    }

  private:
    CardPlace place(std::size_t i) const {
        const CardRequest& request = requests_[i];
        if (request.has_before && !request.before.compact) {
            if (auto same = at(i, request.before.side, false, 0)) return *same;
        }
        // A compact card grows again only where there is room to spare, or it would flicker.
        const bool was_compact = request.has_before && request.before.compact;
        for (const CardSide side : kSides) {
            if (auto full = at(i, side, false, was_compact ? 2 * sizes_.gap : 0)) return *full;
        }
        if (was_compact) {
            if (auto same = at(i, request.before.side, true, 0)) return *same;
        }
        for (const CardSide side : kSides) {
            if (auto compact = at(i, side, true, 0)) return *compact;
        }
        return anywhere(i);
    }

    // Above and below, the card may slide along the box's edge; beside it, up and down.
    std::optional<CardPlace> at(std::size_t i, CardSide side, bool compact, qreal spare) const {
        if (side == CardSide::anywhere) return std::nullopt;
        const QSizeF size = compact ? sizes_.compact : sizes_.full;
        for (const qreal align : {0.0, 1.0, 0.5}) {
            const QRectF wanted = beside(requests_[i].box, side, size, sizes_.gap, align);
            const QRectF card = slid_inside(wanted, room_);
            const bool beside_box = side == CardSide::right || side == CardSide::left;
            const bool cut = beside_box ? card.left() != wanted.left() : card.top() != wanted.top();
            // Its own face is one gap away, whatever is to spare: that is measured to the others.
            const QRectF roomy = card.adjusted(-spare, -spare, spare, spare);
            if (!cut && covered(card) <= 0 && covered(roomy, &requests_[i]) <= 0) {
                return CardPlace{card, compact, side};
            }
        }
        return std::nullopt;
    }

    // Area of faces, all but `own`, and other cards under `card`; cards count double, text on text
    // being worst.
    qreal covered(const QRectF& card, const CardRequest* own = nullptr) const {
        const auto shared = [&card](const QRectF& other) {
            const QRectF both = card & other;
            return both.isEmpty() ? 0 : both.width() * both.height();
        };
        qreal sum = 0;
        for (const CardRequest& request : requests_) {
            if (&request != own) sum += shared(request.box);
        }
        for (const QRectF& other : taken_) sum += 2 * shared(other);
        return sum;
    }

    // A card nearer to another face than to its own would be read as that one's.
    qreal confusion(const QRectF& card, std::size_t i) const {
        const qreal own = distance(card, requests_[i].box);
        qreal sum = 0;
        for (std::size_t j = 0; j < requests_.size(); ++j) {
            if (j != i) sum += std::max(0.0, own + sizes_.gap - distance(card, requests_[j].box));
        }
        return sum;
    }

    // The compact card on a grid over the room: where it covers least, then nearest to its box.
    CardPlace anywhere(std::size_t i) const {
        const QSizeF size = sizes_.compact;
        const QRectF& box = requests_[i].box;
        CardPlace best{slid_inside({box.bottomLeft(), size}, room_), true, CardSide::anywhere};
        qreal best_cost = std::numeric_limits<qreal>::max();
        constexpr int kSteps = 32;
        for (int row = 0; row <= kSteps; ++row) {
            for (int column = 0; column <= kSteps; ++column) {
                const QPointF corner(
                    room_.left() + std::max(0.0, room_.width() - size.width()) * column / kSteps,
                    room_.top() + std::max(0.0, room_.height() - size.height()) * row / kSteps);
                const QRectF card(corner, size);
                const qreal cost = 50 * covered(card) + distance(card, box) + confusion(card, i);
                if (cost >= best_cost) continue;
                best_cost = cost;
                best.area = card;
            }
        }
        return best;
    }

    const QRectF room_;
    const std::vector<CardRequest>& requests_;
    const CardSizes sizes_;
    std::vector<CardPlace> places_;
    std::vector<QRectF> taken_;
};

}  // namespace

std::vector<CardPlace> place_cards(const QRectF& room, const std::vector<CardRequest>& requests,
                                   const CardSizes& sizes) {
    return Layout(room, requests, sizes).run();
}

}  // namespace mien::app
