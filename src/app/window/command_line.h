// What `mien` understands on its command line.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "app/window/workbench.h"

namespace mien::app {

struct CommandLine {
    StartWishes wishes;
    QString grab;  // file for a picture of the window; then the program ends
    double grab_after_s = 3;
    bool statistics = false;  // print them while it runs
    std::optional<int> exit;  // set: print `message` and end with this status
    QString message;          // to standard output for status 0, else to standard error
};

// `arguments`: with the program's name first.
CommandLine parse_command_line(const QStringList& arguments);

}  // namespace mien::app
