// expressions.h of the engine, for the pages: what classes are called, their colours, their order.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QList>
#include <QStringList>

#include "app/parts/in_language.h"

namespace mien::app {

// On screen, in its language.
QString expression_title(const QString& class_name);

class Expressions : public InLanguage {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

  public:
    using InLanguage::InLanguage;

    Q_INVOKABLE QString title(const QString& class_name) const;  // see expression_title()
    static QString written(const QString& class_name);           // in files: English
    Q_INVOKABLE static QString key(const QString& class_name);   // whatever the checkpoint calls it

    // `classes`: a checkpoint's. The colours are by class; order() gives the classes' indices from
    // above.
    Q_INVOKABLE static QList<QColor> colors(const QStringList& classes);
    Q_INVOKABLE static QList<int> order(const QStringList& classes);
};

}  // namespace mien::app
