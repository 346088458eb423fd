#include "streams/lsl_out.h"

#include <algorithm>
#include <limits>

#include "base/seconds.h"
#include "mien/error.h"
#include "mien/expressions.h"
#include "streams/chosen_face.h"

namespace mien::streams {

namespace {

constexpr std::int32_t kBuffered = 60;  // by hundreds of samples: three minutes at 30 a second

std::vector<float> sample_of(const LiveResult& result, std::size_t classes, bool derived) {
    std::vector<float> sample(5 + classes + (derived ? 2 : 0),
                              std::numeric_limits<float>::quiet_NaN());
    sample[0] = 0;
    const FaceResult* const face = largest_read(result.faces);
    if (!face) return sample;
    const auto share = [](int part, int whole) {
        return static_cast<float>(part) / static_cast<float>(std::max(1, whole));
    };
    sample[0] = static_cast<float>(face->track);
    sample[1] = share(face->box.x, result.picture.width);
    sample[2] = share(face->box.y, result.picture.height);
    sample[3] = share(face->box.width, result.picture.width);
    sample[4] = share(face->box.height, result.picture.height);
    std::copy_n(face->scores.begin(), std::min(classes, face->scores.size()), sample.begin() + 5);
    const auto value = derived ? derived_of(face, result.checkpoint->classes) : std::nullopt;
    if (value) {
        sample[5 + classes] = static_cast<float>(value->valence);
        sample[6 + classes] = static_cast<float>(value->arousal);
    }
    return sample;
}

}  // namespace

LslOut::LslOut(const LslLibrary& library, Log log, bool derived)
    : library_(library),
      log_(std::move(log)),
      derived_(derived),
      scores_(nullptr, {&library_}),
      markers_(open("Mien markers", "Markers", LslLibrary::kString, {{"marker", "", "Marker"}})) {}

LslOut::~LslOut() = default;

LslOut::Outlet LslOut::open(const char* name, const char* type, std::int32_t format,
                            const std::vector<Channel>& channels) const {
    const std::string source = std::string("mien-") + type;
    LslLibrary::Info* const info =
        library_.create_streaminfo(name, type, static_cast<std::int32_t>(channels.size()),
                                   LslLibrary::kIrregular, format, source.c_str());
    if (!info) throw Error("liblsl refuses to make the stream " + std::string(name));
    LslLibrary::Xml* const about = library_.get_desc(info);
    library_.append_child_value(about, "manufacturer", "Mien");
    LslLibrary::Xml* const list = library_.append_child(about, "channels");
    for (const Channel& channel : channels) {
        LslLibrary::Xml* const one = library_.append_child(list, "channel");
        library_.append_child_value(one, "label", channel.label.c_str());
        library_.append_child_value(one, "unit", channel.unit.c_str());
        library_.append_child_value(one, "type", channel.type.c_str());
    }
    Outlet outlet(library_.create_outlet(info, 0, kBuffered), {&library_});
    library_.destroy_streaminfo(info);
    if (!outlet) throw Error("liblsl cannot offer the stream " + std::string(name));
    return outlet;
}

// Of its clock: that is ours, but may begin elsewhere.
double LslOut::stamp(SteadyTime moment) const {
    return library_.local_clock() - seconds(std::chrono::steady_clock::now() - moment);
}

void LslOut::open_scores(const std::vector<std::string>& classes) {
    std::vector<Channel> channels{{"track", "", "Track"}};
    for (const char* side : {"x", "y", "width", "height"}) {
        channels.push_back({side, "share", "Position"});
    }
    for (const std::string& name : classes) {
        channels.push_back({expression_key(name), "probability", "Expression"});
    }
    if (derived_) {
        for (const char* name : {"derived_valence", "derived_arousal"}) {
            channels.push_back({name, "", "Derived"});
        }
    }
    scores_.reset();
    scores_ = open("Mien", "Expression", LslLibrary::kFloat, channels);
    classes_ = classes;
}

void LslOut::send(const LiveResult& result) {
    if (!result.checkpoint || failed_) return;
    const std::vector<std::string>& classes = result.checkpoint->classes;
    try {
        if (!scores_ || classes_ != classes) open_scores(classes);
    } catch (const Error& error) {
        failed_ = true;
        if (log_) log_(error.what());
        return;
    }
    const SteadyTime arrival = std::chrono::steady_clock::now() - to_duration(result.latency_s);
    library_.push_sample_ft(scores_.get(), sample_of(result, classes.size(), derived_).data(),
                            stamp(arrival));
}

void LslOut::marker(const HeardMarker& marker) {
    const std::lock_guard lock(mutex_);
    const char* text = marker.label.c_str();
    library_.push_sample_strt(markers_.get(), &text, stamp(marker.moment));
}

}  // namespace mien::streams
