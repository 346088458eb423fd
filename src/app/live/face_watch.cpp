#include "app/live/face_watch.h"

#include "mien/quality.h"

namespace mien::app {

namespace {

// Long enough not to flash at someone who looks away for a moment. A choice, not a measurement.
constexpr double kPatience_s = 4;

}  // namespace

FaceWatch::Reason FaceWatch::update(const FrameResult& result, double brightness) {
    const FaceStatus status = result.status();
    const bool turned = status == FaceStatus::off_pose;
    const bool covered = status == FaceStatus::covered;
    const bool well = is_scored(status) && !turned && !covered;
    if (well || (since_s_ && result.time_s < *since_s_)) since_s_.reset();
    if (well) return Reason::none;
    if (!since_s_) since_s_ = result.time_s;
    if (result.time_s - *since_s_ < kPatience_s) return Reason::none;
    if (turned) return Reason::turned;
    if (covered) return Reason::covered;
    if (status == FaceStatus::too_small) return Reason::too_small;
    // The engine's notion of dark, of the whole picture: there is no face to take it from.
    return brightness < limits::kBrightness ? Reason::too_dark : Reason::nobody;
}

}  // namespace mien::app
