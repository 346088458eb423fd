#include "core/engine/overlay_cards.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "mien/card_layout.h"

namespace mien {

namespace {

constexpr std::size_t kLongestName = 14;  // characters: a card must not cover much of the picture

// "Anna", "#2".
std::string who_of(int track, const CardContent& content) {
    const auto named = content.names.find(track);
    if (named == content.names.end()) return std::string("#").append(std::to_string(track));
    const std::string name = pen::drawable(named->second);
    return name.size() <= kLongestName ? name : name.substr(0, kLongestName - 2) + "..";
}

// What the cards of a picture show, and their sizes, which are the same for all: every expression
// finds room in them.
struct CardStyle {
    CardStyle(const pen::Legend& legend, const CardContent& content, const pen::Metrics& metrics) {
        int words = pen::width_of("face", metrics);
        for (std::size_t i = 0; i < legend.shown.size(); ++i) {
            names = std::max(names, pen::width_of(legend.name(i), metrics));
            words = std::max(words, pen::width_of(legend.name(i) + "?", metrics));
        }
        const int padding = metrics.padding;
        const int word = dot(metrics) + words + 2 * padding;
        int who = pen::width_of("#99", metrics);
        for (const auto& [track, name] : content.names) {
            who = std::max(who, pen::width_of(who_of(track, content), metrics));
        }
        const int header = word + pen::width_of("100 %", metrics) + who + 2 * padding;
        const int top = padding + (content.labels ? metrics.line() : 0);
        const auto classes = static_cast<int>(legend.order.size());
        const bool bars = content.bars && classes > 0;
        if (bars) {
            const int full = names + bar(metrics) + 3 * padding;
            sizes.sizes.push_back(cv::Size(content.labels ? std::max(full, header) : full,
                                           top + classes * metrics.line()));
        }
        if (bars || content.labels) {
            sizes.sizes.push_back(cv::Size(header, top + (bars ? metrics.line() : 0)));
        }
        if (content.labels) sizes.sizes.push_back(cv::Size(word, top));
        sizes.gap = padding;
        columns = bars ? sizes.sizes.size() - (content.labels ? 2 : 1) : sizes.sizes.size();
    }

    static int dot(const pen::Metrics& metrics) { return metrics.text + metrics.padding / 2; }
    static int bar(const pen::Metrics& metrics) { return metrics.text * 6; }

