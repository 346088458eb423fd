#include "core/record/record_writer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <opencv2/imgproc.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/file_system.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace fs = std::filesystem;

RecordWriter::RecordWriter(const RecordPlan& settings, Statistics statistics, Problem problem)
    : settings_(settings),
      statistics_(std::move(statistics)),
      problem_(std::move(problem)),
      files_(settings.base),
      started_(fmt::format("{:%Y-%m-%dT%H:%M:%S%z}", fmt::localtime(std::time(nullptr)))),
      lock_(settings.base),
      writer_(std::in_place, settings.base, settings.checkpoint.classes, false,
              settings.second_checkpoint ? settings.second_checkpoint->classes
                                         : std::vector<std::string>()) {
    try {
        write_document();
    } catch (...) {
        writer_.reset();
        file_system::remove(part_path(files_.rows));
        throw;
    }
}

void RecordWriter::flush() {
    // Not by the first flush: a result of a frame before the gap may be a moment away.
    if (std::exchange(gap_waited_, true)) write_open_gap();
    writer_->flush();
    without_video_if_it_fails([this] {
        if (video_) video_->flush();
    });
}

void RecordWriter::write_rows(const FrameResult& result, const CheckpointInfo& checkpoint,
                              const CheckpointInfo* second) {
    if (open_gap_ && result.index > open_gap_->index) write_open_gap();
    if (result.index < last_number_) return;  // too late: rows never go back
    note_checkpoints(result.time_s, checkpoint, second);
    write_row(result);
    ++analysed_;
}

void RecordWriter::note_checkpoints(double time_s, const CheckpointInfo& checkpoint,
                                    const CheckpointInfo* second) {
    bool changed = false;
    if (checkpoints_.empty() || checkpoints_.back().checkpoint.sha256 != checkpoint.sha256) {
        checkpoints_.push_back({time_s, checkpoint});
        changed = true;
    }
    const CheckpointInfo now = second ? *second : CheckpointInfo();
    const std::string before =
        second_checkpoints_.empty() ? "" : second_checkpoints_.back().checkpoint.sha256;
    if (now.sha256 != before) {
        second_checkpoints_.push_back({time_s, now});
        changed = true;
    }
    if (changed) write_document();
}

void RecordWriter::write_row(const FrameResult& result) {
    writer_->write(result);
    ++statuses_[to_string(result.status())];
    last_row_s_ = std::max(last_row_s_, result.time_s);
    last_number_ = std::max(last_number_, result.index);
    rows_ += row_count(result);
}

void RecordWriter::open_gap(const FrameResult& row, const RecordGap& gap) {
    write_open_gap();
    open_gap_ = row;
    gap_waited_ = false;
    gaps_.push_back(gap);
    write_document();
}

// Kept back for a moment: results of frames before it may still come.
void RecordWriter::write_open_gap() {
    if (open_gap_) write_row(*std::exchange(open_gap_, std::nullopt));
}

void RecordWriter::write_markers(const std::vector<Marker>& markers) const {
    mien::write_markers(part_path(files_.markers), markers);
}

void RecordWriter::write_picture(const cv::Mat& picture, double time_s) {
    without_video_if_it_fails([&] {
        if (video_failed_) return;
        if (!video_) {
            video_.emplace(files_.video, size_, settings_.frames_per_second, VideoUse::record);
        }
        cv::Mat fitting = picture;
        if (picture.size() != size_) cv::resize(picture, fitting, size_, 0, 0, cv::INTER_AREA);
        video_->write(fitting, time_s);
    });
}

// Rows are worth more than pictures: they go on.
template <typename Work>
void RecordWriter::without_video_if_it_fails(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        video_.reset();
        video_failed_ = true;
        if (problem_) problem_(error.what());
    }
}

void RecordWriter::write_document() {
    write_file(part_path(files_.document), document({}));
}

std::string RecordWriter::document(const std::vector<fs::path>& written) const {
    RecordStatistics statistics = statistics_();
    statistics.rows = rows_;
    statistics.analysed = analysed_;
    return live_record_text({settings_, started_, size_, last_row_s_, statistics, statuses_, gaps_,
                             checkpoints_, second_checkpoints_, written});
}

void RecordWriter::finish(RecordReport& report) {
    const auto attempt = [&report](const auto& work) {
        try {
            work();
        } catch (const std::exception& error) {
            if (report.problem.empty()) report.problem = error.what();
        }
    };
    attempt([this] {
        write_open_gap();
        writer_->finish();
    });
    attempt([this] {
        if (video_) video_->finish();
    });
    writer_.reset();
    video_.reset();
    // What cannot be renamed now will be, the next time records are recovered.
    attempt([&] {
        report.files = files_.take_names();
        files_.write_document(document(report.files));
        report.document = files_.document;
    });
}

}  // namespace mien
