// `mien --statistics`: how the live session goes, a line every second on standard output, for
// measurements and tests.
#pragma once

#include <QObject>

#include "app/window/workbench.h"

namespace mien::app {

// Until `bench` goes. "state=running fps=30 reads=29 latency_ms=41 skipped=3 checkpoint=mien
// recorded_s=12 missing_pictures=0 cpu_percent=9.5 memory_mb=97.21 renderer=software"; the
// checkpoint is empty while there is none, recorded_s -1 while nothing is recorded, cpu_percent
// that of one core over the last second, memory_mb see memory_in_use_mb(), the renderer Qt Quick's
// software or graphics (OpenGL, say).
void log_statistics(Workbench* bench);

}  // namespace mien::app
