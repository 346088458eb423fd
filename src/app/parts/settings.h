// What the user chose, kept between runs in the desktop's usual place for settings.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QTimer>

#include "app/parts/camera_size.h"
#include "mien/analyzer.h"
#include "mien/precision.h"

namespace mien::app {

class Settings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")

    // Faces
    Q_PROPERTY(QString cascade MEMBER cascade NOTIFY changed)
    Q_PROPERTY(int strictness MEMBER strictness NOTIFY changed)
    Q_PROPERTY(int minFace MEMBER min_face NOTIFY changed)          // pixels
    Q_PROPERTY(double smoothing MEMBER smoothing_s NOTIFY changed)  // seconds; 0: off
    Q_PROPERTY(QString precision MEMBER precision NOTIFY changed)   // see to_string(Precision)
    Q_PROPERTY(double uncertainBelow MEMBER uncertain_below NOTIFY changed)

    // Look
    Q_PROPERTY(QString theme MEMBER theme NOTIFY changed)  // "dark" or "light"
    Q_PROPERTY(double textScale MEMBER text_scale NOTIFY changed)
    Q_PROPERTY(bool showBoxes MEMBER show_boxes NOTIFY changed)
    Q_PROPERTY(bool showLabels MEMBER show_labels NOTIFY changed)
    Q_PROPERTY(bool showBars MEMBER show_bars NOTIFY changed)
    Q_PROPERTY(bool showTimeline MEMBER show_timeline NOTIFY changed)
    Q_PROPERTY(bool showRail MEMBER show_rail NOTIFY changed)
    Q_PROPERTY(int windowWidth MEMBER window_width NOTIFY changed)
    Q_PROPERTY(int windowHeight MEMBER window_height NOTIFY changed)

    // Sources
    Q_PROPERTY(bool mirrorCamera MEMBER mirror_camera NOTIFY changed)
    Q_PROPERTY(bool loopVideos MEMBER loop_videos NOTIFY changed)
    Q_PROPERTY(QString cameraSize MEMBER camera_size NOTIFY changed)  // "1280x720"
    Q_PROPERTY(QString lastCamera MEMBER last_camera NOTIFY changed)  // name
    Q_PROPERTY(QString checkpoint MEMBER checkpoint NOTIFY changed)   // path; empty: the default
    Q_PROPERTY(QString modelsFolder MEMBER models_folder NOTIFY changed)

    // Records
    Q_PROPERTY(QString recordsFolder MEMBER records_folder NOTIFY changed)  // and of snapshots
    Q_PROPERTY(bool recordVideo MEMBER record_video NOTIFY changed)
    Q_PROPERTY(QString markerLabels MEMBER marker_labels NOTIFY changed)  // separated by commas

    // Annotating
    Q_PROPERTY(QString annotationsFolder MEMBER annotations_folder NOTIFY changed)  // "": beside
    Q_PROPERTY(bool annotateJsonl MEMBER annotate_jsonl NOTIFY changed)
    Q_PROPERTY(bool annotateVideo MEMBER annotate_video NOTIFY changed)

  public:
    explicit Settings(QObject* parent = nullptr);  // reads them; later changes are written
    ~Settings() override;

    Q_INVOKABLE void restoreDefaults();

    AnalyzerSettings analyzer() const;
    CameraSize wanted_camera_size() const;
    Precision wanted_precision() const;

    QString cascade;
    int strictness = 0;
    int min_face = 0;
    double smoothing_s = 0;
    QString precision;
    double uncertain_below = 0;
    QString theme;
    double text_scale = 1;
    bool show_boxes = true;
    bool show_labels = true;
    bool show_bars = true;
    bool show_timeline = true;
    bool show_rail = true;
    int window_width = 0;
    int window_height = 0;
    bool mirror_camera = true;
    bool loop_videos = false;
    QString camera_size;
    QString last_camera;
    QString checkpoint;
    QString models_folder;
    QString records_folder;
    bool record_video = false;
    QString marker_labels;
    QString annotations_folder;
    bool annotate_jsonl = false;
    bool annotate_video = false;

  Q_SIGNALS:
    void changed();

  private:
    void read();
    void write() const;

    QTimer write_soon_;  // a slider being dragged changes a setting many times a second
};

}  // namespace mien::app
