// mienctl bench: how fast Mien is beside the literature's loop, on the same frames in one run.

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <opencv2/core/utility.hpp>

#include "cli/bench/contestants.h"
#include "cli/bench/memory_source.h"
#include "cli/bench/result.h"
#include "cli/bench/statistics.h"
#include "cli/commands.h"
#include "cli/report_file.h"
#include "cli/terminal.h"
#include "core/faces/same_face.h"
#include "mien/annotate.h"
#include "mien/error.h"
#include "mien/live_session.h"
#include "mien/paths.h"
#include "model/threads.h"

namespace mienctl {

namespace {

using namespace bench;
namespace fs = std::filesystem;

struct BenchOptions {
    std::string video;
    std::string model;
    std::string precision = "auto";
    std::string report;
    int threads = 1;
    int frames = 300;
    double minutes = 0;
    bool growth = false;
    bool as_json = false;
};

void check_interrupt() {
    if (interrupted()) throw mien::Error("stopped before the measurement was complete");
}

Frames read_frames(const std::string& video, int most) {
    const auto source = mien::open_media(video);
    Frames frames;
    for (mien::Frame frame;
         static_cast<int>(frames.size()) < most && source->read(frame) == mien::ReadStatus::frame;
         frame = {}) {
        frames.push_back(frame);
        check_interrupt();
    }
    return frames;
}

StageTimes times_of(const std::vector<double>& milliseconds) {
    return {quantile(milliseconds, 0.5), quantile(milliseconds, 0.95),
            quantile(milliseconds, 0.99)};
}

// A second of video each, in turn: a machine that gets slower does so for all of them.
void race(std::vector<std::unique_ptr<Contestant>>& contestants, const Frames& frames,
          ProgressLine& progress) {
    constexpr std::size_t kTurn = 30;
    for (std::size_t at = 0; at < frames.size(); at += kTurn) {
        progress.update(static_cast<double>(at) / static_cast<double>(frames.size()),
                        "racing, frame " + std::to_string(at));
        const Frames part(
            frames.begin() + static_cast<std::ptrdiff_t>(at),
            frames.begin() + static_cast<std::ptrdiff_t>(std::min(at + kTurn, frames.size())));
        for (const auto& contestant : contestants) {
            check_interrupt();
            contestant->run(part);
        }
    }
}

Standing standing_of(const Contestant& one, const Contestant& first) {
    Standing standing;
    standing.name = one.name;
    standing.what = one.what;
    standing.fps = one.frames_per_second();
    standing.times_literature = one.frames_per_second() / first.frames_per_second();
    for (const auto& [stage, milliseconds] : one.stages)
        standing.stages[stage] = times_of(milliseconds);
    standing.frames = static_cast<std::int64_t>(one.boxes.size());
    standing.classified = one.classified;
    double theirs = 0, shared = 0, boxes = 0, matched = 0;
    for (std::size_t i = 0; i < one.boxes.size(); ++i) {
        standing.frames_with_face += one.boxes[i].empty() ? 0 : 1;
        standing.faces += static_cast<std::int64_t>(one.boxes[i].size());
        if (first.boxes[i].empty()) continue;
        ++theirs;
        shared += one.boxes[i].empty() ? 0 : 1;
        for (const cv::Rect& box : first.boxes[i]) {
            ++boxes;
            matched += std::any_of(one.boxes[i].begin(), one.boxes[i].end(), [&](const auto& b) {
                return mien::intersection_over_union(box, b) >= 0.5;
            });
        }
    }
    standing.frames_shared = theirs > 0 ? shared / theirs : 1;
    standing.boxes_matched = boxes > 0 ? matched / boxes : 1;
    return standing;
}

// From a frame's arrival to its result, in a live session at 30 frames per second.
StageTimes latency_of(const Setup& setup, Frames frames) {
    frames.resize(std::min<std::size_t>(frames.size(), 150));
    for (std::size_t i = 0; i < frames.size(); ++i) frames[i].time_s = static_cast<double>(i) / 30;
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<double> milliseconds;
    bool ended = false;
    mien::LiveEvents events;
    events.result = [&](const mien::LiveResult& result) {
        const std::lock_guard lock(mutex);
        milliseconds.push_back(1000 * result.latency_s);
    };
    events.state = [&](mien::LiveState state, const std::string&, std::uint64_t) {
        const std::lock_guard lock(mutex);
        ended = ended || state == mien::LiveState::ended || state == mien::LiveState::failed;
        changed.notify_all();
    };
    mien::LiveSession session(setup.analyzer, events);
    session.set_classifier(mien::load_classifier(setup.checkpoint, setup.classifier));
    session.open([&](std::stop_token) { return std::make_unique<MemorySource>(frames); });
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return ended; });
    return times_of(milliseconds);
}

