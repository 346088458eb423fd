// Numbers as the window's language writes them. Files have a point in every language.
#pragma once

#include <QLocale>
#include <QString>

namespace mien::app {

inline QString shown_number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

}  // namespace mien::app
