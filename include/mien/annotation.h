// The per-frame record: what an annotation file holds.
//
// One row per scored face per decoded frame; a frame without one has a single row whose status
// says why, with the box of the largest face that could not be used, if there was any. Columns:
//   frame       0-based, no gaps
//   time_s      presentation time in the container's timeline, seconds, six decimals
//   status      see FaceStatus; "gap" in live records alone, see recorder.h
//   track       id of the person, from 1; empty without a scored face
//   x, y, width, height   box in pixels of the upright frame; empty without a face. Turned about
//               its centre by `roll` it frames the face; it may reach beyond the picture
//   expression  the class with the largest score (with smoothing: that of ScoreSmoother);
//               confidence: its score
//   one column per class of the checkpoint: its score, 0 to 1, four decimals
//   sharpness, brightness, asymmetry, eyes, outside   see FaceQuality; empty where not measured
//   roll        degrees by which the head is tilted, clockwise, one decimal; empty without a face
//   second_expression, second_confidence, and second_<class> for each class of a second checkpoint:
//               the same of that one, where there is one
//   file        only where several stills make one input: the picture's file name
// CSV as in RFC 4180, UTF-8, lines ended by LF. Other formats are made from it:
// annotation_formats.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/export.h"

namespace mien {

inline constexpr int kAnnotationSchema = 4;  // raised when a column changes its meaning:
// 2: `status` knows partly_outside, dark, blurred and off_pose, which were `ok` before, and the
// quality's columns follow the classes. 3: the box is to be turned by `roll`, and is no longer cut
// where it leaves the picture. 4: `status` knows covered, which was `ok` before.

// Lines of text, each ended by LF.
// `second_classes`: of the second checkpoint; empty without one.
MIEN_API std::string csv_header(const std::vector<std::string>& classes, bool with_file,
                                const std::vector<std::string>& second_classes = {});
MIEN_API std::string csv_rows(const FrameResult& result, const std::vector<std::string>& classes,
                              const std::string* file = nullptr,
                              const std::vector<std::string>& second_classes = {});

// Rows that csv_rows gives for a frame.
MIEN_API int row_count(const FrameResult& result);

// Writes "<base>.csv.part", handed to the system every second, so that a crash loses no more;
// finish() gives it its name. Destroyed without finish(), it leaves the .part file, which holds
// what was recorded. Throws Error (full disk, for one). Thread rule: one thread at a time.
class MIEN_API AnnotationWriter {
  public:
    // `base`: folder and name without extension. `with_file`: adds the column `file`.
    AnnotationWriter(const std::filesystem::path& base, std::vector<std::string> classes,
                     bool with_file = false, std::vector<std::string> second_classes = {});

    // Continues the unfinished file of an earlier run after its first `bytes`.
    AnnotationWriter(const std::filesystem::path& base, std::vector<std::string> classes,
                     bool with_file, std::int64_t bytes,
                     std::vector<std::string> second_classes = {});
    ~AnnotationWriter();
    AnnotationWriter(const AnnotationWriter&) = delete;
    AnnotationWriter& operator=(const AnnotationWriter&) = delete;

    void write(const FrameResult& result, const std::string& file = {});

    // Hands everything written so far to the system now.
    void flush();

    // Hands it to the disk, and returns how many bytes have been written in all.
    std::int64_t sync();

    // Returns the finished file.
    std::filesystem::path finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
