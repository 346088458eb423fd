// What an annotation was made from, as a source to show.
#pragma once

#include <filesystem>
#include <memory>

#include "app/review/player.h"
#include "mien/annotation_reader.h"

namespace mien::app {

// `path`: where its input is now.
Player::Opener open_input(const std::shared_ptr<const Annotation>& annotation,
                          const std::filesystem::path& path);

}  // namespace mien::app
