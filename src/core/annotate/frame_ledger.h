// Keeps account of the decoded frames, to be compared with what the finished file holds.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/checksum.h"
#include "mien/annotate_run.h"
#include "mien/export.h"

namespace mien {

// Little memory for any number of frames: a count, and a checksum of numbers and times as an
// annotation writes them.
class MIEN_API FrameLedger {
  public:
    void add(std::int64_t index, double time_s);

    std::int64_t frames() const { return frames_; }
    std::int64_t not_rising() const { return not_rising_; }  // frames not later than the one before

    bool operator==(const FrameLedger&) const = default;

  private:
    std::int64_t frames_ = 0;
    std::int64_t not_rising_ = 0;
    double last_time_s_ = 0;
    Checksum written_;
};

// Reads the CSV back: every frame of `decoded` has rows, together, in order, at its time; `rows`
// in all; no frame is missing or there twice. Throws Error when it cannot be read.
MIEN_API AnnotateCheck check_rows(const std::filesystem::path& csv, const FrameLedger& decoded,
                                  std::int64_t rows);

}  // namespace mien
