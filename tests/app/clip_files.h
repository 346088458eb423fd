// Small videos and annotations for the tests of the app.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>

#include "mien/annotation.h"
#include "mien/video_writer.h"
#include "support/temporary_folder.h"

namespace mien::test {

// How bright picture `frame` of a clip is.
inline int brightness(int frame) {
    return 20 + 10 * (frame % 20);
}

// 64 x 48 pixels, ten frames per second, each in one gray.
inline std::string write_clip(const std::filesystem::path& file, int frames) {
    VideoWriter video(file, {64, 48}, 10);
    for (int i = 0; i < frames; ++i) {
        video.write(cv::Mat(48, 64, CV_8UC3, cv::Scalar::all(brightness(i))), i / 10.0);
    }
    video.finish();
    return file.string();
}

// Rows for such a clip: one face, glad from frame 0, calm from frame `change` on; a second face in
// the first three frames.
inline std::string write_annotation(const std::filesystem::path& file, int frames, int change) {
    const std::vector<std::string> classes = {"glad", "calm"};
    std::string text = csv_header(classes, false);
    for (int i = 0; i < frames; ++i) {
        FrameResult result;
        result.index = i;
        result.time_s = i / 10.0;
        for (int track = 1; track <= (i < 3 ? 2 : 1); ++track) {
            FaceResult face;
            face.track = track;
            face.box = {10 * track, 5, 20, 20};
            face.expression = i < change ? 0 : 1;
            face.confidence = 0.75F;
            face.scores = {i < change ? 0.75F : 0.25F, i < change ? 0.25F : 0.75F};
            result.faces.push_back(face);
        }
        text += csv_rows(result, classes);
    }
    write_text(file, text);
    return file.string();
}

}  // namespace mien::test
