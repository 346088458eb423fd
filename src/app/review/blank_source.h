// Stands in for a video that is not there: an empty picture at each of an annotation's times.
#pragma once

#include <memory>

#include "mien/annotation_reader.h"
#include "mien/frame_source.h"

namespace mien::app {

std::unique_ptr<FrameSource> open_blank(std::shared_ptr<const Annotation> annotation);

}  // namespace mien::app
