#include "app/review/sound_strip.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace mien::app {

namespace {

constexpr double kQuietest_dB = -40;  // drawn as nothing: quieter than speech by far, by eye

// As it is heard: by decibels, from the quietest to full scale.
double height_of(float level) {
    if (level <= 0) return 0;
    return std::clamp(1 - 20 * std::log10(static_cast<double>(level)) / kQuietest_dB, 0.0, 1.0);
}

}  // namespace

SoundStrip::SoundStrip(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &SoundStrip::changed, this, [this] { update(); });
}

void SoundStrip::paint(QPainter* painter) {
    const auto columns = static_cast<int>(width());
    if (levels_.isEmpty() || columns <= 0) return;
    for (int x = 0; x < columns; ++x) {
        const auto first = levels_.size() * x / columns;
        const auto end = std::max(first + 1, levels_.size() * (x + 1) / columns);
        const float loudest = *std::max_element(levels_.begin() + first,
                                                levels_.begin() + std::min(end, levels_.size()));
        const double tall = std::max(1.0, height_of(loudest) * height());
        painter->fillRect(QRectF(x, (height() - tall) / 2, 1, tall), color_);
    }
}

}  // namespace mien::app