    CardSizes sizes;
    std::size_t columns = 0;  // index of the size with a column per class instead of bars
    int names = 0;            // width of the longest
};

// The expression, and what there is room for beside it.
void draw_label(cv::Mat& picture, const cv::Rect& card, bool whole, const FaceResult& face,
                const pen::Legend& legend, const CardContent& content,
                const pen::Metrics& metrics) {
    const int baseline = card.y + metrics.padding + metrics.text;
    const bool known = legend.has(face.expression);
    const bool uncertain = known && face.confidence < content.uncertain_below;
    const cv::Point centre(card.x + metrics.padding + metrics.text / 2,
                           baseline - metrics.text / 2);
    const int radius = metrics.text * 2 / 5;
    cv::circle(picture, centre * (1 << pen::kFraction), radius << pen::kFraction,
               legend.colour(face.expression), uncertain ? metrics.stroke : cv::FILLED, cv::LINE_AA,
               pen::kFraction);
    const std::string word =
        known ? legend.name(static_cast<std::size_t>(face.expression)) : std::string("face");
    pen::write(picture, uncertain ? word + "?" : word,
               {card.x + metrics.padding + CardStyle::dot(metrics), baseline}, pen::kInk, metrics);
    if (!whole) return;
    int x = card.x + card.width;
    const auto write_before = [&](const std::string& text, const cv::Scalar& ink) {
        x -= pen::width_of(text, metrics) + metrics.padding;
        pen::write(picture, text, {x, baseline}, ink, metrics);
    };
    if (face.track > 0) {
        write_before(who_of(face.track, content), pen::kFaintInk);
    }
    if (known) write_before(std::to_string(std::lround(face.confidence * 100)) + " %", pen::kInk);
}

// Of class `i`, 0 to 1.
double share_of(const FaceResult& face, std::size_t i) {
    return i < face.scores.size() ? std::clamp<double>(face.scores[i], 0, 1) : 0;
}

void draw_bars(cv::Mat& picture, cv::Point corner, int width, int names, const FaceResult& face,
               const pen::Legend& legend, const pen::Metrics& metrics) {
    for (const std::size_t i : legend.order) {
        const bool chosen = static_cast<int>(i) == face.expression;
        pen::write(picture, legend.name(i), {corner.x, corner.y + metrics.text},
                   chosen ? pen::kInk : pen::kFaintInk, metrics);
        const int thickness = std::max(2, metrics.text * 3 / 5);
        const int before = names + metrics.padding;
        const cv::Rect groove(corner.x + before, corner.y + (metrics.text - thickness) / 2 + 1,
                              width - before, thickness);
        pen::fill(picture, groove, thickness / 2, pen::kInk, 0.14);
        cv::Rect bar = groove;
        bar.width = cvRound(groove.width * share_of(face, i));
        if (bar.width > 0) {
            pen::fill(picture, bar, thickness / 2, legend.colour(static_cast<int>(i)),
                      chosen ? 1 : 0.7);
        }
        corner.y += metrics.line();
    }
}

// The bars where there is little room: a column per class.
void draw_columns(cv::Mat& picture, const cv::Rect& area, const FaceResult& face,
                  const pen::Legend& legend) {
    const auto count = static_cast<int>(legend.order.size());
    for (int place = 0; place < count; ++place) {
        const std::size_t i = legend.order[static_cast<std::size_t>(place)];
        const int left = area.x + area.width * place / count;
        const int width = std::max(1, area.x + area.width * (place + 1) / count - left - 2);
        pen::fill(picture, {left, area.y, width, area.height}, 1, pen::kInk, 0.14);
        const int height = std::max(1, cvRound(area.height * share_of(face, i)));
        pen::fill(picture, {left, area.y + area.height - height, width, height}, 1,
                  legend.colour(static_cast<int>(i)), 1);
    }
}

void draw_card(cv::Mat& picture, const CardPlace& place, const FaceResult& face,
               const pen::Legend& legend, const CardStyle& card, const CardContent& content,
               const pen::Metrics& metrics) {
    const cv::Rect area(cvRound(place.area.x), cvRound(place.area.y), cvRound(place.area.width),
                        cvRound(place.area.height));
    const cv::Rect whole({}, picture.size());
    if ((area & whole) != area) return;  // the picture is smaller than a card
    if (place.side == CardSide::anywhere) {
        const auto nearest = [](const cv::Rect& to, const cv::Point& from) {
            return cv::Point(std::clamp(from.x, to.x, to.x + to.width),
                             std::clamp(from.y, to.y, to.y + to.height));
        };
        const cv::Rect box = pen::around(face);
        const cv::Point end = nearest(box, (area.tl() + area.br()) / 2);
        cv::line(picture, nearest(area, end), end, pen::kFaintInk, metrics.stroke, cv::LINE_AA);
    }
    pen::fill(picture, area, metrics.padding, pen::kPanel, pen::kPanelOpacity);
    const bool last = place.size + 1 == card.sizes.sizes.size();
    if (content.labels) {
        draw_label(picture, area, !last, face, legend, content, metrics);
    }
    const cv::Point corner =
        area.tl() +
        cv::Point(metrics.padding, metrics.padding + (content.labels ? metrics.line() : 0));
    const int width = area.width - 2 * metrics.padding;
    if (!content.bars || face.scores.empty()) return;
    if (place.size < card.columns) {
        draw_bars(picture, corner, width, card.names, face, legend, metrics);
    } else if (place.size == card.columns) {
        draw_columns(picture, {corner, cv::Size(width, metrics.text)}, face, legend);
    }
}

}  // namespace

void draw_cards(cv::Mat& picture, const FrameResult& result, const pen::Legend& legend,
                const CardContent& content, const pen::Metrics& metrics) {
    const CardStyle card(legend, content, metrics);
    if (card.sizes.sizes.empty()) return;
    std::vector<CardRequest> requests;
    const cv::Rect whole({}, picture.size());
    for (const FaceResult& face : result.faces) {
        CardRequest request;
        request.box = pen::around(face) & whole;
        request.card = face.status != FaceStatus::too_small && !request.box.empty();
        requests.push_back(request);
    }
    const std::vector<CardPlace> places = place_cards(whole, requests, card.sizes);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].area.empty()) continue;
        draw_card(picture, places[i], result.faces[i], legend, card, content, metrics);
    }
}

}  // namespace mien
