#include "app/statistics_log.h"

#include <QMetaEnum>
#include <QTimer>
#include <cstdio>

namespace mien::app {

namespace {

constexpr std::chrono::seconds kEvery{1};

void print_line(Workbench* bench) {
    const Live& live = *bench->live();
    const Recording& recording = *bench->recording();
    const QByteArray state =
        QByteArray(QMetaEnum::fromType<Live::State>().valueToKey(static_cast<int>(live.state())))
            .toLower();
    std::printf(
        "state=%s fps=%.0f reads=%.0f latency_ms=%d skipped=%d checkpoint=%s recorded_s=%d "
        "missing_pictures=%d\n",
        state.constData(), live.capture_rate(), live.inference_rate(), live.latency(),
        live.dropped(), qPrintable(live.checkpoint()),
        recording.active() ? recording.seconds() : -1, recording.dropped_pictures());
    std::fflush(stdout);
}

}  // namespace

void log_statistics(Workbench* bench) {
    auto* timer = new QTimer(bench);
    QObject::connect(timer, &QTimer::timeout, bench, [bench] { print_line(bench); });
    timer->start(kEvery);
}

}  // namespace mien::app
