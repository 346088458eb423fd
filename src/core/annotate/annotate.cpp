#include "mien/annotate.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <system_error>
#include <tuple>
#include <utility>

#include "base/atomic_file.h"
#include "base/result_lock.h"
#include "base/seconds.h"
#include "core/annotate/annotated_video.h"
#include "core/annotate/frame_ledger.h"
#include "core/annotate/resume_point.h"
#include "core/annotate/run_document.h"
#include "core/engine/sighting_pipeline.h"
#include "core/media/sha256.h"
#include "mien/annotation.h"
#include "mien/annotation_reader.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::unique_ptr<FrameSource> open_input(const AnnotateInput& input, const std::stop_token& stop) {
    if (input.kind == SourceKind::stills) return open_stills(input.stills, BadStill::blank);
    MediaOptions options;
    options.stop = stop;
    return open_media(input.source, options);
}

std::vector<fs::path> files_of(const AnnotateInput& input) {
    if (input.kind == SourceKind::video) return {input.source};
    return input.stills;
}

// What the file system says of the input's files, to notice when they change while they are read.
class FileStates {
  private:
    struct State {
        dev_t device;
        ino_t number;
        off_t size;
        std::int64_t written_ns;
        std::int64_t changed_ns;  // the file or what is known of it: nobody can set it back

        auto content() const { return std::tuple(device, number, size, written_ns); }
        bool operator==(const State&) const = default;
    };

  public:
    explicit FileStates(const AnnotateInput& input) {
        for (const fs::path& file : files_of(input)) states_.emplace_back(file, state_of(file));
    }

    // A sentence about the files that are no longer what they were; else empty. Renamed or newly
    // linked ones are, if their SHA-256 is still that of `sha256` (may lack some).
    std::string change(const std::vector<std::string>& sha256) const {
        std::string names;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const auto& [file, before] = states_[i];
            const std::optional<State> now = state_of(file);
            if (!before) continue;  // was not there: not read either
            if (now && *now == *before) continue;
            const bool touched = now && now->content() == before->content();
            if (touched && i < sha256.size() && sha256_of(file) == sha256[i]) continue;
            names += (names.empty() ? "" : ", ") + file.string();
        }
        if (names.empty()) return {};
        return names +
               " changed while it was being read, so the rows may mix both versions; run it again "
               "once it is complete";
    }

  private:
    static std::optional<State> state_of(const fs::path& file) {
        struct stat about {};
        if (::stat(file.c_str(), &about) != 0) return std::nullopt;
        const auto ns = [](const timespec& t) { return t.tv_sec * 1'000'000'000LL + t.tv_nsec; };
        return State{about.st_dev, about.st_ino, about.st_size, ns(about.st_mtim),
                     ns(about.st_ctim)};
    }

    std::vector<std::pair<fs::path, std::optional<State>>> states_;
};

