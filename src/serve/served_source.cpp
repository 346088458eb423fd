#include "serve/served_source.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "core/media/url.h"
#include "mien/error.h"
#include "mien/paths.h"

namespace mien::serve {

namespace {

SourceOpener media_opener(const std::string& where) {
    return [where](const std::stop_token& stop) {
        MediaOptions options;
        options.stop = stop;
        return open_media(where, options);
    };
}

ServedSource file_source(const std::filesystem::path& file, bool loop) {
    ServedSource source{SourceKind::video,
                        std::filesystem::absolute(file).string(),
                        file.filename().string(),
                        {},
                        loop};
    if (is_still_name(file)) {
        source.kind = SourceKind::stills;
        source.loop = true;
        // Shown once a second, so that another checkpoint reaches it.
        const std::vector<std::filesystem::path> minutes(600, file);
        source.open = [minutes](const std::stop_token&) { return open_stills(minutes); };
    } else {
        source.open = media_opener(source.where);
    }
    return source;
}

ServedSource camera_source(const std::string& text) {
    const std::vector<CameraDevice> cameras = list_cameras();
    const auto found = std::find_if(cameras.begin(), cameras.end(), [&](const CameraDevice& one) {
        return text == "camera" || one.id == text || one.name == text;
    });
    if (found == cameras.end()) {
        std::string there;
        for (const CameraDevice& one : cameras) {
            there += (there.empty() ? "" : ", ") + one.id + " (" + one.name + ")";
        }
        throw Error("cannot serve " + text + ": it is no file, no address and no camera; " +
                    (there.empty() ? "there are no cameras" : "the cameras are " + there));
    }
    CameraOptions options;
    options.device = found->id;
    return {SourceKind::camera, found->id, found->name,
            [options](const std::stop_token&) { return open_camera(options); }, false};
}

}  // namespace

ServedSource find_source(const std::string& text, bool loop) {
    if (text == "demo") {
        return {SourceKind::video, demo_clip().string(), "Demo clip",
                media_opener(demo_clip().string()), true};
    }
    if (is_url(text)) {
        return {SourceKind::stream, text, without_password(text), media_opener(text), loop};
    }
    std::error_code error;
    if (std::filesystem::is_regular_file(text, error)) return file_source(text, loop);
    return camera_source(text);
}

}  // namespace mien::serve
