#include "mien/annotate.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <system_error>
#include <utility>

#include "base/atomic_file.h"
#include "core/annotation_record.h"
#include "core/sha256.h"
#include "mien/error.h"
#include "mien/video_writer.h"

namespace mien {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::unique_ptr<FrameSource> open_input(const AnnotateInput& input, const std::stop_token& stop) {
    if (input.kind == SourceKind::stills) return open_stills(input.stills);
    MediaOptions options;
    options.stop = stop;
    return open_media(input.source, options);
}

// The input's fingerprints, taken on a thread of their own while the frames are analysed.
class Fingerprint {
  public:
    explicit Fingerprint(const AnnotateInput& input) {
        std::vector<fs::path> files = input.stills;
        if (input.kind == SourceKind::video) files = {input.source};
        sums_ = std::async(std::launch::async, [this, files] {
            std::vector<std::string> sums;
            sums.reserve(files.size());
            for (const fs::path& file : files) {
                sums.push_back(sha256_of(file, [this] { return given_up_.load(); }));
            }
            return sums;
        });
    }
    ~Fingerprint() { given_up_ = true; }  // the future's destructor waits
    Fingerprint(const Fingerprint&) = delete;
    Fingerprint& operator=(const Fingerprint&) = delete;

    std::vector<std::string> wait() { return sums_.get(); }

  private:
    std::atomic<bool> given_up_{false};
    std::future<std::vector<std::string>> sums_;
};

// Pictures or a video with the results drawn in.
class Drawing {
  public:
    Drawing(const fs::path& out, const AnnotateInput& input, const SourceInfo& source,
            const OverlayStyle& style)
        : base_(out / input.name),
          stills_(input.kind == SourceKind::stills),
          several_(input.stills.size() > 1),
          frames_per_second_(source.frames_per_second > 0 ? source.frames_per_second : 30),
          style_(style) {}

    void add(const Frame& frame, const FrameResult& result,
             const std::vector<std::string>& classes) {
        cv::Mat picture = frame.picture.clone();
        draw_overlay(picture, result, classes, style_);
        if (stills_) {
            add_still(frame, picture);
        } else {
            if (!video_) {
                size_ = picture.size();
                video_.emplace(path(".annotated.mp4"), size_, frames_per_second_);
            }
            // A stream may change its size on the way; a video file cannot.
            if (picture.size() != size_) cv::resize(picture, picture, size_, 0, 0, cv::INTER_AREA);
            video_->write(picture, frame.time_s);
        }
    }

    std::vector<fs::path> finish() {
        if (video_) {
            video_->finish();
            files_.push_back(path(".annotated.mp4"));
        }
        return files_;
    }

  private:
    fs::path path(const char* ending) const {
        fs::path path = base_;
        return path += ending;
    }

    void add_still(const Frame& frame, const cv::Mat& picture) {
        fs::path file = path(".annotated.jpg");
        if (several_) {
            fs::create_directories(path(".annotated"));
            file = path(".annotated") / (frame.file + ".jpg");
        }
        std::vector<unsigned char> bytes;
        cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, 92});
        write_file(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        if (!several_ || files_.empty()) files_.push_back(several_ ? path(".annotated") : file);
    }

    fs::path base_;
    bool stills_;
    bool several_;
    double frames_per_second_;
    OverlayStyle style_;
    cv::Size size_;
    std::optional<VideoWriter> video_;
    std::vector<fs::path> files_;
};

// How far the work is, from what the source says of its length.
class ProgressMeter {
  public:
    ProgressMeter(const SourceInfo& source, const AnnotateSettings& settings,
                  Clock::time_point start)
        : start_(start), frame_count_(source.frame_count), duration_s_(source.duration_s) {
        if (settings.duration_s) {
            frame_count_.reset();
            duration_s_ = std::min(*settings.duration_s, duration_s_.value_or(1e300));
        }
    }

