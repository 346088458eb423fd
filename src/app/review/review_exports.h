// Writes what is under review to files, one after the other, on a thread of its own.
#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QUrl>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

#include "app/parts/gui_calls.h"
#include "mien/clip.h"
#include "mien/corrections.h"

namespace mien::app {

class ReviewExports : public QObject {
    Q_OBJECT

  public:
    explicit ReviewExports(QObject* parent = nullptr);
    ~ReviewExports() override;

    // All are answered by done().
    // Of the frames between, both ends included; of what counts.
    void rows(const QUrl& file, const std::shared_ptr<const Annotation>& measured,
              const Corrections& corrections, double from_s, double to_s);
    // `overlay`: drawn over all of the picture.
    void picture(const QUrl& file, const QImage& picture, const QImage& overlay);
    void image(const QUrl& file, const QImage& image);

    // What is drawn over a stretch of the video; its progress is share().
    void clip(const QUrl& file, const std::shared_ptr<const Annotation>& annotation,
              const ClipPlan& plan);
    void cancel_clip() { stop_.request_stop(); }
    double share() const { return share_; }  // of the clip that is written, 0 to 1; -1: none is

    bool busy() const { return waiting_ > 0; }

  Q_SIGNALS:
    void busyChanged();
    void shareChanged();
    void done(const QString& file, const QString& problem);  // problem empty: it is there
    void incomplete(
        const QString& what);  // with a clip that is there: what of the sound is missing

  private:
    // `write` gives the file that is there then.
    void run(const QUrl& file,
             std::function<std::filesystem::path(const std::filesystem::path&)> write);
    void set_share(double share);

    int waiting_ = 0;
    double share_ = -1;
    std::stop_source stop_;  // of the clip
    GuiCalls calls_;
    QThreadPool pool_;
};

// FOLDER/BASE.ENDING, or BASE-2 and so on where that is taken; in `fallback` where the folder may
// not be written to.
QUrl free_name(const QString& folder, const QString& base, const QString& ending,
               const QString& fallback);

}  // namespace mien::app
