#include <algorithm>
#include <map>

#include "core/dialects.h"

namespace mien {

double end_of_frame(const Annotation& annotation, std::size_t frame) {
    const auto& frames = annotation.frames;
    if (frame + 1 < frames.size()) return frames[frame + 1].time_s;
    if (frames.size() < 2) return frames[frame].time_s;
    std::vector<double> steps;
    for (std::size_t i = frames.size() - std::min<std::size_t>(frames.size(), 100) + 1;
         i < frames.size(); ++i) {
        steps.push_back(frames[i].time_s - frames[i - 1].time_s);
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return frames[frame].time_s + *middle;
}

std::vector<Streak> streaks(const Annotation& annotation) {
    std::vector<Streak> done;
    std::map<int, Streak> open;  // by track
    for (std::size_t i = 0; i < annotation.frames.size(); ++i) {
        const double start_s = annotation.frames[i].time_s;
        const double end_s = end_of_frame(annotation, i);
        for (std::size_t k = annotation.first_face(i); k < annotation.first_face(i + 1); ++k) {
            const Annotation::Face& face = annotation.faces[k];
            if (face.expression < 0 || face.track == 0) continue;
            const auto [at, is_new] =
                open.try_emplace(face.track, Streak{face.track, face.expression, start_s, end_s});
            Streak& streak = at->second;
            if (!is_new && (streak.expression != face.expression || streak.end_s != start_s)) {
                done.push_back(streak);
                streak = {face.track, face.expression, start_s, end_s};
            }
            streak.end_s = end_s;
        }
        std::erase_if(open, [&](const auto& entry) {
            if (entry.second.end_s == end_s) return false;
            done.push_back(entry.second);
            return true;
        });
    }
    for (const auto& [track, streak] : open) done.push_back(streak);
    std::stable_sort(done.begin(), done.end(),
                     [](const Streak& a, const Streak& b) { return a.start_s < b.start_s; });
    return done;
}

}  // namespace mien
