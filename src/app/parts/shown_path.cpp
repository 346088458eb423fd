#include "app/parts/shown_path.h"

#include <QDir>

namespace mien::app {

QString shown_path(const QString& path) {
    const QString home = QDir::homePath();
    const bool below = path == home || path.startsWith(home + QLatin1Char('/'));
    return below ? QLatin1Char('~') + path.mid(home.size()) : path;
}

}  // namespace mien::app
