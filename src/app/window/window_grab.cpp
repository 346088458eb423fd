#include "app/window/window_grab.h"

#include <QGuiApplication>
#include <QTimer>
#include <cstdio>

namespace mien::app {

namespace {

constexpr std::chrono::seconds kLongestWait{5};

void grab(QQuickWindow* window, const QString& file) {
    const bool saved = window->grabWindow().save(file);
    if (!saved) std::fprintf(stderr, "mien: cannot write %s\n", qPrintable(file));
    QGuiApplication::exit(saved ? 0 : 1);
}

}  // namespace

void grab_later(QQuickWindow* window, FrameFeed* feed, const QString& file, double after_s) {
    auto* delay = new QTimer(window);
    delay->setSingleShot(true);
    delay->setInterval(static_cast<int>(1000 * after_s));
    QObject::connect(delay, &QTimer::timeout, window, [window, file] { grab(window, file); });
    if (!feed) return delay->start();
    auto* begin = new QTimer(window);  // whichever comes first
    begin->setSingleShot(true);
    QObject::connect(begin, &QTimer::timeout, delay, qOverload<>(&QTimer::start));
    QObject::connect(feed, &FrameFeed::changed, begin, [feed, begin, delay] {
        if (feed->empty() || !begin->isActive()) return;
        begin->stop();
        delay->start();
    });
    begin->start(kLongestWait);
}

}  // namespace mien::app
