#include "app/window/statistics_log.h"

#include <QElapsedTimer>
#include <QMetaEnum>
#include <QQuickWindow>
#include <QTimer>
#include <cstdio>
#include <ctime>
#include <utility>

#include "app/window/unused_memory.h"

namespace mien::app {

namespace {

constexpr std::chrono::seconds kEvery{1};

// Share of one core that this program took since it was last asked.
class ProcessorUse {
  public:
    double percent() {
        const std::clock_t used = std::clock();
        const qint64 passed_ns = since_.isValid() ? since_.nsecsElapsed() : 0;
        since_.start();
        const double seconds =
            static_cast<double>(used - std::exchange(used_, used)) / CLOCKS_PER_SEC;
        return passed_ns > 0 ? 100e9 * seconds / static_cast<double>(passed_ns) : 0;
    }

  private:
    QElapsedTimer since_;
    std::clock_t used_ = 0;
};

const char* renderer() {
    return QQuickWindow::sceneGraphBackend() == "software" ? "software" : "graphics";
}

void print_line(Workbench* bench, ProcessorUse& processor) {
    const Live& live = *bench->live();
    const Recording& recording = *bench->recording();
    const QByteArray state =
        QByteArray(QMetaEnum::fromType<Live::State>().valueToKey(static_cast<int>(live.state())))
            .toLower();
    std::printf(
        "state=%s fps=%.0f reads=%.0f latency_ms=%d skipped=%d checkpoint=%s recorded_s=%d "
        "missing_pictures=%d cpu_percent=%.1f memory_mb=%.2f renderer=%s\n",
        state.constData(), live.capture_rate(), live.inference_rate(), live.latency(),
        live.dropped(), qPrintable(live.checkpoint()),
        recording.active() ? recording.seconds() : -1, recording.dropped_pictures(),
        processor.percent(), memory_in_use_mb(), renderer());
    std::fflush(stdout);
}

}  // namespace

void log_statistics(Workbench* bench) {
    auto* timer = new QTimer(bench);
    ProcessorUse processor;
    processor.percent();
    QObject::connect(timer, &QTimer::timeout, bench,
                     [bench, processor]() mutable { print_line(bench, processor); });
    timer->start(kEvery);
}

}  // namespace mien::app
