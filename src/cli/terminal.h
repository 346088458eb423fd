// What mienctl says while it works, and how it is told to stop.
#pragma once

#include <chrono>
#include <string>

namespace mienctl {

// From now on Ctrl-C and SIGTERM ask to stop; a second one ends the program at once.
void catch_interrupt();
bool interrupted();

// What names of files and of things in files may not do to a terminal: hidden characters become
// "\x1b"; line feeds stay. Everything here goes through it.
std::string for_terminal(const std::string& text);

// "mienctl: <message>" on standard error, on a line of its own.
void complain(const std::string& message);

// "45 s", "3 min 20 s", "2 h 05 min".
std::string duration(double seconds);

// A line on standard error that says how far the work is: redrawn in place on a terminal, a plain
// line every ten seconds otherwise.
class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    // `share`: 0 to 1, draws a bar; negative: no bar.
    void update(double share, const std::string& text);

    // A line that stays, above the progress.
    void print(const std::string& line);

    // Removes the line.
    void clear();

  private:
    bool terminal_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace mienctl