    AnnotateProgress at(std::int64_t frames, double elapsed_s) const {
        AnnotateProgress progress;
        progress.frames = frames;
        const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
        if (seconds > 0) progress.frames_per_second = static_cast<double>(frames) / seconds;
        double share = 0;
        if (frame_count_ && *frame_count_ > 0) {
            share = static_cast<double>(frames) / static_cast<double>(*frame_count_);
        } else if (duration_s_ && *duration_s_ > 0) {
            share = elapsed_s / *duration_s_;
        }
        if (share > 0) {
            progress.share = std::min(share, 1.0);
            progress.seconds_left = seconds * (1 / *progress.share - 1);
        }
        return progress;
    }

  private:
    Clock::time_point start_;
    std::optional<std::int64_t> frame_count_;
    std::optional<double> duration_s_;
};

AnnotateEnd end_of(ReadStatus status) {
    switch (status) {
        case ReadStatus::truncated:
            return AnnotateEnd::truncated;
        case ReadStatus::lost:
            return AnnotateEnd::lost;
        case ReadStatus::cancelled:
            return AnnotateEnd::stopped;
        default:
            return AnnotateEnd::complete;
    }
}

}  // namespace

AnnotateReport annotate(const AnnotateInput& input, const fs::path& out,
                        const AnnotateSettings& settings, Analyzer& analyzer, std::stop_token stop,
                        const std::function<void(const AnnotateProgress&)>& progress) {
    const Clock::time_point start = Clock::now();
    if (!analyzer.checkpoint()) throw Error("cannot annotate without a checkpoint");
    const CheckpointInfo checkpoint = *analyzer.checkpoint();
    // Made anew, so that the ids of every input begin at 1.
    analyzer = Analyzer(AnalyzerSettings(analyzer.settings()), analyzer.swap_classifier(nullptr));

    const std::unique_ptr<FrameSource> source = open_input(input, stop);
    const std::stop_callback interrupt(std::move(stop), [&source] { source->interrupt(); });
    std::error_code error;
    fs::create_directories(out, error);
    if (error) throw Error("cannot write to " + out.string() + ": " + error.message());

    Fingerprint fingerprint(input);
    const bool with_file = input.stills.size() > 1;
    std::optional<AnnotationWriter> writer;  // made with the first frame: no empty files
    std::optional<Drawing> drawing;
    if (settings.video) drawing.emplace(out, input, source->info(), settings.overlay);
    const ProgressMeter meter(source->info(), settings, start);

    AnnotateReport report;
    double first_time_s = 0;
    double last_time_s = 0;
    for (Frame frame;;) {
        const ReadStatus status = source->read(frame);
        if (status != ReadStatus::frame) {
            report.end = end_of(status);
            report.problem = source->problem();
            break;
        }
        if (!writer) {
            first_time_s = frame.time_s;
            writer.emplace(out / input.name, settings.formats, checkpoint.classes, with_file);
        }
        const double elapsed_s = frame.time_s - first_time_s;
        if (settings.duration_s && elapsed_s >= *settings.duration_s) {
            report.end = AnnotateEnd::duration;
            break;
        }
        const FrameResult result = analyzer.analyze(frame);
        writer->write(result, frame.file);
        if (drawing) drawing->add(frame, result, checkpoint.classes);
        last_time_s = frame.time_s;
        ++report.frames;
        report.rows += row_count(result);
        ++report.statuses[to_string(result.status())];
        if (progress) progress(meter.at(report.frames, elapsed_s));
        frame = Frame{};
    }
    if (report.frames == 0) {
        throw Error(report.problem.empty()
                        ? "cannot annotate " + input.source + ": it gave no picture"
                        : report.problem);
    }

    std::vector<fs::path> files = writer->finish();
    if (drawing) {
        for (fs::path& file : drawing->finish()) files.push_back(std::move(file));
    }
    const fs::path record = out / (input.name + ".json");
    report.files = {record};
    report.files.insert(report.files.end(), files.begin(), files.end());
    write_file(record,
               record_text({input, source->info(), fingerprint.wait(), checkpoint,
                            analyzer.settings(), settings, report, first_time_s, last_time_s}));
    report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

}  // namespace mien