// The input's fingerprints, taken on a thread of their own while the frames are analysed. A run
// that is stopped gets those taken so far: a large file takes longer than anyone would wait.
class Fingerprint {
  public:
    Fingerprint(const AnnotateInput& input, const std::stop_token& stop) {
        const std::vector<fs::path> files = files_of(input);
        sums_ = std::async(std::launch::async, [this, files, stop] {
            std::vector<std::string> sums;
            sums.reserve(files.size());
            for (const fs::path& file : files) {
                const auto stopped = [&] { return given_up_.load() || stop.stop_requested(); };
                // A picture that cannot be opened has a row that says so.
                std::error_code error;
                const bool there = fs::is_regular_file(file, error);
                try {
                    sums.push_back(there ? sha256_of(file, stopped) : std::string());
                } catch (const Error&) {
                    sums.emplace_back();
                }
                if (stopped()) {
                    sums.pop_back();
                    break;
                }
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
        const double taken_s = seconds(Clock::now() - start_);
        if (taken_s > 0) progress.frames_per_second = static_cast<double>(frames) / taken_s;
        double share = 0;
        if (frame_count_ && *frame_count_ > 0) {
            share = static_cast<double>(frames) / static_cast<double>(*frame_count_);
        } else if (duration_s_ && *duration_s_ > 0) {
            share = elapsed_s / *duration_s_;
        }
        if (share > 0) {
            progress.share = std::min(share, 1.0);
            progress.seconds_left = taken_s * (1 / *progress.share - 1);
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

// The objects of before keep a little, such as the next track's number.
void make_anew(Analyzer& analyzer) {
    Analyzer anew(analyzer.settings(), analyzer.swap_classifier(nullptr));
    anew.swap_second(analyzer.swap_second(nullptr));
    analyzer = std::move(anew);
}

// One run, from its first frame or from where an earlier one was interrupted.
class Annotator {
  public:
    Annotator(const AnnotateInput& input, const fs::path& out, const AnnotateSettings& settings,
              Analyzer& analyzer)
        : input_(input),
          base_(out / input.name),
          settings_(settings),
          analyzer_(analyzer),
          checkpoint_(*analyzer.checkpoint()),
          key_(run_key(input, checkpoint_, analyzer.settings(), settings,
                       analyzer.second_checkpoint())) {
        if (const CheckpointInfo* second = analyzer.second_checkpoint()) {
            second_classes_ = second->classes;
        }
        if (settings.video && settings.blur) return;  // hiding needs all faces, not only their rows
        try {
            const auto point = load_resume_point(base_, key_);
            if (!point) return;
            analyzer.restore(point->analyzer);
            done_ = *point;
        } catch (const Error&) {
            left_over_problem_ = base_.string() +
                                 ".resume is damaged; it was thrown away, and the "
                                 "annotation started over";
            make_anew(analyzer);
            forget();
            return;
        }
        writer_.emplace(base_, checkpoint_.classes, with_file(), done_.csv_bytes, second_classes_);
        resumed_at_ = done_.frames;
    }

    // Draws as well, from now on.
    void draw(const fs::path& out, const SourceInfo& source) {
        video_.emplace(out, input_, source, settings_, checkpoint_.classes);
        if (done_.frames > 0) earlier_ = read_annotation(part_path(csv()));
    }

    // How many frames an earlier run has done.
    std::int64_t frames_done() const { return done_.frames; }

    // Whether it is time to note where the run stands: at a sighting that comes with its state.
    bool wants_state() const { return Clock::now() - saved_ >= resume_interval(); }

    void add(const Frame& frame, Sighting sighting) {
        ledger_.add(frame.index, frame.time_s);
        last_time_s_ = frame.time_s;
        if (ledger_.frames() <= done_.frames) {  // an earlier run has its rows
            if (video_) {
                draw(frame, earlier_->result(static_cast<std::size_t>(frame.index)));
            }
            return;
        }
        earlier_.reset();
        if (!writer_) start();
        const std::string state = std::move(sighting.state);
        FrameResult result{frame.index, frame.time_s, {}};
        if (frame.picture.empty()) {
            result.faces.emplace_back().status = FaceStatus::unreadable;
        } else {
            result = analyzer_.classify(std::move(sighting));
        }
        writer_->write(result, frame.file);
        draw(frame, result);
        ++done_.frames;
        done_.rows += row_count(result);
        ++done_.statuses[to_string(result.status())];
        if (!state.empty() && wants_state()) save(state);
    }

    // What was done, with the CSV checked and under its name. `start_s`: see SourceInfo.
    AnnotateReport finish(AnnotateEnd end, double start_s) {
        if (ledger_.frames() < done_.frames && end == AnnotateEnd::complete) {
            forget();
            throw Error(input_.source +
                        " has fewer frames than an earlier run of it wrote; what that run left has "
                        "been thrown away; run it again");
        }
        if (ledger_.frames() < done_.frames) {
            throw Error("stopped before the frame where an earlier run of " + input_.source +
                        " ended; nothing is lost; run it again to continue");
        }
        writer_->flush();
        AnnotateReport report;
        report.end = end;
        report.frames = done_.frames;
        report.rows = done_.rows;
        report.statuses = done_.statuses;
        report.resumed_at = resumed_at_;
        report.check = check_rows(part_path(csv()), ledger_, done_.rows);
        writer_->finish();
        writer_.reset();
        report.csv_sha256 = sha256_of(csv());
        if (!second_classes_.empty()) report.agreement = agreement_in(csv());
        report.files.push_back(csv());
        for (const AnnotationFormat format : settings_.formats) {
            if (format == AnnotationFormat::csv) continue;
            fs::path file = base_;
            file += ending(format);
            convert_annotation(csv(), format, file,
                               settings_.anonymous ? std::string() : recorded_source(input_),
                               start_s, input_.markers, input_.derived);
            for (const char* one : endings(format)) report.files.push_back(base_.string() + one);
        }
        if (video_)
            try_to_draw([&] {
                for (fs::path& file : video_->finish()) report.files.push_back(std::move(file));
                const std::string missing = video_->sound_problem();
                if (!missing.empty()) report.notes.push_back(missing);
            });
        report.problem = video_problem_;
        return report;
    }

    // Once the record is written there is nothing left to resume.
    void forget() const { remove_resume_point(base_); }

    // With what an earlier run left: a sentence; else empty.
    const std::string& left_over_problem() const { return left_over_problem_; }
    std::int64_t frames() const { return ledger_.frames(); }
    double last_time_s() const { return last_time_s_; }

  private:
    fs::path csv() const {
        fs::path path = base_;
        return path += ".csv";
    }
    bool with_file() const { return input_.stills.size() > 1; }

    // The table is what counts: it continues when its pictures cannot be written.
    template <typename Do>
    void try_to_draw(Do what) {
        try {
            what();
        } catch (const std::exception& error) {
            video_problem_ = error.what();
            video_.reset();
        }
    }
    void draw(const Frame& frame, const FrameResult& result) {
        if (video_) try_to_draw([&] { video_->add(frame, result); });
    }

    void start() { writer_.emplace(base_, checkpoint_.classes, with_file(), second_classes_); }

    void save(const std::string& state) {
        saved_ = Clock::now();
        done_.csv_bytes = writer_->sync();
        if (key_.empty()) return;
        Sighting behind;
        behind.state = state;
        done_.analyzer = analyzer_.save(behind);
        save_resume_point(base_, key_, done_);
    }

    const AnnotateInput& input_;
    fs::path base_;
    const AnnotateSettings& settings_;
    Analyzer& analyzer_;
    CheckpointInfo checkpoint_;
    std::vector<std::string> second_classes_;
    std::string key_;
    ResumePoint done_;
    std::int64_t resumed_at_ = 0;
    std::string left_over_problem_;
    FrameLedger ledger_;
    double last_time_s_ = 0;
    std::optional<AnnotationWriter> writer_;  // made with the first frame: no empty files
    std::optional<AnnotatedVideo> video_;
    std::string video_problem_;
    std::optional<Annotation> earlier_;  // rows of the earlier run, to be drawn
    Clock::time_point saved_ = Clock::now();
};

}  // namespace

AnnotateReport annotate(const AnnotateInput& input, const fs::path& out,
                        const AnnotateSettings& settings, Analyzer& analyzer, std::stop_token stop,
                        const std::function<void(const AnnotateProgress&)>& progress) {
    const Clock::time_point start = Clock::now();
    if (!analyzer.checkpoint()) throw Error("cannot annotate without a checkpoint");
    if (settings.anonymous && settings.video) {
        throw Error("an anonymous annotation has no video; leave one of the two out");
    }
    const CheckpointInfo checkpoint = *analyzer.checkpoint();
    std::optional<CheckpointInfo> second;
    if (analyzer.second_checkpoint()) second = *analyzer.second_checkpoint();
    make_anew(analyzer);

    const FileStates before(input);
    const std::unique_ptr<FrameSource> source = open_input(input, stop);
    const std::stop_callback interrupt(stop, [&source] { source->interrupt(); });
    std::error_code error;
    fs::create_directories(out, error);
    if (error) throw Error("cannot write to " + out.string() + ": " + error.message());

    const ResultLock lock(out / input.name);
    std::optional<Fingerprint> fingerprint;
    if (!settings.anonymous) fingerprint.emplace(input, stop);
    Annotator annotator(input, out, settings, analyzer);
    if (settings.video) annotator.draw(out, source->info());
    const ProgressMeter meter(source->info(), settings, start);

    AnnotateEnd end = AnnotateEnd::complete;
    double first_time_s = 0;
    {
        SightingPipeline pipeline(*source, analyzer, annotator.frames_done());
        for (;;) {
            if (settings.most_frames && annotator.frames() >= *settings.most_frames) {
                end = AnnotateEnd::stopped;
                break;
            }
            if (annotator.wants_state()) pipeline.want_state();
            SightingPipeline::Step step = pipeline.next();
            if (step.status != ReadStatus::frame) {
                end = end_of(step.status);
                break;
            }
            const Frame& frame = step.frame;
            if (annotator.frames() == 0) first_time_s = frame.time_s;
            const double elapsed_s = frame.time_s - first_time_s;
            if (settings.duration_s && elapsed_s >= *settings.duration_s) {
                end = AnnotateEnd::duration;
                break;
            }
            annotator.add(frame, std::move(step.sighting));
            if (progress) progress(meter.at(annotator.frames(), elapsed_s));
        }
    }
    std::string problem = source->problem();
    if (annotator.frames() == 0) {
        throw Error(problem.empty()
                        ? "cannot annotate " + input.source + ": it delivered no picture"
                        : problem);
    }

    AnnotateReport report = annotator.finish(end, source->info().start_s);
    const fs::path record = out / (input.name + ".json");
    report.files.insert(report.files.begin(), record);
    std::vector<std::string> sha256;
    if (fingerprint) sha256 = fingerprint->wait();
    for (const std::string& one : {problem, before.change(sha256)}) {
        if (one.empty()) continue;
        report.problem = report.problem.empty() ? one : one + "; " + report.problem;
    }
    write_file(record, run_document_text({input, source->info(), sha256, checkpoint,
                                          analyzer.settings(), settings, report, first_time_s,
                                          annotator.last_time_s(), second ? &*second : nullptr}));
    annotator.forget();
    // The results do not tell of it: they are those of a run that had none before it.
    if (!annotator.left_over_problem().empty()) {
        report.notes.push_back(annotator.left_over_problem());
    }
    report.seconds = seconds(Clock::now() - start);
    return report;
}

}  // namespace mien
