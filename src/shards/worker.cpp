#include "shards/worker.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>

#include "base/atomic_file.h"
#include "base/file_system.h"
#include "core/annotate/resume_point.h"
#include "mien/annotation_summary.h"
#include "mien/error.h"

namespace mien::shards {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kMostFruitless = 3;                              // then it is the input's fault
constexpr std::chrono::milliseconds kLookForOthersEvery{500};  // for what others have finished

// The work goes on elsewhere, or later. No Error: nothing is wrong.
struct Interrupted {};

class Worker {
  public:
    Worker(const WorkFolder& folder, const WorkPlan& plan, const std::vector<std::size_t>& items,
           const WorkOptions& options, Analyzer& analyzer, const WorkEvents& events)
        : folder_(folder),
          plan_(plan),
          left_(items),
          options_(options),
          analyzer_(analyzer),
          events_(events),
          claims_(folder.claims(), options.lease) {
        for (const fs::path& needed : {folder.outcomes(), folder.root() / "unfinished"}) {
            std::error_code error;
            fs::create_directories(needed, error);
            if (error) throw write_error(needed, error);
        }
    }

    void run() {
        while (!options_.stop()) {
            forget_done();
            if (left_.empty()) return;
            if (take_one()) continue;
            if (options_.leave && others_are_alive()) return;
            events_.waiting(static_cast<int>(left_.size()));
            std::this_thread::sleep_for(std::min<Lease>(kLookForOthersEvery, options_.lease / 6));
        }
    }

  private:
    const WorkItem& item(std::size_t index) const { return plan_.items[index]; }

    bool is_done(const WorkItem& item) const {
        const auto outcome = read_outcome(folder_.outcomes(), item.input.name);
        return outcome && outcome->input_state == state_of(item.input);
    }

    void forget_done() {
        const auto done = outcome_names(folder_.outcomes());
        std::erase_if(left_, [&](std::size_t index) {
            return done.contains(item(index).input.name) && is_done(item(index));
        });
    }

    // False where others have all that is left.
    bool take_one() {
        const auto claimed = newest_claims(folder_.claims());
        // What nobody has begun comes first: it needs no look at who has it.
        for (const bool begun : {false, true}) {
            for (const std::size_t index : left_) {
                const std::string& name = item(index).input.name;
                if (claimed.contains(name) != begun) continue;
                const auto claim = claims_.take(name);
                if (!claim) continue;
                do_one(item(index), *claim);
                return true;
            }
        }
        return false;
    }

    bool others_are_alive() const {
        return std::all_of(left_.begin(), left_.end(), [this](std::size_t index) {
            return claims_.is_alive(item(index).input.name);
        });
    }

    void do_one(const WorkItem& item, Claim& claim) {
        const std::string& name = item.input.name;
        if (is_done(item)) {  // meanwhile
            clear(name, claim);
            return;
        }
        Outcome outcome;
        outcome.input_state = state_of(item.input);
        outcome.worker = worker_name();
        const auto began = Clock::now();
        const int fruitless = claims_.fruitless(name);
        try {
            if (fruitless >= kMostFruitless) {
                throw Error(std::to_string(fruitless) + " workers ended while they annotated " +
                            item.input.source +
                            "; annotate it by name to see why, and try again with --retry");
            }
            annotate_one(item, claim, outcome);
        } catch (const Interrupted&) {
            return;  // the claim is given back, or was lost
        } catch (const std::exception& error) {
            outcome.problem = error.what();
            events_.failed(item.input, outcome.problem);
        }
        outcome.seconds = std::chrono::duration<double>(Clock::now() - began).count();
        if (claim.lost()) return;
        write_outcome(folder_.outcomes(), name, outcome);
        clear(name, claim);
    }

