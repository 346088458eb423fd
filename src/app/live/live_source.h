// What a live session reads: a camera, a video or an address.
#pragma once

#include <QString>

#include "app/parts/camera_size.h"
#include "mien/live_session.h"

namespace mien::app {

struct LiveSource {
    enum class Kind { camera, media, demo };
    Kind kind = Kind::demo;
    QString where;  // device, path or URL; empty for the demo clip
    QString name;   // what to show

    bool operator==(const LiveSource& other) const {
        return kind == other.kind && where == other.where;
    }
};

LiveSource camera_source(const CameraDevice& camera);
LiveSource media_source(const QString& path_or_url);
LiveSource demo_source();

SourceOpener opener_for(const LiveSource& source, CameraSize size);
LiveOptions options_for(const LiveSource& source, bool loop);

}  // namespace mien::app
