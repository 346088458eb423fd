// Self-contained web pages for reports: no script, nothing from the network, charts as inline SVG.
// Every text given here is escaped; what is returned is HTML.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mien::html {

// For HTML and XML, as content and within quotes. What is no UTF-8 and hidden characters become
// "\x1b" (base/text.h); line feeds stay.
std::string escape(std::string_view text);

// A whole document, light or dark as the reader's system is. `body`: HTML.
std::string page(std::string_view title, std::string_view body);

std::string heading(std::string_view text);
std::string paragraph(std::string_view text);

// The first cell of each row names it.
std::string table(const std::vector<std::string>& header,
                  const std::vector<std::vector<std::string>>& rows);

// Cells shaded by `share` (0 to 1), as a confusion matrix needs them.
struct ShadedCell {
    std::string text;
    double share = 0;
};
std::string shaded_table(const std::vector<std::string>& header,
                         const std::vector<std::string>& names,
                         const std::vector<std::vector<ShadedCell>>& rows);

// A picture that the page itself holds, with a caption; several stand side by side.
struct Picture {
    std::string format;  // "png", "bmp", ...
    std::string bytes;   // the encoded file
    int width = 96;      // shown so wide, CSS pixels
};
std::string figure(const Picture& picture, std::string_view caption);

struct Axis {
    std::string label;
    double low = 0;
    double high = 1;  // above `low`
};

struct Series {
    std::string name;
    std::vector<std::pair<double, double>> points;  // in the axes' units, by x; y not finite: a gap
    bool dashed = false;
    std::string colour{};  // CSS; empty: one of the palette
    struct Spread {
        double x = 0;
        double low = 0;
        double high = 0;
    };
    std::vector<Spread> band{};  // shaded behind the lines, by x; one that is not finite: a gap
};

std::string line_chart(const Axis& x, const Axis& y, const std::vector<Series>& series);

// For each name, one bar per series side by side. `values[i]` belongs to `names[i]`.
struct BarGroups {
    std::vector<std::string> names;
    std::vector<std::string> series;
    std::vector<std::vector<double>> values;
    std::vector<std::string> colours{};  // CSS, by name; empty: of the palette, by series
};
std::string bar_chart(const std::string& unit, const BarGroups& groups);

// For each name a band along `x`, coloured by series where there is one.
// `colours`: CSS, by series; empty: of the palette.
struct Stretch {
    double from = 0;
    double to = 0;
    std::size_t series = 0;
};
struct Bands {
    std::vector<std::string> names;
    std::vector<std::string> series;
    std::vector<std::vector<Stretch>> stretches;        // `stretches[i]` belongs to `names[i]`
    std::vector<std::pair<double, std::string>> marks;  // lines across all of them
    std::vector<std::string> colours{};
};
std::string band_chart(const Axis& x, const Bands& bands);

// For each name a dot on a line of its own, and the interval around it where it has one.
struct Ranges {
    struct Row {
        std::string name;  // shortened where it is long
        double value = 0;
        double low = 0;
        double high = 0;  // not above `low`: no interval
    };
    std::vector<Row> rows;
    std::string colour{};  // CSS; empty: of the palette
};
std::string range_chart(const Axis& x, const Ranges& ranges);

// `digits` after the point.
std::string number(double value, int digits);
std::string percent(double share, int digits = 2);

}  // namespace mien::html
