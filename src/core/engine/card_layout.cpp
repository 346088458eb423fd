#include "mien/card_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace mien {

namespace {

constexpr std::array kSides = {CardSide::right, CardSide::left, CardSide::below, CardSide::above};

// Faces and cards up to which every free place is found; beyond, those on a grid.
constexpr std::size_t kMostSearched = 40;

double right(const cv::Rect2d& area) {
    return area.x + area.width;
}

double bottom(const cv::Rect2d& area) {
    return area.y + area.height;
}

cv::Rect2d slid_inside(cv::Rect2d card, const cv::Rect2d& room) {
    card.x = std::clamp(card.x, room.x, std::max(room.x, right(room) - card.width));
    card.y = std::clamp(card.y, room.y, std::max(room.y, bottom(room) - card.height));
    return card;
}

// `align`: 0 starts the card where the box starts, 1 ends it where the box ends.
cv::Rect2d beside(const cv::Rect2d& box, CardSide side, const cv::Size2d& size, double gap,
                  double align) {
    const double x = box.x + align * (box.width - size.width);
    const double y = box.y + align * (box.height - size.height);
    switch (side) {
        case CardSide::right:
            return {{right(box) + gap, y}, size};
        case CardSide::left:
            return {{box.x - gap - size.width, y}, size};
        case CardSide::below:
            return {{x, bottom(box) + gap}, size};
        default:
            return {{x, box.y - gap - size.height}, size};
    }
}

// Between the nearest edges; 0 where they touch.
double distance(const cv::Rect2d& a, const cv::Rect2d& b) {
    const double x = std::max({0.0, b.x - right(a), a.x - right(b)});
    const double y = std::max({0.0, b.y - bottom(a), a.y - bottom(b)});
    return std::hypot(x, y);
}

double shared(const cv::Rect2d& a, const cv::Rect2d& b) {
    return std::max(0.0, std::min(right(a), right(b)) - std::max(a.x, b.x)) *
           std::max(0.0, std::min(bottom(a), bottom(b)) - std::max(a.y, b.y));
}

class CardTable {
  public:
    CardTable(const cv::Rect2d& room, const std::vector<CardRequest>& requests,
              const CardSizes& sizes)
        : room_(room), requests_(requests), sizes_(sizes) {}

    // Large cards may leave no room for the last ones: then all begin smaller.
    std::vector<CardPlace> run() {
        const std::size_t smallest = sizes_.sizes.size() - 1;
        for (std::size_t largest = 0; largest < smallest; ++largest) {
            if (place_all(largest, true)) return places_;
        }
        place_all(smallest, false);
        return places_;
    }

  private:
    // False where a card covers something; `give_up`: then the rest has no place, else those have
    // none that would be text on text.
    bool place_all(std::size_t largest, bool give_up) {
        places_.assign(requests_.size(), {});
        taken_.clear();
        bool free = true;
        for (const bool important : {true, false}) {
            for (std::size_t i = 0; i < requests_.size(); ++i) {
                if (!requests_[i].card || requests_[i].important != important) continue;
                places_[i] = place(i, important ? 0 : largest);
                free = free && covered(places_[i].area) <= 0;
                if (!free && give_up) return false;
                if (on_another_card(places_[i].area)) {
                    places_[i].area = {};
                } else {
                    taken_.push_back(places_[i].area);
                }
            }
        }
        return free;
    }

    CardPlace place(std::size_t i, std::size_t largest) const {
        const auto& before = requests_[i].before;
        for (std::size_t size = largest; size < sizes_.sizes.size(); ++size) {
            if (before && before->size == size) {
                if (auto same = at(i, before->side, size, 0)) return *same;
            }
            // A card grows again only where there is room to spare, or it would flicker.
            const double spare = before && before->size > size ? 2 * sizes_.gap : 0;
            for (const CardSide side : kSides) {
                if (auto place = at(i, side, size, spare)) return *place;
            }
        }
        return anywhere(i);
    }

    // Above and below, the card may slide along the box's edge; beside it, up and down.
    std::optional<CardPlace> at(std::size_t i, CardSide side, std::size_t size,
                                double spare) const {
        if (side == CardSide::anywhere) return std::nullopt;
        for (const double align : {0.0, 1.0, 0.5}) {
            const cv::Rect2d wanted =
                beside(requests_[i].box, side, sizes_.sizes[size], sizes_.gap, align);
            const cv::Rect2d card = slid_inside(wanted, room_);
            const bool beside_box = side == CardSide::right || side == CardSide::left;
            const bool cut = beside_box ? card.x != wanted.x : card.y != wanted.y;
            if (cut || !fits(card) || covered(card) > 0) continue;
            // Its own face is one gap away, whatever is to spare: that is measured to the others.
            const cv::Rect2d roomy(card.x - spare, card.y - spare, card.width + 2 * spare,
                                   card.height + 2 * spare);
            if (spare <= 0 || covered(roomy, &requests_[i]) <= 0) {
                return CardPlace{card, size, side};
            }
        }
        return std::nullopt;
    }