// A whole annotation of the file into a folder that is removed again.
std::optional<double> times_real_time(const Setup& setup, const std::string& video) {
    std::string folder = (fs::temp_directory_path() / "mien-bench-XXXXXX").string();
    if (!mkdtemp(folder.data()))
        throw mien::Error("cannot make a folder among the temporary files");
    struct Remover {
        fs::path path;
        ~Remover() {
            std::error_code ignored;
            fs::remove_all(path, ignored);
        }
    } remover{folder};
    const mien::InputPlan plan = mien::plan_inputs({video}, folder);
    if (plan.inputs.size() != 1) return {};
    mien::Analyzer analyzer(setup.analyzer,
                            mien::load_classifier(setup.checkpoint, setup.classifier));
    const auto source = mien::open_media(video);
    const Clock::time_point start = Clock::now();
    mien::annotate(plan.inputs[0], folder, {}, analyzer);
    if (!source->info().duration_s) return {};
    return *source->info().duration_s / (milliseconds_since(start) / 1000);
}

int run(const BenchOptions& options) {
    mien::limit_threads(options.threads);
    cv::setNumThreads(options.threads);
    Setup setup;
    setup.checkpoint =
        options.model.empty() ? mien::default_checkpoint() : mien::find_checkpoint(options.model);
    setup.classifier.threads = options.threads;
    setup.classifier.precision = mien::parse_precision(options.precision);

    ProgressLine progress;
    progress.update(-1, "reading frames");
    const Frames frames = read_frames(options.video, options.frames);
    if (frames.empty()) throw mien::Error("there is no picture in " + options.video);
    std::vector<std::unique_ptr<Contestant>> contestants;
    contestants.push_back(literature_loop(setup));
    contestants.push_back(live_path(setup));
    contestants.push_back(offline_path(setup));
    race(contestants, frames, progress);

    Result result;
    result.video = fs::path(options.video).filename().string();
    result.width = frames[0].picture.cols;
    result.height = frames[0].picture.rows;
    result.threads = options.threads;
    for (const auto& contestant : contestants)
        result.contestants.push_back(standing_of(*contestant, *contestants.front()));
    contestants.clear();
    progress.update(-1, "latency at 30 frames per second");
    result.latency = latency_of(setup, frames);
    check_interrupt();
    progress.update(-1, "annotating the file");
    result.times_real_time = times_real_time(setup, options.video);
    check_interrupt();
    progress.update(-1, "the classifier alone");
    result.classifier = race_classifiers(setup);
    result.checkpoint = setup.checkpoint.stem().string();
    result.precision = mien::to_string(result.classifier.precision);
    if (options.growth)
        result.growth =
            measure_growth(setup, frames, options.minutes, [&](const std::string& what) {
                check_interrupt();
                progress.update(-1, "growth: " + what);
            });
    progress.clear();
    if (!options.report.empty()) {
        const std::string page = fs::path(options.video).stem().string() + ".html";
        write_report(fs::path(options.report) / page, as_html(result));
    }
    std::printf("%s", (options.as_json ? as_json(result) : as_text(result)).c_str());
    return 0;
}

}  // namespace

void add_bench(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<BenchOptions>();
    CLI::App* command =
        app.add_subcommand("bench", "Compare Mien's speed with the literature's loop on a video");
    command->add_option("VIDEO", options->video, "Video file")->required();
    command->add_option("--model", options->model, "Checkpoint: a name or a file");
    command->add_option("--precision", options->precision, "auto, float32 or bfloat16")
        ->check(CLI::IsMember({"auto", "float32", "bfloat16"}))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Of OpenCV and torch, for all alike")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_option("--frames", options->frames, "At most so many; they are kept in memory")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command->add_flag("--growth", options->growth, "Also how time grows with frame size and faces");
    command
        ->add_option("--minutes", options->minutes,
                     "With --growth: also time and memory up to so long a video")
        ->check(CLI::Range(0.0, 600.0));
    command->add_option("--report", options->report, "Folder for a web page with charts");
    command->add_flag("--json", options->as_json, "As JSON");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