    void annotate_one(const WorkItem& item, Claim& claim, Outcome& outcome) {
        const fs::path own = folder_.unfinished(item.input.name, claim.number());
        std::error_code error;
        fs::create_directories(own, error);
        if (error) throw write_error(own, error);
        take_over(item.input.name, claim.number(), own);
        const auto began = Clock::now();
        std::optional<double> share_at_first;
        AnnotateInput input = item.input;
        input.markers = options_.markers;
        AnnotateReport report =
            annotate(input, own, options_.settings, analyzer_, {}, [&](const AnnotateProgress& at) {
                if (options_.stop() || claim.lost()) throw Interrupted();
                const double share = at.share.value_or(0);
                if (!share_at_first) share_at_first = share;
                const double passed_s = std::chrono::duration<double>(Clock::now() - began).count();
                const double done_s = (share - *share_at_first) * item.seconds;
                claim.tell(share, passed_s > 0 ? done_s / passed_s : 0);
                events_.progress(item.input, at);
            });
        if (!options_.markers.empty()) {
            write_summary(summarize_file(report.files.front(), options_.markers), own);
        }
        if (claim.lost()) throw Interrupted();
        publish(item.input.name, own);
        for (fs::path& file : report.files) {
            file = folder_.results / file.lexically_relative(own);
        }
        outcome.problem = shortcoming(item.input, report);
        outcome.frames = report.frames;
        outcome.rows = report.rows;
        outcome.csv_sha256 = report.csv_sha256;
        events_.annotated(item.input, report);
        if (!outcome.problem.empty()) events_.failed(item.input, outcome.problem);
    }

    // The rows of the last worker that noted where it stood. They are copied, since it may not know
    // yet that it has lost them.
    void take_over(const std::string& name, std::int64_t number, const fs::path& own) const {
        while (--number > 0) {
            const fs::path before = folder_.unfinished(name, number);
            std::error_code error;
            // The point before the rows: there are at least as many as it counts.
            for (const char* end : {".resume", ".csv.part"}) {
                fs::copy_file(before / (name + end), own / (name + end),
                              fs::copy_options::overwrite_existing, error);
                if (error) break;
            }
            if (!error) return;
            file_system::remove(own / (name + ".resume"));
        }
    }

    // The record comes last: where it is, the rest is.
    void publish(const std::string& name, const fs::path& own) const {
        const fs::path record = name + ".json";
        std::vector<fs::path> files;
        for (const fs::directory_entry& entry : fs::directory_iterator(own)) {
            const fs::path file = entry.path().filename();
            if (file != record && file.extension() != ".part") files.push_back(file);
        }
        std::sort(files.begin(), files.end());
        files.push_back(record);
        for (const fs::path& file : files) {
            const fs::path to = folder_.results / file;
            std::error_code error;
            if (fs::is_directory(own / file, error)) fs::remove_all(to, error);
            if (const auto failed = file_system::rename(own / file, to)) {
                throw write_error(to, failed);
            }
        }
        file_system::sync_folder_of(folder_.results / record);
    }

    void clear(const std::string& name, Claim& claim) const {
        for (std::int64_t number = claim.number(); number > 0; --number) {
            std::error_code ignored;
            fs::remove_all(folder_.unfinished(name, number), ignored);
        }
        claim.done();
    }

    const WorkFolder& folder_;
    const WorkPlan& plan_;
    std::vector<std::size_t> left_;
    const WorkOptions& options_;
    Analyzer& analyzer_;
    const WorkEvents& events_;
    Claims claims_;
};

}  // namespace

void work(const WorkFolder& folder, const WorkPlan& plan, const std::vector<std::size_t>& items,
          const WorkOptions& options, Analyzer& analyzer, const WorkEvents& events) {
    Worker(folder, plan, items, options, analyzer, events).run();
}

int forget_problems(const WorkFolder& folder, const WorkPlan& plan,
                    const std::vector<std::size_t>& items) {
    int count = 0;
    for (const std::size_t index : items) {
        const std::string& name = plan.items[index].input.name;
        const auto outcome = read_outcome(folder.outcomes(), name);
        if (!outcome || outcome->problem.empty()) continue;
        remove_outcome(folder.outcomes(), name);
        ++count;
    }
    return count;
}

std::string shortcoming(const AnnotateInput& input, const AnnotateReport& report) {
    if (report.check && !report.check->problem.empty()) {
        return "the rows of " + input.source +
               " are not those of its frames: " + report.check->problem + "; please report this";
    }
    switch (report.end) {
        case AnnotateEnd::complete:
        case AnnotateEnd::duration:
            return report.problem;
        case AnnotateEnd::stopped:
            if (input.kind == SourceKind::stream) return report.problem;  // so streams end
            return "stopped: the results of " + input.source + " go up to this point" +
                   (report.problem.empty() ? "" : "; " + report.problem);
        case AnnotateEnd::truncated:
        case AnnotateEnd::lost:
            return report.problem + "; the results go up to that point";
    }
    return {};
}

}  // namespace mien::shards
