// The sound of the video under review: what is heard while it plays at its own speed, and how loud
// it is all along.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <filesystem>
#include <stop_token>

#include "app/parts/gui_calls.h"
#include "app/review/selection.h"
#include "app/review/sound_player.h"

namespace mien::app {

class SoundTrack : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review")
    Q_PROPERTY(bool any READ any NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why nothing is heard
    Q_PROPERTY(double volume READ volume WRITE set_volume NOTIFY volumeChanged)  // 0 to 1
    // In equal parts of the annotation, 0 to 1; empty without sound.
    Q_PROPERTY(QList<float> levels READ levels NOTIFY levelsChanged)

  public:
    explicit SoundTrack(SoundSinkMaker make_sink, QObject* parent = nullptr);
    ~SoundTrack() override;

    void open(const std::filesystem::path& video, const Selection& annotation);
    void close();

    SoundPlayer& player() { return player_; }
    bool any() const { return any_; }
    QString problem() const { return problem_; }
    double volume() const { return volume_; }
    void set_volume(double volume);
    QList<float> levels() const { return levels_; }

  Q_SIGNALS:
    void changed();
    void volumeChanged();
    void levelsChanged();

  private:
    void set(bool any, const QString& problem);
    void set_levels(const QList<float>& levels);

    bool any_ = false;
    QString problem_;
    double volume_ = 1;
    QList<float> levels_;
    std::stop_source stop_;
    GuiCalls calls_;        // of a generation: the video
    QThreadPool listener_;  // to all of it, which may take long
    SoundPlayer player_;
};

}  // namespace mien::app
