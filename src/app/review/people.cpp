#include "app/review/people.h"

#include <algorithm>
#include <utility>

namespace mien::app {

std::vector<TrackListModel::Entry> people_of(const Annotation& measured,
                                             const Corrections& corrections) {
    Corrections numbers = corrections;
    numbers.excluded.clear();
    for (Person& one : numbers.people) one.left_out = false;
    const auto tracks =
        numbers.people.empty() ? measured.tracks() : corrected(measured, numbers).tracks();
    std::vector<TrackListModel::Entry> entries;
    for (const Annotation::Track& track : tracks) {
        TrackListModel::Entry entry{track, {}, false};
        for (const Person& one : corrections.people) {
            if (one.id != track.id) continue;
            entry.name = QString::fromStdString(one.name);
            entry.left_out = one.left_out;
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::optional<double> seen_together(const Annotation& annotation, int one, int other) {
    for (std::size_t frame = 0; frame < annotation.frames.size(); ++frame) {
        const auto begin = annotation.faces.begin();
        const auto first = begin + static_cast<std::ptrdiff_t>(annotation.first_face(frame));
        const auto end = begin + static_cast<std::ptrdiff_t>(annotation.first_face(frame + 1));
        const auto is_there = [&](int track) {
            return std::any_of(
                first, end, [track](const Annotation::Face& face) { return face.track == track; });
        };
        if (is_there(one) && is_there(other)) return annotation.frames[frame].time_s;
    }
    return std::nullopt;
}

}  // namespace mien::app
