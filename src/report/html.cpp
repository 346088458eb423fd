#include "report/html.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "base/number.h"
#include "base/text.h"

namespace mien::html {

namespace {

// Told apart by colour-blind readers too (M. Okabe, K. Ito: "Color Universal Design", 2008).
constexpr std::array kPalette{"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                              "#d55e00", "#56b4e9", "#b8a800", "#888888"};

constexpr double kWidth = 720;
constexpr double kHeight = 300;
constexpr double kLeft = 56;
constexpr double kRight = 12;
constexpr double kTop = 12;
constexpr double kBottom = 40;

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --line: #8886; --mark: 0 114 178; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
td, th { padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:first-child { text-align: left; }
svg { width: 100%; max-width: 720px; height: auto; font: 12px system-ui, sans-serif; }
svg text { fill: currentColor; } svg .grid { stroke: var(--line); }
.key { display: inline-block; margin-right: 1.2rem; } .key i { display: inline-block; width: .8rem;
height: .8rem; margin-right: .35rem; border-radius: 2px; vertical-align: -1px; }
figure { display: inline-block; vertical-align: top; margin: .4rem; max-width: 100%; }
img { image-rendering: pixelated; max-width: 100%; } figcaption { font-size: .85em; }
)";

// The wanted one, else that of the palette.
std::string colour(const std::vector<std::string>& wanted, std::size_t index) {
    return index < wanted.size() && !wanted[index].empty() ? wanted[index]
                                                           : kPalette.at(index % kPalette.size());
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t j = 0; j < 3; ++j) {
            three = three << 8U | (j < have ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            text += j <= have ? kLetters[three >> (18 - 6 * j) & 63U] : '=';
        }
    }
    return text;
}

std::string svg_text(double x, double y, const char* anchor, std::string_view text) {
    return "<text x=\"" + number(x, 1) + "\" y=\"" + number(y, 1) + "\" text-anchor=\"" + anchor +
           "\">" + escape(text) + "</text>";
}

std::string svg_line(double x1, double y1, double x2, double y2) {
    return "<line class=\"grid\" x1=\"" + number(x1, 1) + "\" y1=\"" + number(y1, 1) + "\" x2=\"" +
           number(x2, 1) + "\" y2=\"" + number(y2, 1) + "\"/>";
}

std::string open_svg(std::string_view label) {
    return "<svg viewBox=\"0 0 " + number(kWidth, 0) + " " + number(kHeight, 0) +
           "\" role=\"img\" aria-label=\"" + escape(label) + "\">";
}

std::string legend(const std::vector<std::string>& names, const std::vector<std::string>& colours) {
    std::string text = "<p>";
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += "<span class=\"key\"><i style=\"background:" + colour(colours, i) + "\"></i>" +
                escape(names[i]) + "</span>";
    }
    return text + "</p>\n";
}

// A step of 1, 2 or 5 times a power of ten that divides the span into about five.
double tick_step(double span) {
    const double power = std::pow(10, std::floor(std::log10(span / 5)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (span / (factor * power) <= 6) return factor * power;
    }
    return 10 * power;
}

int tick_digits(double step) {
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 15);
}

struct Tick {
    double value = 0;
    std::string text;
};

// A few round values within the axis; none where it has no length that numbers can tell apart.
std::vector<Tick> ticks(const Axis& axis) {
    const double step = tick_step(axis.high - axis.low);
    std::vector<Tick> result;
    if (!(step > 0) || !std::isfinite(step)) return result;
    const double first = std::ceil(axis.low / step - 1e-9);
    constexpr int kMost = 8;  // tick_step() makes up to seven
    for (int i = 0; i < kMost; ++i) {
        const double value = (first + i) * step;
        if (!(value <= axis.high + step * 1e-6)) break;
        if (i > 0 && !(value > result.back().value)) break;
        result.push_back({value, number(value, tick_digits(step))});
    }
    return result;
}

double place(double value, const Axis& axis, double from, double to) {
    return from + (value - axis.low) / (axis.high - axis.low) * (to - from);
}

std::string horizontal_grid(const Axis& y) {
    std::string text;
    for (const Tick& tick : ticks(y)) {
        const double at = place(tick.value, y, kHeight - kBottom, kTop);
        text += svg_line(kLeft, at, kWidth - kRight, at) +
                svg_text(kLeft - 6, at + 4, "end", tick.text);
    }
    return text;
}

}  // namespace

