#include "mien/overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "mien/expressions.h"

namespace mien {

namespace {

const cv::Scalar kInk = {245, 245, 245};
const cv::Scalar kFaintInk = {195, 195, 195};
const cv::Scalar kGray = {170, 170, 170};
const cv::Scalar kPanel = {28, 24, 22};
constexpr double kPanelOpacity = 0.72;
constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr int kFraction = 3;  // bits of sub-pixel positions

// Lengths that follow the picture's height.
struct Metrics {
    double font;
    int stroke;   // of text and lines
    int text;     // height of a capital letter
    int padding;  // within a panel, and between things
    explicit Metrics(int height)
        : font(std::clamp(height / 1250.0, 0.36, 4.0)),
          stroke(std::max(1, cvRound(font * 1.6))),
          text(cvRound(font * 22)),
          padding(std::max(3, cvRound(font * 13))) {}
    int line() const { return text + padding; }
};

struct Piece {
    std::string text;
    cv::Scalar ink;
};

// OpenCV's fonts know ASCII alone: any other character becomes one question mark.
std::string ascii(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7F)
            result += c;
        else if ((byte & 0xC0) != 0x80)  // not the continuation of a UTF-8 character
            result += '?';
    }
    return result;
}

int width_of(const std::string& text, const Metrics& metrics) {
    return cv::getTextSize(text, kFont, metrics.font, metrics.stroke, nullptr).width;
}

void write(cv::Mat& picture, const std::string& text, cv::Point baseline, const cv::Scalar& ink,
           const Metrics& metrics) {
    cv::putText(picture, text, baseline, kFont, metrics.font, ink, metrics.stroke, cv::LINE_AA);
}

// Mixes `colour` into a rounded area inside the picture.
void fill(cv::Mat& picture, const cv::Rect& area, int radius, const cv::Scalar& colour,
          double opacity) {
    const cv::Rect inside = area & cv::Rect({}, picture.size());
    if (inside.empty()) return;
    radius = std::min({radius, area.width / 2, area.height / 2});
    cv::Mat1b mask(area.size(), uchar(0));
    mask.colRange(radius, area.width - radius) = 255;
    mask.rowRange(radius, area.height - radius) = 255;
    for (const int x : {radius, area.width - 1 - radius})
        for (const int y : {radius, area.height - 1 - radius})
            cv::circle(mask, {x, y}, radius, 255, cv::FILLED, cv::LINE_AA);
    for (int y = 0; y < inside.height; ++y) {
        auto* pixel = picture.ptr<cv::Vec3b>(inside.y + y) + inside.x;
        const uchar* share = mask.ptr(inside.y - area.y + y) + (inside.x - area.x);
        for (int x = 0; x < inside.width; ++x)
            for (int c = 0; c < 3; ++c)
                pixel[x][c] = cv::saturate_cast<uchar>(pixel[x][c] + (colour[c] - pixel[x][c]) *
                                                                         opacity * share[x] / 255);
    }
}

// A point of a box turned by `roll` degrees about its centre, in 1 / 2^kFraction of a pixel.
cv::Point turned(const cv::Rect& box, float roll, const cv::Point2f& place) {
    const FacePose pose{cv::Point2f(box.tl() + box.br()) / 2 - cv::Point2f(0.5F, 0.5F), 1, roll};
    return place_in(pose, place - pose.centre) * (1 << kFraction);
}

void rounded_outline(cv::Mat& picture, const FaceResult& face, int radius, const cv::Scalar& colour,
                     int stroke) {
    const cv::Rect inner(face.box.tl() + cv::Point(radius, radius),
                         face.box.br() - cv::Point(radius + 1, radius + 1));
    std::vector<cv::Point> path;
    constexpr int kSteps = 8;  // of a corner
    for (int i = 0; i < 4 * (kSteps + 1); ++i) {
        const int corner = i / (kSteps + 1);  // from the right bottom one, clockwise
        const double angle =
            (corner + (i % (kSteps + 1)) / static_cast<double>(kSteps)) * std::numbers::pi / 2;
        const cv::Point2d from(corner == 1 || corner == 2 ? inner.x : inner.br().x,
                               corner >= 2 ? inner.y : inner.br().y);
        const cv::Point2d place = from + radius * cv::Point2d(std::cos(angle), std::sin(angle));
        path.push_back(turned(face.box, face.roll, place));
    }
    cv::polylines(picture, path, true, colour, stroke, cv::LINE_AA, kFraction);
}

