// Paths as the user is shown them.
#pragma once

#include <QString>

namespace mien::app {

// "~/Documents" instead of "/home/name/Documents".
QString shown_path(const QString& path);

}  // namespace mien::app
