// Paths and names of files as the user is shown them.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QString>

#include "app/parts/in_language.h"

namespace mien::app {

// "~/Documents" instead of "/home/name/Documents"; on one line, and no longer than can be read.
QString shown_path(const QString& path);

// The same for what may hold anything and is no path below the home folder: a file's name, say.
QString shown_name(const QString& name);

// Each path below the home folder in this sentence as shown_path() would have it, and one line.
QString with_shown_paths(QString sentence);

// For the pages.
class Shown : public InLanguage {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

  public:
    using InLanguage::InLanguage;

    Q_INVOKABLE static QString path(const QString& path) { return shown_path(path); }
    Q_INVOKABLE static QString name(const QString& name) { return shown_name(name); }
    // "0.5" as this language writes it.
    Q_INVOKABLE QString number(double value, int decimals) const;
    // "Ctrl+E" as the keyboard of this language has it.
    Q_INVOKABLE QString keys(const QString& shortcut) const;
};

}  // namespace mien::app
