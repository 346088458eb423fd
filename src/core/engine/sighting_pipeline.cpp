#include "core/engine/sighting_pipeline.h"

#include <utility>

namespace mien {

SightingPipeline::SightingPipeline(FrameSource& source, Analyzer& analyzer, std::int64_t skipped)
    : source_(source),
      analyzer_(analyzer),
      skipped_(skipped),
      reader_([this] { read(); }),
      finder_([this] { find(); }) {}

SightingPipeline::~SightingPipeline() {
    source_.interrupt();
    read_.close();
    found_.close();
    reader_.join();
    finder_.join();
}

SightingPipeline::Step SightingPipeline::next() {
    std::optional<Step> step = found_.take();
    if (!step) return {};
    if (step->error) std::rethrow_exception(step->error);
    return std::move(*step);
}

void SightingPipeline::read() {
    for (bool more = true; more;) {
        Step step;
        try {
            step.status = source_.read(step.frame);
        } catch (...) {
            step.error = std::current_exception();
        }
        more = !step.error && step.status == ReadStatus::frame;
        if (!read_.put(std::move(step))) return;
    }
}

void SightingPipeline::find() {
    for (std::int64_t frames = 0;; ++frames) {
        std::optional<Step> step = read_.take();
        if (!step) return;
        const bool more = !step->error && step->status == ReadStatus::frame;
        if (more && frames >= skipped_ && !step->frame.picture.empty()) {
            try {
                step->sighting = analyzer_.find(step->frame, state_wanted_.exchange(false));
            } catch (...) {
                step->error = std::current_exception();
            }
        }
        const bool last = !more || step->error;
        if (!found_.put(std::move(*step)) || last) return;
    }
}

}  // namespace mien