void dashed_outline(cv::Mat& picture, const FaceResult& face, const cv::Scalar& colour, int dash) {
    const cv::Point2f corners[] = {
        face.box.tl(),
        {static_cast<float>(face.box.br().x - 1), static_cast<float>(face.box.y)},
        face.box.br() - cv::Point(1, 1),
        {static_cast<float>(face.box.x), static_cast<float>(face.box.br().y - 1)}};
    for (int side = 0; side < 4; ++side) {
        const cv::Point2f from = corners[side], way = corners[(side + 1) % 4] - from;
        const auto length = static_cast<int>(cv::norm(way));
        for (int at = 0; at <= length; at += 2 * dash) {
            const auto place = [&](int pixels) {
                const float share = static_cast<float>(std::min(pixels, length)) /
                                    static_cast<float>(std::max(1, length));
                return turned(face.box, face.roll, from + share * way);
            };
            cv::line(picture, place(at), place(at + dash - 1), colour, 1, cv::LINE_8, kFraction);
        }
    }
}

// What the turned box covers.
cv::Rect around(const FaceResult& face) {
    if (face.roll == 0) return face.box;
    const cv::Point2f centre = cv::Point2f(face.box.tl() + face.box.br()) / 2;
    return cv::RotatedRect(centre, cv::Size2f(face.box.size()), face.roll).boundingRect();
}

// Finds room for panels: inside the picture and, where possible, clear of all that is there.
class Room {
  public:
    Room(cv::Size picture, std::vector<cv::Rect> taken)
        : picture_({}, picture), taken_(std::move(taken)) {}

    bool fits(cv::Size size) const {
        return size.width <= picture_.width && size.height <= picture_.height;
    }

    // The first of the places that covers nothing, else the one that covers least. `size` fits.
    cv::Rect take(cv::Size size, const std::vector<cv::Point>& places) {
        cv::Rect best;
        int least = -1;
        for (const auto& place : places) {
            const cv::Rect area({std::clamp(place.x, 0, picture_.width - size.width),
                                 std::clamp(place.y, 0, picture_.height - size.height)},
                                size);
            int covered = 0;
            for (const auto& other : taken_) covered += (area & other).area();
            if (least < 0 || covered < least) {
                least = covered;
                best = area;
            }
        }
        taken_.push_back(best);
        return best;
    }

  private:
    cv::Rect picture_;
    std::vector<cv::Rect> taken_;
};

// The classes as they are drawn.
struct Legend {
    explicit Legend(const std::vector<std::string>& classes)
        : shown(expressions(classes)), order(shown_order(shown)) {}

    bool has(int expression) const {
        return expression >= 0 && expression < static_cast<int>(shown.size());
    }
    std::string name(std::size_t expression) const { return ascii(shown[expression].name); }
    cv::Scalar colour(int expression) const {
        if (!has(expression)) return kGray;
        const Colour& colour = shown[static_cast<std::size_t>(expression)].colour;
        return cv::Scalar(colour.blue, colour.green, colour.red);
    }

    std::vector<Expression> shown;   // by class
    std::vector<std::size_t> order;  // of classes, from above
};

std::vector<Piece> label_of(const FaceResult& face, const Legend& legend, double uncertain_below) {
    if (face.status == FaceStatus::too_small) return {{"too small", kFaintInk}};
    std::vector<Piece> pieces;
    if (legend.has(face.expression)) {
        const bool uncertain = face.confidence < uncertain_below;
        pieces.push_back({legend.name(static_cast<std::size_t>(face.expression)) +
                              (uncertain ? "? " : " ") +
                              std::to_string(std::lround(face.confidence * 100)) + " %",
                          kInk});
    }
    if (face.track > 0)
        pieces.push_back({std::string("#").append(std::to_string(face.track)), kFaintInk});
    return pieces;
}

void draw_label(cv::Mat& picture, Room& room, const FaceResult& face,
                const std::vector<Piece>& pieces, const Legend& legend, const Metrics& metrics) {
    if (pieces.empty()) return;
    const int dot =
        face.expression < 0 ? 0 : metrics.text;  // of the accent colour, before the text
    int width = metrics.padding + (dot > 0 ? dot + metrics.padding : 0);
    for (const auto& piece : pieces) width += width_of(piece.text, metrics) + metrics.padding;
    const cv::Size size(width, metrics.text + 2 * metrics.padding);
    if (!room.fits(size)) return;

    const cv::Rect box = around(face);
    const int gap = metrics.padding / 2 + metrics.stroke;
    const cv::Rect area =
        room.take(size, {{box.x, box.y - size.height - gap},
                         {box.x + box.width - size.width, box.y - size.height - gap},
                         {box.x, box.y + box.height + gap},
                         {box.x + box.width - size.width, box.y + box.height + gap},
                         {box.x, box.y}});
    fill(picture, area, metrics.padding, kPanel, kPanelOpacity);
    cv::Point at(area.x + metrics.padding, area.y + metrics.padding + metrics.text);
    if (dot > 0) {
        const int radius = dot * 2 / 5;
        cv::circle(picture, {(at.x + dot / 2) << kFraction, (at.y - dot / 2) << kFraction},
                   radius << kFraction, legend.colour(face.expression), cv::FILLED, cv::LINE_AA,
                   kFraction);
        at.x += dot + metrics.padding / 2;
    }
    for (const auto& piece : pieces) {
        write(picture, piece.text, at, piece.ink, metrics);
        at.x += width_of(piece.text, metrics) + metrics.padding;
    }
}

