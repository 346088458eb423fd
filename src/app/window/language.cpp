#include "app/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <map>
#include <string>

#include "app/parts/settings.h"

namespace mien::app {

namespace {

const QString kOwn = QStringLiteral("en");  // of the source

// Installed until the program ends; replaced where there is another.
QTranslator& translator_of(const char* part) {
    static std::map<std::string, QTranslator> translators;
    return translators[part];
}

void install(const char* part, const QString& folder, const QString& language) {
    QTranslator& translator = translator_of(part);
    QCoreApplication::removeTranslator(&translator);
    if (language == kOwn) return;
    const QString file = QLatin1String(part) + QLatin1Char('_') + language;
    if (translator.load(file, folder)) QCoreApplication::installTranslator(&translator);
}

}  // namespace

QString language_for(const QString& setting, const QStringList& preferred) {
    const QStringList known = {"de", "es", kOwn};
    if (known.contains(setting)) return setting;
    for (const QString& one : preferred) {
        const QString language =
            one.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
        if (known.contains(language)) return language;
    }
    return kOwn;
}

QString wanted_language(const QString& setting) {
    return language_for(setting, QLocale::system().uiLanguages());
}

QString stored_language() {
    return wanted_language(Settings().language);
}

void use_language(const QString& language) {
    // Numbers as this language writes them; of the desktop's own, as its country does.
    const QLocale system = QLocale::system();
    QLocale::setDefault(system.name().startsWith(language) ? system : QLocale(language));
    install("mien", QStringLiteral(":/translations"), language);
    const QString theirs = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    for (const char* part : {"qtbase", "qtdeclarative"}) install(part, theirs, language);
}

}  // namespace mien::app
