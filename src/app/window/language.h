// In which language the window speaks.
#pragma once

#include <QString>
#include <QStringList>

namespace mien::app {

// "de", "es" or "en". `setting`: a language, or "system" for the first of `preferred`, the
// desktop's (such as "de-AT"), that there is a translation for.
QString language_for(const QString& setting, const QStringList& preferred);

// What this setting asks for on this desktop.
QString wanted_language(const QString& setting);

// What the stored settings ask for: for the beginning of the program, before there is a window. A
// window that is open follows its workbench.
QString stored_language();

// Of this application, from now on: its texts and numbers, and those of Qt's own dialogs where they
// are installed.
void use_language(const QString& language);

}  // namespace mien::app
