#include "app/review/marker_flags.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/review/track_list_model.h"

namespace mien::app {

namespace {

constexpr int kMostInTip = 8;

QString tip_line(const Marker& marker) {
    const QString time = clock_text(marker.start_s);
    return marker.label.empty() ? time : time + "  " + QString::fromStdString(marker.label);
}

}  // namespace

std::vector<MarkerFlag> marker_flags(const std::vector<Marker>& markers, double begin_s,
                                     double end_s, double width, double flag) {
    std::vector<MarkerFlag> flags;
    if (!(end_s > begin_s) || !(width > 0)) return flags;
    int others = 0;  // that share the last flag
    const auto name_shared = [&flags, &others] {
        if (others > 0) flags.back().label += QStringLiteral(" +%1").arg(others);
        if (others >= kMostInTip) {
            flags.back().tip += '\n' + QCoreApplication::translate("MarkerFlags", "and %1 more")
                                           .arg(others + 1 - kMostInTip);
        }
    };
    for (const Marker& marker : markers) {
        if (marker.start_s < begin_s || marker.start_s > end_s) continue;
        const double x = std::round((marker.start_s - begin_s) / (end_s - begin_s) * width);
        if (!flags.empty() && x - flags.back().x < flag + 2) {
            if (++others < kMostInTip) flags.back().tip += '\n' + tip_line(marker);
            continue;
        }
        if (!flags.empty()) {
            name_shared();
            flags.back().room = x - flags.back().x - flag;
        }
        others = 0;
        flags.push_back(
            {x, 0, marker.start_s, QString::fromStdString(marker.label), tip_line(marker)});
    }
    if (flags.empty()) return flags;
    name_shared();
    flags.back().room = std::max(0.0, width - flags.back().x - flag / 2);
    return flags;
}

}  // namespace mien::app
