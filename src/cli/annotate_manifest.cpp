#include "cli/annotate_manifest.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "cli/terminal.h"
#include "mien/error.h"
#include "shards/work_plan.h"
#include "shards/work_status.h"
#include "shards/worker.h"

namespace mienctl {

namespace {

namespace shards = mien::shards;

constexpr int kTryAgain = 75;  // EX_TEMPFAIL, of sysexits.h

// The workers of this program, each a thread with an engine of its own.
class Crew {
  public:
    Crew(const ManifestRun& run, const shards::WorkFolder& folder)
        : run_(run),
          folder_(folder),
          lease_(static_cast<shards::Lease::rep>(1000 * run.options.lease_s)) {}

    int run() {
        const shards::Shard shard = shards::parse_shard(run_.options.shard);
        auto first = engine();
        plan_ = agree(*first);
        items_ = shards::items_of(plan_, shard);
        if (run_.options.retry) shards::forget_problems(folder_, plan_, items_);
        std::vector<std::thread> others;
        const auto jobs = std::min<std::size_t>(run_.jobs, std::max<std::size_t>(1, items_.size()));
        for (std::size_t i = 1; i < jobs; ++i) {
            others.emplace_back([this] { guarded([this] { work(*engine()); }); });
        }
        guarded([&] { work(*first); });
        for (std::thread& other : others) other.join();
        progress_.clear();
        return sum_up();
    }

  private:
    std::unique_ptr<mien::Analyzer> engine() const {
        return std::make_unique<mien::Analyzer>(run_.analyzer,
                                                mien::load_classifier(run_.model, run_.classifier));
    }

    shards::WorkPlan agree(const mien::Analyzer& analyzer) {
        const auto run =
            shards::run_of(*analyzer.checkpoint(), run_.analyzer, run_.settings, run_.markers);
        shards::WorkPlan plan = shards::agree_on_plan(
            folder_, run_.options.manifest, run, lease_, interrupted,
            [this](std::size_t done, std::size_t all) {
                progress_.update(static_cast<double>(done) / static_cast<double>(all),
                                 "looking at " + std::to_string(all) + " inputs");
            });
        progress_.clear();
        for (const std::string& one : plan.problems) complain(one);
        for (const std::string& one : plan.notes) complain(one);
        return plan;
    }

    void work(mien::Analyzer& analyzer) {
        shards::WorkOptions options;
        options.settings = run_.settings;
        options.markers = run_.markers;
        options.lease = lease_;
        options.leave = run_.options.leave;
        options.stop = [this] { return interrupted() || failed_; };
        shards::WorkEvents events;
        events.progress = [this](const auto& input, const mien::AnnotateProgress& at) {
            const std::lock_guard lock(mutex_);
            lines_[input.name] = progress_text(input, at);
            std::string text;
            for (const auto& [name, line] : lines_) text += (text.empty() ? "" : " | ") + line;
            progress_.update(lines_.size() == 1 ? at.share.value_or(-1) : -1, text);
        };
        events.annotated = [this](const auto& input, const mien::AnnotateReport& report) {
            const std::lock_guard lock(mutex_);
            progress_.clear();
            lines_.erase(input.name);
            std::printf("%s\n", for_terminal(report_text(input, report)).c_str());
            std::fflush(stdout);
            for (const std::string& one : report.notes) complain(one);
        };
        events.failed = [this](const auto& input, const std::string& problem) {
            const std::lock_guard lock(mutex_);
            progress_.clear();
            lines_.erase(input.name);
            complain(problem);
        };
        events.waiting = [this](int others) {
            const std::lock_guard lock(mutex_);
            if (!lines_.empty()) return;
            progress_.update(-1, "waiting for other workers: they have " + std::to_string(others) +
                                     (others == 1 ? " input" : " inputs"));
        };
        shards::work(folder_, plan_, items_, options, analyzer, events);
    }

    // A folder that cannot be written ends all threads, with one message.
    template <typename Do>
    void guarded(const Do& what) {
        try {
            what();
        } catch (const std::exception& error) {
            const std::lock_guard lock(mutex_);
            if (!failed_.exchange(true)) {
                progress_.clear();
                complain(error.what());
            }
        }
    }

    int sum_up() const {
        std::size_t complete = 0;
        std::size_t problems = 0;
        for (const std::size_t index : items_) {
            const auto outcome =
                shards::read_outcome(folder_.outcomes(), plan_.items[index].input.name);
            if (!outcome) continue;
            ++(outcome->problem.empty() ? complete : problems);
        }
        const std::string part =
            run_.options.shard == "1/1" ? "" : " of shard " + run_.options.shard;
        std::printf("%zu of %zu inputs%s complete", complete, items_.size(), part.c_str());
        if (problems > 0) std::printf(", %zu with a problem (--retry tries again)", problems);
        std::printf("\n");
        if (interrupted()) {
            complain("stopped; the same command goes on where this one was");
            return kTryAgain;
        }
        const bool through = complete == items_.size() || (run_.options.leave && !failed_);
        return through && problems == 0 && plan_.problems.empty() ? 0 : 1;
    }

    const ManifestRun& run_;
    const shards::WorkFolder& folder_;
    const shards::Lease lease_;
    shards::WorkPlan plan_;
    std::vector<std::size_t> items_;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;  // guards what is below, and the terminal
    std::map<std::string, std::string> lines_;
    ProgressLine progress_;
};

}  // namespace

int annotate_manifest(const ManifestRun& run) {
    std::error_code error;
    std::filesystem::create_directories(run.out, error);
    if (error) {
        throw mien::Error("cannot write to " + run.out.string() + ": " + error.message());
    }
    return Crew(run, {run.out}).run();
}

int print_work_status(const std::filesystem::path& out) {
    const auto status = shards::work_status({out});
    std::printf("%s", for_terminal(shards::status_text(status)).c_str());
    return status.is_complete() ? 0 : 1;
}

std::string progress_text(const mien::AnnotateInput& input, const mien::AnnotateProgress& at) {
    std::string text = input.name + "  frame " + std::to_string(at.frames) + "  " +
                       std::to_string(static_cast<long>(at.frames_per_second)) + " frames/s";
    if (at.share) text += "  " + std::to_string(static_cast<int>(100 * *at.share)) + " %";
    if (at.seconds_left) text += "  " + duration(*at.seconds_left) + " left";
    return text;
}

std::string report_text(const mien::AnnotateInput& input, const mien::AnnotateReport& report) {
    std::string text = input.name + ": " + std::to_string(report.frames) + " frames";
    for (const auto& [status, count] : report.statuses) {
        text += ", " + std::to_string(count) + " " + status;
    }
    if (report.resumed_at > 0) {
        text += "; resumed at frame " + std::to_string(report.resumed_at);
    }
    text += "; " + duration(report.seconds) + " -> ";
    for (std::size_t i = 1; i < report.files.size(); ++i) {
        text += (i > 1 ? ", " : "") + report.files[i].string();
    }
    return text;
}

}  // namespace mienctl
