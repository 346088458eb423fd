// Writes what is under review to files, one after the other, on a thread of its own.
#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QUrl>
#include <filesystem>
#include <functional>
#include <memory>

#include "app/parts/gui_calls.h"
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

    bool busy() const { return waiting_ > 0; }

  Q_SIGNALS:
    void busyChanged();
    void done(const QString& file, const QString& problem);  // problem empty: it is there

  private:
    void run(const QUrl& file, std::function<void(const std::filesystem::path&)> write);

    int waiting_ = 0;
    GuiCalls calls_;
    QThreadPool pool_;
};

// FOLDER/BASE.ENDING, or BASE-2 and so on where that is taken; in `fallback` where the folder may
// not be written to.
QUrl free_name(const QString& folder, const QString& base, const QString& ending,
               const QString& fallback);

}  // namespace mien::app
