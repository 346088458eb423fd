// What the user chose, kept between runs in the desktop's usual place for settings.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQmlPropertyMap>
#include <QString>
#include <QTimer>
#include <QVariant>
#include <optional>
#include <tuple>

#include "app/parts/camera_size.h"
#include "app/parts/stored_fields.h"
#include "mien/analyzer.h"
#include "mien/annotate_run.h"
#include "mien/fields.h"
#include "mien/overlay.h"
#include "mien/precision.h"

namespace mien::app {

struct AppSettings {
    AnalyzerSettings engine{{}, {}, 0.3};
    QString precision = QStringLiteral("auto");
    double uncertain_below = OverlayStyle{}.uncertain_below;

    QString theme = QStringLiteral("dark");
    QString language = QStringLiteral("system");
    bool tour_seen = false;
    double text_scale = 1;
    bool show_boxes = true;
    bool show_labels = true;
    bool show_bars = true;
    bool show_timeline = true;
    double lane_height = 24;
    QString live_view = QStringLiteral("details");
    bool show_rail = true;
    int window_width = 1280;
    int window_height = 800;

    bool sound_muted = false;
    double sound_volume = 1;

    bool mirror_camera = true;
    bool loop_videos = false;
    QString camera_size = QStringLiteral("1280x720");
    QString last_camera;
    QString last_folder;
    QString checkpoint;
    QString models_folder;
    QString records_folder;
    bool record_video = false;
    QString marker_labels;
    bool consent_notice = true;
    QString notice_by;
    QString notice_until;

    QString annotations_folder;
    AnnotateSettings annotate;
    QString annotate_markers;
    bool annotate_summary = true;

    static constexpr auto fields() {
        using S = AppSettings;
        return std::tuple{
            Field{"engine", &S::engine, Inline{}, "Finding, following and reading faces"},
            Field{"precision", &S::precision, Choice{"auto", "bfloat16", "float32"},
                  "What the classifier computes with"},
            Field{"uncertain_below", &S::uncertain_below, range_of(&OverlayStyle::uncertain_below),
                  "A confidence below it is shown with a question mark"},

            Field{"theme", &S::theme, Choice{"dark", "light"}, "Colours of the window"},
            Field{"language", &S::language, Choice{"system", "en", "de", "es"}, "Of the window"},
            Field{"tour_seen", &S::tour_seen, Anything{}, "The tour was shown"},
            Field{"text_scale", &S::text_scale, Range{0.8, 2}.slider(0.8, 2, 0.1),
                  "Size of text, times the usual"},
            Field{"show_boxes", &S::show_boxes, Anything{}, "Boxes around faces"},
            Field{"show_labels", &S::show_labels, Anything{}, "Expressions above boxes"},
            Field{"show_bars", &S::show_bars, Anything{}, "Bars of all classes beside boxes"},
            Field{"show_timeline", &S::show_timeline, Anything{}, "The timeline"},
            Field{"lane_height", &S::lane_height, Range{14, 60}.slider(14, 60, 2),
                  "Height of a lane of the live chart, pixels at the usual size of text"},
            Field{"live_view", &S::live_view, Choice{"details", "audience", "crowd"},
                  "For whom the live page is"},
            Field{"show_rail", &S::show_rail, Anything{}, "The left rail"},
            Field{"window_width", &S::window_width, Anything{}, "Of the window, pixels"},
            Field{"window_height", &S::window_height, Anything{}, "Of the window, pixels"},

            Field{"sound_muted", &S::sound_muted, Anything{}, "Review without sound"},
            Field{"sound_volume", &S::sound_volume, Range{0, 1}.slider(0, 1, 0.05),
                  "Of a video's sound in Review"},

            Field{"mirror_camera", &S::mirror_camera, Anything{}, "Cameras as in a mirror"},
            Field{"loop_videos", &S::loop_videos, Anything{}, "Play videos in a loop"},
            Field{"camera_size", &S::camera_size, Anything{}, "Wanted picture, \"1280x720\""},
            Field{"last_camera", &S::last_camera, Anything{}, "Name of the camera used last"},
            Field{"last_folder", &S::last_folder, Anything{}, "Where files were opened last"},
            Field{"checkpoint", &S::checkpoint, Anything{}, "Its path; empty: the default one"},
            Field{"models_folder", &S::models_folder, Anything{}, "Folder of checkpoints"},
            Field{"records_folder", &S::records_folder, Anything{},
                  "Folder of records and snapshots"},
            Field{"record_video", &S::record_video, Anything{}, "Record the picture too"},
            Field{"marker_labels", &S::marker_labels, Anything{},
                  "What the keys 1 to 9 write, separated by commas"},
            Field{"consent_notice", &S::consent_notice, Anything{},
                  "Show what is read, by whom and until when before a recording"},
            Field{"notice_by", &S::notice_by, Anything{}, "Who reads, for that notice"},
            Field{"notice_until", &S::notice_until, Anything{},
                  "Until when records are kept, for that notice"},

            Field{"annotations_folder", &S::annotations_folder, Anything{},
                  "Folder of annotations; empty: beside the video"},
            Field{"annotate", &S::annotate, Group{}, "What annotating writes"},
            Field{"annotate_markers", &S::annotate_markers, Anything{},
                  "Segments for every summary, a CSV; empty: each annotation's own"},
            Field{"annotate_summary", &S::annotate_summary, Anything{},
                  "Sum each annotation up, as a table and a web page"},
        };
    }
    bool operator==(const AppSettings&) const = default;
};

// QML knows each field by its key (see key_of), as a property that is brought into its range when
// it is set.
class Settings : public QQmlPropertyMap, public AppSettings {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    // The defaults were restored, and nothing was changed since: see undoRestoring().
    Q_PROPERTY(bool restored READ restored NOTIFY restoredChanged)

  public:
    explicit Settings(QObject* parent = nullptr);  // reads them; later changes are written
    ~Settings() override;

    Q_INVOKABLE void restoreDefaults();
    Q_INVOKABLE void undoRestoring();  // all is as it was before
    bool restored() const { return before_restoring_.has_value(); }

    // Of a slider for this setting: "from", "to" and "step".
    Q_INVOKABLE QVariantMap bounds(const QString& key) const;

    const AnalyzerSettings& analyzer() const { return engine; }
    AnnotateSettings wanted_annotation() const;  // what goes together, as mienctl allows it
    CameraSize wanted_camera_size() const;
    Precision wanted_precision() const;

  Q_SIGNALS:
    void changed();
    void restoredChanged();
    // They last until the program ends: the file cannot be written. Once.
    void notStored(const QString& file);

  protected:
    QVariant updateValue(const QString& key, const QVariant& wanted) override;

  private:
    void show();
    void write();
    void adopt(const AppSettings& settings);

    const AppSettings defaults_;
    std::optional<AppSettings> before_restoring_;
    bool told_not_stored_ = false;
    QTimer write_soon_;  // a slider being dragged changes a setting many times a second
};

}  // namespace mien::app
