#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string_view>

#include "base/text.h"

namespace mienctl {

namespace {

volatile std::sig_atomic_t stop_asked = 0;

void on_signal(int signal) {
    if (stop_asked) _exit(128 + signal);
    stop_asked = 1;
}

std::size_t terminal_width() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

}  // namespace

void catch_interrupt() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
    return stop_asked != 0;
}

std::string for_terminal(const std::string& text) {
    std::string result;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        result += (begin == 0 ? "" : "\n") +
                  mien::printable(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

void complain(const std::string& message) {
    std::fprintf(stderr, "mienctl: %s\n", for_terminal(message).c_str());
}

std::string duration(double seconds) {
    const auto whole = static_cast<long>(std::max(seconds, 0.0) + 0.5);
    const auto two = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    if (whole < 60) return std::to_string(whole) + " s";
    if (whole < 3600) return std::to_string(whole / 60) + " min " + two(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + two(whole / 60 % 60) + " min";
}

ProgressLine::ProgressLine()
    : terminal_(isatty(STDERR_FILENO) == 1), last_(std::chrono::steady_clock::now()) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::update(double share, const std::string& text) {
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < (terminal_ ? 100ms : 10'000ms)) return;
    last_ = now;
    if (!terminal_) {
        std::fprintf(stderr, "%s\n", for_terminal(text).c_str());
        return;
    }
    std::string line;
    if (share >= 0) {
        constexpr std::size_t kLength = 24;
        const auto full = std::min(kLength, static_cast<std::size_t>(share * kLength));
        line = "[" + std::string(full, '#') + std::string(kLength - full, '.') + "] ";
    }
    line = (line + for_terminal(text)).substr(0, terminal_width() - 1);
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    drawn_ = true;
}

void ProgressLine::print(const std::string& line) {
    clear();
    std::fprintf(stderr, "%s\n", for_terminal(line).c_str());
}

void ProgressLine::clear() {
    if (drawn_) std::fputs("\r\033[K", stderr);
    drawn_ = false;
}

}  // namespace mienctl
