#include "mien/clip.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <system_error>

#include "mien/error.h"
#include "mien/frame_source.h"
#include "mien/video_writer.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

constexpr double kSameRows_s = 0.5;  // a live record's rows come at least so often, or it has a gap
constexpr double kSameInstant_s = 1e-6;

FrameResult rows_at(const Annotation& annotation, double time_s) {
    const std::size_t frame = annotation.frame_at(time_s + kSameInstant_s);
    const double age_s = time_s - annotation.frames[frame].time_s;
    return age_s >= -kSameInstant_s && age_s <= kSameRows_s ? annotation.result(frame)
                                                            : FrameResult{};
}

// The name for this sound, which must not be taken where it is another than was asked for.
fs::path named_for(const std::string& ending, const fs::path& wanted) {
    if (ending != ".mkv" || wanted.extension() == ".mkv") return wanted;
    fs::path file = wanted;
    file.replace_extension(ending);
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        throw Error("cannot write " + wanted.string() + ": its sound needs " +
                    file.filename().string() + ", which exists already; choose another name");
    }
    return file;
}

}  // namespace

ClipReport export_clip(const Annotation& annotation, const ClipPlan& plan, const fs::path& file,
                       const std::function<void(double)>& progress, const std::stop_token& stop) {
    MediaOptions media;
    media.stop = stop;
    const auto source = open_media(plan.video.string(), media);
    if (!source->seek(plan.from_s)) {
        throw Error("cannot cut a clip from " + plan.video.string() + ": one cannot go back in it");
    }
    ClipReport report;
    std::optional<VideoWriter> video;
    cv::Size size;
    const double length_s = std::max(plan.to_s - plan.from_s, kSameInstant_s);
    for (Frame frame; source->read(frame) == ReadStatus::frame; frame = Frame{}) {
        if (stop.stop_requested()) break;
        if (frame.time_s > plan.to_s + kSameInstant_s) break;
        cv::Mat picture = frame.picture.clone();
        draw_overlay(picture, rows_at(annotation, frame.time_s), annotation.classes, plan.overlay,
                     annotation.names);
        if (!video) {
            size = picture.size();
            // Of recordings joined with their clocks set back, no moment of the sound is certain.
            std::string sound = frame.clock_shift_s == 0 ? plan.video.string() : std::string();
            const std::string ending = container_for_sound(sound);
            if (ending.empty()) {
                sound.clear();
                report.sound_problem =
                    "the clip is without sound, whose format neither MP4 nor "
                    "MKV takes";
            }
            report.file = named_for(ending, file);
            video.emplace(report.file, size, source->info().frames_per_second, VideoUse::file,
                          sound, plan.from_s);
        }
        if (picture.size() != size) cv::resize(picture, picture, size, 0, 0, cv::INTER_AREA);
        video->write(picture, std::max(0.0, frame.time_s - plan.from_s), frame.clock_shift_s);
        if (progress) progress(std::clamp((frame.time_s - plan.from_s) / length_s, 0.0, 1.0));
    }
    if (stop.stop_requested()) throw Error("the clip was cancelled");
    if (!video) throw Error("there is no picture in this stretch of " + plan.video.string());
    video->finish();
    if (report.sound_problem.empty()) report.sound_problem = video->sound_problem();
    return report;
}

}  // namespace mien
