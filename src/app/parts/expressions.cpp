#include "app/parts/expressions.h"

#include "mien/expressions.h"

namespace mien::app {

namespace {

std::vector<Expression> expressions_of(const QStringList& classes) {
    std::vector<std::string> names;
    for (const QString& name : classes) names.push_back(name.toStdString());
    return expressions(names);
}

}  // namespace

QString Expressions::title(const QString& class_name) {
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