    bool on_another_card(const cv::Rect2d& card) const {
        return std::any_of(taken_.begin(), taken_.end(),
                           [&card](const cv::Rect2d& other) { return shared(card, other) > 0; });
    }

    bool fits(const cv::Rect2d& card) const {
        return card.width <= room_.width && card.height <= room_.height;
    }

    // Area of faces, all but `own`, and other cards under `card`; cards count double, text on text
    // being worst. No more is counted than `enough`.
    double covered(const cv::Rect2d& card, const CardRequest* own = nullptr,
                   double enough = std::numeric_limits<double>::max()) const {
        double sum = 0;
        for (const CardRequest& request : requests_) {
            if (&request != own) sum += shared(card, request.box);
            if (sum >= enough) return sum;
        }
        for (const cv::Rect2d& other : taken_) sum += 2 * shared(card, other);
        return sum;
    }

    // A card nearer to another face than to its own would be read as that one's.
    double confusion(const cv::Rect2d& card, std::size_t i) const {
        const double own = distance(card, requests_[i].box);
        double sum = 0;
        for (std::size_t j = 0; j < requests_.size(); ++j) {
            if (j != i) sum += std::max(0.0, own + sizes_.gap - distance(card, requests_[j].box));
        }
        return sum;
    }

    // What speaks against this place, where it is less than `best`.
    double cost(const cv::Rect2d& card, std::size_t i, double best) const {
        constexpr double kCovering = 50;  // per pixel, against pixels of distance
        const double under = kCovering * covered(card, nullptr, best / kCovering);
        return under >= best ? under
                             : under + distance(card, requests_[i].box) + confusion(card, i);
    }

    // The smallest card, where it covers least, then nearest to its box.
    CardPlace anywhere(std::size_t i) const {
        const std::size_t smallest = sizes_.sizes.size() - 1;
        const cv::Size2d size = sizes_.sizes.back();
        CardPlace best{slid_inside({{requests_[i].box.x, bottom(requests_[i].box)}, size}, room_),
                       smallest, CardSide::anywhere};
        double least = std::numeric_limits<double>::max();
        const auto try_all = [&](const std::vector<double>& xs, const std::vector<double>& ys) {
            for (const double y : ys) {
                for (const double x : xs) {
                    const cv::Rect2d card = slid_inside({{x, y}, size}, room_);
                    const double now = cost(card, i, least);
                    if (now >= least) continue;
                    least = now;
                    best.area = card;
                }
            }
        };
        try_all(grid(room_.x, room_.width - size.width), grid(room_.y, room_.height - size.height));
        // A free place has a neighbour at its left and one above: some edge of what is there.
        if (covered(best.area) > 0 && requests_.size() + taken_.size() <= kMostSearched) {
            std::vector<double> xs{room_.x}, ys{room_.y};
            for (const CardRequest& request : requests_) {
                xs.push_back(right(request.box));
                ys.push_back(bottom(request.box));
            }
            for (const cv::Rect2d& card : taken_) {
                xs.push_back(right(card));
                ys.push_back(bottom(card));
            }
            try_all(xs, ys);
        }
        const auto& before = requests_[i].before;
        if (before && before->side == CardSide::anywhere) {
            const cv::Rect2d card = slid_inside({before->area.tl(), size}, room_);
            const double enough = least + 6 * sizes_.gap;
            if (cost(card, i, enough) < enough) best.area = card;
        }
        return best;
    }

    static std::vector<double> grid(double from, double length) {
        constexpr int kSteps = 32;
        std::vector<double> places(kSteps + 1);
        for (int i = 0; i <= kSteps; ++i) {
            places[static_cast<std::size_t>(i)] = from + std::max(0.0, length) * i / kSteps;
        }
        return places;
    }

    const cv::Rect2d room_;
    const std::vector<CardRequest>& requests_;
    const CardSizes& sizes_;
    std::vector<CardPlace> places_;
    std::vector<cv::Rect2d> taken_;
};

}  // namespace

std::vector<CardPlace> place_cards(const cv::Rect2d& room, const std::vector<CardRequest>& requests,
                                   const CardSizes& sizes) {
    return CardTable(room, requests, sizes).run();
}

}  // namespace mien
