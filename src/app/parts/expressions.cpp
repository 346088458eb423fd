#include "app/parts/expressions.h"

#include <QCoreApplication>

#include "mien/expressions.h"

namespace mien::app {

namespace {

// The engine's names of those that it knows, for translators; others are shown as they are.
[[maybe_unused]] constexpr const char* kExpressionNames[] = {
    QT_TRANSLATE_NOOP("Expression", "angry"),    QT_TRANSLATE_NOOP("Expression", "contempt"),
    QT_TRANSLATE_NOOP("Expression", "disgust"),  QT_TRANSLATE_NOOP("Expression", "fear"),
    QT_TRANSLATE_NOOP("Expression", "happy"),    QT_TRANSLATE_NOOP("Expression", "sad"),
    QT_TRANSLATE_NOOP("Expression", "surprise"), QT_TRANSLATE_NOOP("Expression", "neutral")};

std::vector<Expression> expressions_of(const QStringList& classes) {
    std::vector<std::string> names;
    for (const QString& name : classes) names.push_back(name.toStdString());
    return expressions(names);
}

}  // namespace

QString expression_title(const QString& class_name) {
    const QString written = Expressions::written(class_name);
    return QCoreApplication::translate("Expression", written.toUtf8().constData());
}

QString Expressions::title(const QString& class_name) const {
    bind_to_language();
    return expression_title(class_name);
}

QString Expressions::written(const QString& class_name) {
    return QString::fromStdString(expressions_of({class_name}).front().name);
}

QString Expressions::key(const QString& class_name) {
    return QString::fromStdString(expression_key(class_name.toStdString()));
}

QList<QColor> Expressions::colors(const QStringList& classes) {
    QList<QColor> colors;
    for (const Expression& one : expressions_of(classes)) {
        colors << QColor(one.colour.red, one.colour.green, one.colour.blue);
    }
    return colors;
}

QList<int> Expressions::order(const QStringList& classes) {
    QList<int> order;
    for (const std::size_t i : shown_order(expressions_of(classes))) order << static_cast<int>(i);
    return order;
}

}  // namespace mien::app