void draw_bars(cv::Mat& picture, Room& room, const FaceResult& face, const Legend& legend,
               const Metrics& metrics) {
    std::vector<std::size_t> bars = legend.order;
    std::erase_if(bars, [&face](std::size_t i) { return i >= face.scores.size(); });
    if (bars.empty()) return;
    const auto count = static_cast<int>(bars.size());
    int names = 0;
    for (const std::size_t i : bars) names = std::max(names, width_of(legend.name(i), metrics));
    const int length = metrics.text * 6;
    const cv::Size size(names + length + 3 * metrics.padding,
                        count * metrics.line() + metrics.padding);
    if (!room.fits(size)) return;

    const cv::Rect box = around(face);
    const int right = box.x + box.width + metrics.padding;
    const int left = box.x - size.width - metrics.padding;
    const int below = box.y + box.height + metrics.padding;
    const int above = box.y - size.height - metrics.padding;
    const int label = metrics.text + 3 * metrics.padding;
    std::vector<cv::Point> places = {{right, box.y}, {left, box.y}};
    for (const int y :
         {box.y + box.height - size.height, below, above, below + label, above - label})
        for (const int x : {box.x, box.x + box.width - size.width, right, left})
            places.emplace_back(x, y);
    const cv::Rect area = room.take(size, places);
    fill(picture, area, metrics.padding, kPanel, kPanelOpacity);
    for (int line = 0; line < count; ++line) {
        const std::size_t i = bars[static_cast<std::size_t>(line)];
        const int top = area.y + metrics.padding + line * metrics.line();
        const bool chosen = static_cast<int>(i) == face.expression;
        write(picture, legend.name(i), {area.x + metrics.padding, top + metrics.text},
              chosen ? kInk : kFaintInk, metrics);
        const int thickness = std::max(2, metrics.text * 3 / 5);
        const cv::Rect groove(area.x + 2 * metrics.padding + names,
                              top + (metrics.text - thickness) / 2 + 1, length, thickness);
        fill(picture, groove, thickness / 2, kInk, 0.14);
        cv::Rect bar = groove;
        bar.width = cvRound(length * std::clamp<double>(face.scores[i], 0, 1));
        if (bar.width > 0)
            fill(picture, bar, thickness / 2, legend.colour(static_cast<int>(i)), chosen ? 1 : 0.7);
    }
}

void draw_box(cv::Mat& picture, const FaceResult& face, const Legend& legend,
              const Metrics& metrics) {
    const cv::Rect& box = face.box;
    if (box.width < 2 || box.height < 2) return;
    if (face.status == FaceStatus::too_small) {
        const int dash = std::max(2, metrics.text / 2);
        rounded_outline(picture, face, 0, kPanel, 1);  // so that the gaps are dark on a light
        dashed_outline(picture, face, kInk, dash);     // background
        return;
    }
    const int radius = std::min(box.width, box.height) / 12;
    const int stroke = metrics.stroke + 1;
    rounded_outline(picture, face, radius, kPanel,
                    stroke + 2);  // a dark rim, for light backgrounds
    rounded_outline(picture, face, radius, legend.colour(face.expression), stroke);
}

}  // namespace

void draw_overlay(cv::Mat& picture, const FrameResult& result,
                  const std::vector<std::string>& classes, const OverlayStyle& style) {
    const Metrics metrics(picture.rows);
    const Legend legend(classes);
    std::vector<cv::Rect> boxes;
    for (const auto& face : result.faces) boxes.push_back(around(face));
    Room room(picture.size(), boxes);

    if (style.boxes)
        for (const auto& face : result.faces) draw_box(picture, face, legend, metrics);
    if (style.labels)
        for (const auto& face : result.faces)
            draw_label(picture, room, face, label_of(face, legend, style.uncertain_below), legend,
                       metrics);
    if (style.bars)
        for (const auto& face : result.faces) draw_bars(picture, room, face, legend, metrics);
}

}  // namespace mien
