#include "streams/line_in.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/number.h"
#include "streams/stopping.h"

namespace mien::streams {

namespace {

constexpr double kLinesPerSecond = 100;
constexpr std::size_t kLongestLine = 4096;

}  // namespace

LineIn::LineIn(int descriptor, MarkerClocks& clocks, TakeMarker take)
    : descriptor_(descriptor),
      clocks_(clocks),
      take_(std::move(take)),
      rate_(kLinesPerSecond, 2 * kLinesPerSecond),
      thread_([this](const std::stop_token& quit) { read_lines(quit); }) {}

void LineIn::read_lines(const std::stop_token& quit) {
    std::string line;
    bool too_long = false;
    std::array<char, 4096> bytes{};
    while (!quit.stop_requested()) {
        pollfd one{descriptor_, POLLIN, 0};
        if (poll(&one, 1, kLook_ms) <= 0) continue;
        const ssize_t size = read(descriptor_, bytes.data(), bytes.size());
        if (size <= 0) return;
        for (const char c : std::string_view(bytes.data(), static_cast<std::size_t>(size))) {
            if (c == '\n') {
                if (!too_long) take_line(line);
                line.clear();
                too_long = false;
            } else if (line.size() < kLongestLine) {
                line += c;
            } else {
                too_long = true;
            }
        }
    }
}

void LineIn::take_line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const SteadyTime arrival = std::chrono::steady_clock::now();
    const std::size_t tab = line.find('\t');
    std::optional<double> time_s;
    if (tab != std::string_view::npos) time_s = parse_number<double>(line.substr(0, tab));
    const std::string label(time_s ? line.substr(tab + 1) : line);
    if (!is_label(label) || (time_s && !is_clock_time(*time_s))) return;
    if (!rate_.take("stdin", arrival)) return;
    HeardMarker marker{label, arrival, {}};
    if (time_s) marker = clocks_.place("stdin", *time_s, arrival, label);
    marker.from = "stdin";
    take_(marker);
}

}  // namespace mien::streams
