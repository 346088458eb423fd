// What the network makes of one face of a picture that stands still: which places speak for each
// class (Grad-CAM), and the feature maps of its layers.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QJsonObject>
#include <QObject>
#include <QRect>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>
#include <QVariantList>
#include <memory>

#include "app/train/tool.h"

namespace mien::app {

class Inspection : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString checkpoint READ checkpoint NOTIFY changed)
    Q_PROPERTY(QUrl crop READ crop NOTIFY changed)  // what the network sees; empty: nothing yet
    Q_PROPERTY(QVariantList classes READ classes NOTIFY changed)  // "name", "score", "picture"
    Q_PROPERTY(QVariantList layers READ layers NOTIFY changed)  // "name", "maps", "size", "picture"

  public:
    // `program`: see Tool.
    explicit Inspection(const QString& program = {}, QObject* parent = nullptr);

    // `box`: of the face, pixels of the picture; `roll`: degrees. `checkpoint`: its path.
    void begin(const QImage& picture, const QRect& box, double roll, const QString& checkpoint);
    Q_INVOKABLE void clear();  // its pictures are deleted

    bool running() const { return tool_.running(); }
    QString problem() const { return problem_; }
    QString checkpoint() const { return found_["model"].toString(); }
    QUrl crop() const;
    QVariantList classes() const { return list("classes"); }
    QVariantList layers() const { return list("layers"); }

  Q_SIGNALS:
    void changed();

  private:
    void take_end();
    QJsonObject face() const;
    QVariantList list(const char* what) const;

    Tool tool_;
    QString problem_;
    QJsonObject found_;
    std::unique_ptr<QTemporaryDir> pictures_;
};

}  // namespace mien::app
