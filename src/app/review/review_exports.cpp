#include "app/review/review_exports.h"

#include <QFileInfo>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "app/parts/message.h"
#include "app/parts/write_png.h"

namespace mien::app {

namespace fs = std::filesystem;

ReviewExports::ReviewExports(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

ReviewExports::~ReviewExports() {
    stop_.request_stop();
    pool_.waitForDone();
}

void ReviewExports::run(const QUrl& file, std::function<fs::path(const fs::path&)> write) {
    ++waiting_;
    Q_EMIT busyChanged();
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    pool_.start([this, path, write = std::move(write)] {
        QString problem, written = path;
        try {
            fs::create_directories(fs::path(path.toStdString()).parent_path());
            written = QString::fromStdString(write(path.toStdString()).string());
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
        }
        calls_.post([this, written, problem] {
            --waiting_;
            Q_EMIT busyChanged();
            Q_EMIT done(written, as_sentence(problem));
        });
    });
}

void ReviewExports::rows(const QUrl& file, const std::shared_ptr<const Annotation>& measured,
                         const Corrections& corrections, double from_s, double to_s) {
    const auto& frames = measured->frames;
    const auto not_before = [&frames](double time_s) {
        const auto found = std::lower_bound(
            frames.begin(), frames.end(), time_s,
            [](const Annotation::Frame& frame, double time) { return frame.time_s < time; });
        return static_cast<std::size_t>(found - frames.begin());
    };
    run(file, [measured, corrections, first = not_before(from_s),
               end = not_before(to_s)](const fs::path& path) {
        if (corrections.people.empty() && corrections.excluded.empty()) {
            export_rows(*measured, first, end, path);  // byte for byte
        } else {
            export_rows(*measured, corrections, first, end, path);
        }
        return path;
    });
}

void ReviewExports::picture(const QUrl& file, const QImage& picture, const QImage& overlay) {
    run(file, [picture, overlay](const fs::path& path) {
        QImage drawn = picture.convertToFormat(QImage::Format_RGB32);
        QPainter(&drawn).drawImage(drawn.rect(), overlay);
        write_png(drawn, QString::fromStdString(path.string()));
        return path;
    });
}

void ReviewExports::image(const QUrl& file, const QImage& image) {
    run(file, [image](const fs::path& path) {
        write_png(image, QString::fromStdString(path.string()));
        return path;
    });
}

void ReviewExports::clip(const QUrl& file, const std::shared_ptr<const Annotation>& annotation,
                         const ClipPlan& plan) {
    stop_ = {};
    set_share(0);
    run(file, [this, annotation, plan, stop = stop_.get_token()](const fs::path& path) {
        const auto over = [this] { calls_.post([this] { set_share(-1); }); };
        fs::path written;
        try {
            int told = 0;  // per cent: more would only keep the window busy
            const ClipReport report = export_clip(
                *annotation, plan, path,
                [&](double share) {
                    const auto now = static_cast<int>(100 * share);
                    if (now == std::exchange(told, now)) return;
                    calls_.post([this, share] { set_share(share); });
                },
                stop);
            written = report.file;
            if (!report.sound_problem.empty()) {
                calls_.post([this, what = QString::fromStdString(report.sound_problem)] {
                    Q_EMIT incomplete(as_sentence(what));
                });
            }
        } catch (...) {
            over();
            throw;
        }
        over();
        return written;
    });
}

void ReviewExports::set_share(double share) {
    share_ = share;
    Q_EMIT shareChanged();
}

QUrl free_name(const QString& folder, const QString& base, const QString& ending,
               const QString& fallback) {
    const QString there = QFileInfo(folder).isWritable() ? folder : fallback;
    QString path = there + '/' + base + '.' + ending;
    for (int number = 2; QFileInfo::exists(path); ++number) {
        path = QStringLiteral("%1/%2-%3.%4").arg(there, base).arg(number).arg(ending);
    }
    return QUrl::fromLocalFile(path);
}

}  // namespace mien::app
