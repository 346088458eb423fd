// How good a checkpoint is on labelled faces.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QVariantList>

#include "app/train/tool.h"

namespace mien::app {

class Evaluation : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString checkpoint READ checkpoint NOTIFY changed)  // its name; empty: none yet
    Q_PROPERTY(int rows READ rows NOTIFY changed)                  // that were read
    Q_PROPERTY(int rowsLearnt READ rows_learnt NOTIFY changed)     // of these also to train on
    Q_PROPERTY(double accuracy READ accuracy NOTIFY changed)       // all of these: 0 to 1
    Q_PROPERTY(double balancedAccuracy READ balanced_accuracy NOTIFY changed)
    Q_PROPERTY(double macroF1 READ macro_f1 NOTIFY changed)
    Q_PROPERTY(double calibrationError READ calibration_error NOTIFY changed)
    // "name", "rows", "precision", "recall", "f1" of each class.
    Q_PROPERTY(QVariantList perClass READ per_class NOTIFY changed)

  public:
    // `program`: see Tool.
    explicit Evaluation(const QString& program = {}, QObject* parent = nullptr);

    // `checkpoint`: a path. `data`: a CSV or folder, and `split` its part: "Training", "PublicTest"
    // or "PrivateTest"; a folder of nothing but classes is read whole.
    Q_INVOKABLE void begin(const QString& checkpoint, const QString& data, const QString& split);
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void openPage();  // the whole report, in the desktop's browser

    bool running() const { return tool_.running(); }
    QString problem() const { return problem_; }
    QString checkpoint() const { return found_["model"].toString(); }
    int rows() const { return found_["rows"].toInt(); }
    int rows_learnt() const { return found_["rows_also_in_training"].toInt(); }
    double accuracy() const { return found_["accuracy"].toDouble(); }
    double balanced_accuracy() const { return found_["balanced_accuracy"].toDouble(); }
    double macro_f1() const { return found_["macro_f1"].toDouble(); }
    double calibration_error() const { return found_["expected_calibration_error"].toDouble(); }
    QVariantList per_class() const;

  Q_SIGNALS:
    void changed();

  private:
    void take_end();

    Tool tool_;
    QString problem_;
    QTemporaryDir reports_;  // kept until the window goes
    QJsonObject found_;
};

}  // namespace mien::app
