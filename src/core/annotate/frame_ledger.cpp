#include "core/annotate/frame_ledger.h"

#include <fmt/format.h>

#include <string>

#include "base/number.h"
#include "core/table/dialects.h"

namespace mien {

void FrameLedger::add(std::int64_t index, double time_s) {
    const std::string text = fmt::format("{},{:.6f}\n", index, time_s);
    written_.add(text.data(), text.size());
    // Compared as the file has them: what is read back must give the same.
    const double written_s = as_written(time_s, 6);
    if (frames_ > 0 && written_s <= last_time_s_) ++not_rising_;
    last_time_s_ = written_s;
    ++frames_;
}

AnnotateCheck check_rows(const std::filesystem::path& csv, const FrameLedger& decoded,
                         std::int64_t rows) {
    AnnotateCheck check;
    check.frames_decoded = decoded.frames();
    check.times_not_rising = decoded.not_rising();
    FrameLedger recorded;
    std::int64_t last = -1;
    double last_time_s = 0;
    for (AnnotationRows row(csv); row.next();) {
        ++check.rows;
        const std::int64_t frame = row.frame();
        const double time_s = row.time_s();
        if (frame == last && time_s == last_time_s) continue;
        if (frame != last + 1 && check.problem.empty()) {
            check.problem = fmt::format("frame {} follows frame {}", frame, last);
        }
        recorded.add(frame, time_s);
        last = frame;
        last_time_s = time_s;
    }
    check.frames_recorded = recorded.frames();
    if (!check.problem.empty()) return check;
    if (recorded.frames() != decoded.frames()) {
        check.problem = fmt::format("{} frames were decoded, but it holds {}", decoded.frames(),
                                    recorded.frames());
    } else if (check.rows != rows) {
        check.problem = fmt::format("{} rows were written, but it holds {}", rows, check.rows);
    } else if (!(recorded == decoded)) {
        check.problem = "a time is not that of its frame";
    }
    return check;
}

}  // namespace mien
