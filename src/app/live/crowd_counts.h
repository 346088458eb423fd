// How many faces in view show which expression: of all together, of nobody in particular.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QTimer>

#include "app/parts/face_list_model.h"

namespace mien::app {

class CrowdCounts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::FaceListModel* faces READ faces WRITE set_faces NOTIFY counted)
    Q_PROPERTY(int classes READ classes WRITE set_classes NOTIFY counted)
    // A confidence below it counts as unsure.
    Q_PROPERTY(double uncertainBelow READ uncertain_below WRITE set_uncertain_below NOTIFY counted)

    Q_PROPERTY(int people READ people NOTIFY counted)         // whose faces are read
    Q_PROPERTY(QList<int> counts READ counts NOTIFY counted)  // by class
    Q_PROPERTY(int unsure READ unsure NOTIFY counted)
    // So few that their counts would tell of someone: then `counts` and `unsure` are all 0.
    Q_PROPERTY(bool tooFew READ too_few NOTIFY counted)

  public:
    static constexpr int kFewest = 3;  // of two, each could tell the other's

    explicit CrowdCounts(QObject* parent = nullptr);

    FaceListModel* faces() const { return faces_; }
    void set_faces(FaceListModel* faces);
    int classes() const { return classes_; }
    void set_classes(int classes);
    double uncertain_below() const { return uncertain_below_; }
    void set_uncertain_below(double confidence);

    int people() const { return people_; }
    QList<int> counts() const { return counts_; }
    int unsure() const { return unsure_; }
    bool too_few() const { return people_ < kFewest; }

  Q_SIGNALS:
    void counted();

  private:
    void count_soon();
    void count();

    FaceListModel* faces_ = nullptr;
    int classes_ = 0;
    double uncertain_below_ = 0;
    int people_ = 0;
    QList<int> counts_;
    int unsure_ = 0;
    bool again_ = false;
    QTimer pause_;  // numbers that change more often cannot be read
};

}  // namespace mien::app
