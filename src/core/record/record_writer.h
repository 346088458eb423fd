// The files of a live record while it is written. On the recorder's thread alone, but where it says
// otherwise.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result_lock.h"
#include "core/record/live_record.h"
#include "core/record/record_files.h"
#include "mien/analyzer.h"
#include "mien/annotation.h"
#include "mien/markers.h"
#include "mien/record.h"
#include "mien/video_writer.h"

namespace mien {

class RecordWriter {
  public:
    // What the writer does not count itself: time, frames, markers, pictures that were dropped.
    using Statistics = std::function<RecordStatistics()>;
    using Problem = std::function<void(const std::string&)>;  // with the video, which has ended

    // Creates the files. Throws Error.
    RecordWriter(const RecordPlan& settings, Statistics statistics, Problem problem);

    void begin(cv::Size picture) { size_ = picture; }  // of the first frame; all others are scaled
    // `second`: what it says is in the result; null where nothing is.
    void write_rows(const FrameResult& result, const CheckpointInfo& checkpoint,
                    const CheckpointInfo* second);
    void write_picture(const cv::Mat& picture, double time_s);
    void write_markers(const std::vector<Marker>& markers) const;
    void open_gap(const FrameResult& row, const RecordGap& gap);
    void close_gap(double end_s) { gaps_.back().end_s = end_s; }
    void flush();  // hands what was written to the system

    // Gives everything its name, whatever went wrong before. `report` gets its files, and the first
    // problem unless it has one.
    void finish(RecordReport& report);

    // Any thread.
    std::int64_t rows() const { return rows_; }
    std::int64_t analysed() const { return analysed_; }

  private:
    void note_checkpoints(double time_s, const CheckpointInfo& checkpoint,
                          const CheckpointInfo* second);
    void write_row(const FrameResult& result);
    void write_open_gap();
    void write_document();
    std::string document(const std::vector<std::filesystem::path>& written) const;
    template <typename Work>
    void without_video_if_it_fails(const Work& work);

    const RecordPlan settings_;
    const Statistics statistics_;
    const Problem problem_;
    const RecordFiles files_;
    const std::string started_;
    const ResultLock lock_;
    std::optional<AnnotationWriter> writer_;
    std::optional<VideoWriter> video_;
    bool video_failed_ = false;
    cv::Size size_;
    std::optional<FrameResult> open_gap_;  // its row, not yet written
    bool gap_waited_ = false;              // for a flush
    std::int64_t last_number_ = 0;         // of the rows written
    std::vector<RecordGap> gaps_;
    std::vector<CheckpointUse> checkpoints_;
    std::vector<CheckpointUse> second_checkpoints_;
    std::map<std::string, std::int64_t> statuses_;
    double last_row_s_ = 0;
    std::atomic<std::int64_t> rows_ = 0;
    std::atomic<std::int64_t> analysed_ = 0;
};

}  // namespace mien