std::string number(double value, int digits) {
    return number_text(value + 0.0, digits);  // no "-0"
}

std::string percent(double share, int digits) {
    return number(100 * share, digits) + " %";
}

std::string escape(std::string_view text) {
    std::string result;
    // Most control characters are allowed in no XML and no HTML.
    const auto add = [&result](std::string_view line) {
        for (const char c : printable(line)) {
            switch (c) {
                case '&':
                    result += "&amp;";
                    break;
                case '<':
                    result += "&lt;";
                    break;
                case '>':
                    result += "&gt;";
                    break;
                case '"':
                    result += "&quot;";
                    break;
                case '\'':
                    result += "&#39;";
                    break;
                default:
                    result += c;
            }
        }
    };
    for (;;) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        add(text.substr(0, end));
        if (end == text.size()) return result;
        result += '\n';
        text.remove_prefix(end + 1);
    }
}

std::string page(std::string_view title, std::string_view body) {
    std::string text =
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
    text += escape(title) + "</title>\n<style>";
    text += kStyle;
    text += "</style></head><body>\n<h1>" + escape(title) + "</h1>\n";
    text += body;
    return text + "</body></html>\n";
}

std::string heading(std::string_view text) {
    return "<h2>" + escape(text) + "</h2>\n";
}

std::string paragraph(std::string_view text) {
    return "<p>" + escape(text) + "</p>\n";
}

namespace {

std::string header_row(const std::vector<std::string>& header) {
    std::string text = "<tr>";
    for (const std::string& cell : header) text += "<th>" + escape(cell) + "</th>";
    return text + "</tr>\n";
}

}  // namespace

std::string table(const std::vector<std::string>& header,
                  const std::vector<std::vector<std::string>>& rows) {
    std::string text = "<table>" + header_row(header);
    for (const auto& row : rows) {
        text += "<tr>";
        for (const std::string& cell : row) text += "<td>" + escape(cell) + "</td>";
        text += "</tr>\n";
    }
    return text + "</table>\n";
}

std::string shaded_table(const std::vector<std::string>& header,
                         const std::vector<std::string>& names,
                         const std::vector<std::vector<ShadedCell>>& rows) {
    std::string text = "<table>" + header_row(header);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += "<tr><td>" + escape(names.at(i)) + "</td>";
        for (const ShadedCell& cell : rows[i]) {
            text += "<td style=\"background:rgb(var(--mark) / " + number(0.75 * cell.share, 3) +
                    ")\">" + escape(cell.text) + "</td>";
        }
        text += "</tr>\n";
    }
    return text + "</table>\n";
}

std::string figure(const Picture& picture, std::string_view caption) {
    const std::string width = std::to_string(picture.width);
    return "<figure style=\"width:" + std::to_string(std::max(picture.width, 120)) +
           "px\"><img alt=\"" + escape(caption) + "\" width=\"" + width + "\" src=\"data:image/" +
           picture.format + ";base64," + base64(picture.bytes) + "\"><figcaption>" +
           escape(caption) + "</figcaption></figure>\n";
}

namespace {

std::string chart_point(const Axis& x, const Axis& y, double at, double value) {
    return number(place(at, x, kLeft, kWidth - kRight), 1) + "," +
           number(place(std::clamp(value, y.low, y.high), y, kHeight - kBottom, kTop), 1) + " ";
}

// A shape for each stretch without a gap: along its highs, and back along its lows.
std::string band_shapes(const Axis& x, const Axis& y, const std::vector<Series::Spread>& band,
                        const std::string& fill) {
    std::string text;
    std::string there;
    std::vector<std::string> back;
    const auto close = [&] {
        if (there.empty()) return;
        text += "<polygon fill=\"" + fill + "\" fill-opacity=\"0.2\" points=\"" + there;
        for (auto point = back.rbegin(); point != back.rend(); ++point) text += *point;
        text += "\"/>";
        there.clear();
        back.clear();
    };
    for (const Series::Spread& one : band) {
        if (!std::isfinite(one.low) || !std::isfinite(one.high)) {
            close();
            continue;
        }
        there += chart_point(x, y, one.x, one.high);
        back.push_back(chart_point(x, y, one.x, one.low));
    }
    close();
    return text;
}

// At most so many characters of UTF-8, the last of which says that there were more.
std::string shortened(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    std::size_t cut = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
        if (characters == most - 1) cut = i;
        ++characters;
    }
    return characters <= most ? text : text.substr(0, cut) + "\u2026";
}

}  // namespace

