#include "app/live/live_source.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include "mien/paths.h"

namespace mien::app {

namespace {

// Whoever looks at the screen need not see the password.
QString shown_address(const QString& address) {
    const QUrl url(address);
    return url.password().isEmpty() ? address : url.toDisplayString(QUrl::RemovePassword);
}

}  // namespace

LiveSource camera_source(const CameraDevice& camera) {
    return {LiveSource::Kind::camera, QString::fromStdString(camera.id),
            QString::fromStdString(camera.name)};
}

LiveSource media_source(const QString& path_or_url) {
    const bool url = is_url(path_or_url.toStdString());
    return {LiveSource::Kind::media, path_or_url,
            url ? shown_address(path_or_url) : QFileInfo(path_or_url).fileName()};
}

LiveSource demo_source() {
    return {LiveSource::Kind::demo, {}, QCoreApplication::translate("LiveSource", "Demo clip")};
}

SourceOpener opener_for(const LiveSource& source, CameraSize size) {
    if (source.kind == LiveSource::Kind::camera) {
        CameraOptions camera;
        camera.device = source.where.toStdString();
        camera.width = size.width;
        camera.height = size.height;
        return [camera](const std::stop_token&) { return open_camera(camera); };
    }
    const std::string where =
        source.kind == LiveSource::Kind::demo ? demo_clip().string() : source.where.toStdString();
    if (!is_url(where) && is_still_name(where)) {
        // Shown once a second, so that a change of checkpoint or settings reaches it.
        const std::vector<std::filesystem::path> ten_minutes(600, where);
        return [ten_minutes](const std::stop_token&) { return open_stills(ten_minutes); };
    }
    return [where](const std::stop_token& stop) {
        MediaOptions media;
        media.stop = stop;
        return open_media(where, media);
    };
}

LiveOptions options_for(const LiveSource& source, bool loop) {
    LiveOptions options;
    const bool still =
        source.kind == LiveSource::Kind::media && is_still_name(source.where.toStdString());
    options.loop = loop || still || source.kind == LiveSource::Kind::demo;
    return options;
}

}  // namespace mien::app
