#include "app/review/input_source.h"

#include "mien/picture_file.h"

namespace mien::app {

namespace fs = std::filesystem;

Player::Opener open_input(const std::shared_ptr<const Annotation>& annotation,
                          const fs::path& path) {
    return [annotation, path](const std::stop_token& stop) -> std::unique_ptr<FrameSource> {
        const RecordedInput& input = annotation->input;
        if (input.kind == SourceKind::stills && fs::is_directory(path)) {
            std::vector<fs::path> files;
            for (const std::string& file : input.files) files.push_back(path / file);
            return open_stills(files);
        }
        if (is_still_name(path) && !is_animated_png(path)) return open_stills({path});
        MediaOptions media;
        media.stop = stop;
        return open_media(path.string(), media);
    };
}

}  // namespace mien::app