std::string line_chart(const Axis& x, const Axis& y, const std::vector<Series>& series) {
    std::string text = open_svg(y.label + " by " + x.label) + horizontal_grid(y);
    for (const Tick& tick : ticks(x)) {
        text += svg_text(place(tick.value, x, kLeft, kWidth - kRight), kHeight - kBottom + 16,
                         "middle", tick.text);
    }
    text += svg_text((kLeft + kWidth) / 2, kHeight - 4, "middle", x.label);
    text += "<text transform=\"translate(12 " + number(kHeight / 2, 0) +
            ") rotate(-90)\" text-anchor=\"middle\">" + escape(y.label) + "</text>";
    std::vector<std::string> names;
    std::vector<std::string> colours;
    for (const Series& one : series) {
        names.push_back(one.name);
        colours.push_back(one.colour);
    }
    for (std::size_t i = 0; i < series.size(); ++i) {
        text += band_shapes(x, y, series[i].band, colour(colours, i));
    }
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::string open =
            "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour(colours, i) + "\"" +
            (series[i].dashed ? " stroke-dasharray=\"5 4\"" : "") + " points=\"";
        text += open;
        bool gap = false;
        for (const auto& [at, value] : series[i].points) {
            if (!std::isfinite(value)) {
                gap = true;
                continue;
            }
            if (gap && !text.ends_with(open)) text += "\"/>" + open;
            gap = false;
            text += chart_point(x, y, at, value);
        }
        text += "\"/>";
    }
    return text + "</svg>\n" + legend(names, colours);
}

std::string bar_chart(const std::string& unit, const BarGroups& groups) {
    double highest = 0;
    for (const auto& values : groups.values) {
        for (const double value : values) highest = std::max(highest, value);
    }
    const Axis y{unit, 0, highest > 0 ? 1.05 * highest : 1};
    std::string text = open_svg(unit) + horizontal_grid(y);
    const double slot = (kWidth - kLeft - kRight) /
                        static_cast<double>(std::max<std::size_t>(groups.names.size(), 1));
    const double bar =
        0.8 * slot / static_cast<double>(std::max<std::size_t>(groups.series.size(), 1));
    for (std::size_t i = 0; i < groups.names.size(); ++i) {
        const double start = kLeft + slot * (static_cast<double>(i) + 0.1);
        for (std::size_t j = 0; j < groups.values.at(i).size(); ++j) {
            const double value = groups.values[i][j];
            const double at = place(value, y, kHeight - kBottom, kTop);
            text += "<rect x=\"" + number(start + bar * static_cast<double>(j), 1) + "\" y=\"" +
                    number(at, 1) + "\" width=\"" + number(0.94 * bar, 1) + "\" height=\"" +
                    number(kHeight - kBottom - at, 1) + "\" fill=\"" +
                    (groups.colours.empty() ? colour({}, j) : colour(groups.colours, i)) +
                    "\"><title>" + escape(groups.series.at(j)) + ": " + number(value, 3) +
                    "</title></rect>";
        }
        text += svg_text(start + 0.4 * slot, kHeight - kBottom + 16, "middle", groups.names[i]);
    }
    text += "<text transform=\"translate(12 " + number(kHeight / 2, 0) +
            ") rotate(-90)\" text-anchor=\"middle\">" + escape(unit) + "</text>";
    return text + "</svg>\n" + (groups.series.size() > 1 ? legend(groups.series, {}) : "");
}

