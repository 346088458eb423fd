#include "app/parts/shown_path.h"

#include <QDir>
#include <QKeySequence>
#include <QRegularExpression>

#include "app/parts/shown_number.h"

namespace mien::app {

namespace {

constexpr int kLongestName = 80;
constexpr int kLongestPath = 160;

// Line breaks and what else would leave its line or turn the text about.
QString on_one_line(QString text) {
    for (QChar& c : text) {
        switch (c.category()) {
            case QChar::Other_Control:
            case QChar::Other_Format:
            case QChar::Separator_Line:
            case QChar::Separator_Paragraph:
                c = QLatin1Char(' ');
                break;
            default:
                break;
        }
    }
    return text;
}

// The end of a name tells more than its middle.
QString shortened(const QString& text, int longest) {
    if (text.size() <= longest) return text;
    const int end = longest / 3;
    return text.left(longest - end - 1) + QChar(0x2026) + text.right(end);
}

}  // namespace

QString shown_path(const QString& path) {
    const QString home = QDir::homePath();
    const bool below = path == home || path.startsWith(home + QLatin1Char('/'));
    const QString shown = below ? QLatin1Char('~') + path.mid(home.size()) : path;
    return shortened(on_one_line(shown), kLongestPath);
}

QString shown_name(const QString& name) {
    return shortened(on_one_line(name), kLongestName);
}

QString with_shown_paths(QString sentence) {
    const QString home = QDir::homePath();
    if (home.size() > 1) {
        const QRegularExpression below(QStringLiteral("(?<![\\w/.-])") +
                                       QRegularExpression::escape(home) + QStringLiteral("(?=/)"));
        sentence.replace(below, QStringLiteral("~"));
    }
    return on_one_line(sentence);
}

QString Shown::number(double value, int decimals) const {
    bind_to_language();
    return shown_number(value, decimals);
}

QString Shown::keys(const QString& shortcut) const {
    bind_to_language();
    return QKeySequence(shortcut).toString(QKeySequence::NativeText);
}

}  // namespace mien::app
