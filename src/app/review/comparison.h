// What a second annotation, or a second checkpoint in the same one, says of the faces under review.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "app/parts/track_series.h"
#include "mien/agreement.h"
#include "mien/annotation_reader.h"
#include "mien/comparison.h"

namespace mien::app {

class Comparison : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(QString file READ file NOTIFY changed)  // empty: both are in one annotation
    // What tells them apart: their checkpoints, else their files.
    Q_PROPERTY(QString firstName READ first_name NOTIFY changed)
    Q_PROPERTY(QString secondName READ second_name NOTIFY changed)
    Q_PROPERTY(QStringList classes READ classes NOTIFY changed)  // of the second

    // Of the face under review; readings: one per frame in which both read it.
    Q_PROPERTY(int readings READ readings NOTIFY changed)
    Q_PROPERTY(double rate READ rate NOTIFY changed)     // of them with the same answer, 0 to 1
    Q_PROPERTY(QString kappa READ kappa NOTIFY changed)  // "0.81"; empty where there is none
    Q_PROPERTY(int lacking READ lacking NOTIFY changed)  // one answers what the other cannot
    Q_PROPERTY(int allReadings READ all_readings NOTIFY changed)  // of all faces
    Q_PROPERTY(double allRate READ all_rate NOTIFY changed)
    Q_PROPERTY(int stretches READ stretch_count NOTIFY changed)  // in which they differ

  public:
    using QObject::QObject;

    // `annotation`: with the second one in it, if there is any; null: nothing is under review.
    // `file`: the second one's.
    void show(const std::shared_ptr<const Annotation>& annotation, const QString& file, int track);

    // What is said of the face at this time: "happy 92 %", the second's; empty without.
    Q_INVOKABLE QString firstAt(double time_s) const;
    Q_INVOKABLE QString secondAt(double time_s) const;

    // As the second one alone would have it; null where there is none.
    const Annotation* annotation() const { return second_.get(); }
    const TrackSeries& series() const { return series_; }
    const std::vector<Disagreement>& disagreements() const { return disagreements_; }

    bool active() const { return second_ != nullptr; }
    QString file() const { return file_; }
    QString first_name() const;
    QString second_name() const;
    QStringList classes() const;
    int readings() const { return static_cast<int>(of_face_.faces); }
    double rate() const { return of_face_.rate(); }
    QString kappa() const;
    int lacking() const { return static_cast<int>(of_face_.lacking); }
    int all_readings() const { return static_cast<int>(of_all_.faces); }
    double all_rate() const { return of_all_.rate(); }
    int stretch_count() const { return static_cast<int>(disagreements_.size()); }

  Q_SIGNALS:
    void changed();

  private:
    QString answer(const Annotation* annotation, double time_s) const;

    std::shared_ptr<const Annotation> first_;
    std::unique_ptr<const Annotation> second_;
    QString file_;
    int track_ = 0;
    TrackSeries series_;
    std::vector<Disagreement> disagreements_;
    CheckpointAgreement of_face_;
    CheckpointAgreement of_all_;
};

}  // namespace mien::app
