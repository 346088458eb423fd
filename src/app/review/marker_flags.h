// Where markers stand above a strip of time, so that neither flags nor labels cover each other.
#pragma once

#include <QString>
#include <vector>

#include "mien/markers.h"

namespace mien::app {

struct MarkerFlag {
    double x = 0;        // of its middle, pixels
    double room = 0;     // for its label, from its right edge on, pixels
    double start_s = 0;  // of its first marker
    QString label;       // "smile"; "smile +2" for three that share a flag
    QString tip;         // all its labels with their times
};

// `markers`: by start. Those outside of `begin_s` to `end_s` are left out; those whose flags,
// `flag` pixels wide, would touch share one.
std::vector<MarkerFlag> marker_flags(const std::vector<Marker>& markers, double begin_s,
                                     double end_s, double width, double flag);

}  // namespace mien::app