std::string band_chart(const Axis& x, const Bands& bands) {
    constexpr double kBand = 22;
    constexpr double kNamesWidth = 90;
    constexpr double kAbove = 18;  // for the marks' labels
    const double low = kAbove + kBand * static_cast<double>(bands.names.size());
    const auto at = [&](double value) {
        return place(std::clamp(value, x.low, x.high), x, kNamesWidth, kWidth - kRight);
    };
    std::string text = "<svg viewBox=\"0 0 " + number(kWidth, 0) + " " + number(low + 40, 0) +
                       "\" role=\"img\" aria-label=\"" + escape(x.label) + "\">";
    for (std::size_t i = 0; i < bands.names.size(); ++i) {
        const double y = kAbove + kBand * static_cast<double>(i);
        text += svg_text(kNamesWidth - 8, y + 0.68 * kBand, "end", bands.names[i]);
        double drawn = 0;  // up to where; what is too narrow to be seen is left out
        for (const Stretch& stretch : bands.stretches.at(i)) {
            if (at(stretch.to) < drawn + 0.1) continue;
            drawn = at(stretch.to);
            text += "<rect x=\"" + number(at(stretch.from), 2) + "\" y=\"" + number(y + 2, 1) +
                    "\" width=\"" + number(std::max(0.2, at(stretch.to) - at(stretch.from)), 2) +
                    "\" height=\"" + number(kBand - 4, 1) + "\" fill=\"" +
                    colour(bands.colours, stretch.series) + "\"><title>" +
                    escape(bands.series.at(stretch.series)) + " " + number(stretch.from, 2) +
                    " to " + number(stretch.to, 2) + "</title></rect>";
        }
    }
    for (const Tick& tick : ticks(x)) {
        text += svg_text(at(tick.value), low + 16, "middle", tick.text);
    }
    text += svg_text((kNamesWidth + kWidth) / 2, low + 34, "middle", x.label);
    for (const auto& [where, label] : bands.marks) {
        text += svg_line(at(where), kAbove - 4, at(where), low) +
                svg_text(at(where) + 3, kAbove - 5, "start", label);
    }
    return text + "</svg>\n" + legend(bands.series, bands.colours);
}

std::string range_chart(const Axis& x, const Ranges& ranges) {
    constexpr double kRow = 22;
    constexpr double kNamesWidth = 190;
    constexpr std::size_t kLongestName = 26;
    const double low = 6 + kRow * static_cast<double>(ranges.rows.size());
    const auto at = [&](double value) {
        return place(std::clamp(value, x.low, x.high), x, kNamesWidth, kWidth - 2 * kRight);
    };
    const std::string fill = ranges.colour.empty() ? kPalette[0] : ranges.colour;
    std::string text = "<svg viewBox=\"0 0 " + number(kWidth, 0) + " " + number(low + 40, 0) +
                       "\" role=\"img\" aria-label=\"" + escape(x.label) + "\">";
    for (const Tick& tick : ticks(x)) {
        text += svg_line(at(tick.value), 4, at(tick.value), low) +
                svg_text(at(tick.value), low + 16, "middle", tick.text);
    }
    for (std::size_t i = 0; i < ranges.rows.size(); ++i) {
        const Ranges::Row& row = ranges.rows[i];
        const double y = 6 + kRow * (static_cast<double>(i) + 0.5);
        text += svg_text(kNamesWidth - 10, y + 4, "end", shortened(row.name, kLongestName));
        text += "<g><title>" + escape(row.name) + ": " + number(row.value, 3) +
                (row.high > row.low ? " (" + number(row.low, 3) + " to " + number(row.high, 3) + ")"
                                    : "") +
                "</title>";
        if (row.high > row.low) {
            text += "<rect x=\"" + number(at(row.low), 1) + "\" y=\"" + number(y - 2, 1) +
                    "\" width=\"" + number(at(row.high) - at(row.low), 1) +
                    "\" height=\"4\" rx=\"2\" fill=\"" + fill + "\" fill-opacity=\"0.45\"/>";
        }
        text += "<circle cx=\"" + number(at(row.value), 1) + "\" cy=\"" + number(y, 1) +
                "\" r=\"5\" fill=\"" + fill + "\"/></g>";
    }
    text += svg_text((kNamesWidth + kWidth) / 2, low + 34, "middle", x.label);
    return text + "</svg>\n";
}

}  // namespace mien::html
