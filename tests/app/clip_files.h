// Small videos and annotations for the tests of the app.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <opencv2/core.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "mien/annotation.h"
#include "mien/markers.h"
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

// Gives a clip a sound of its whole length: silence, and from `from_s` on a tone.
inline void add_tone(const std::string& clip, double from_s) {
    const std::string command = "ffmpeg -nostdin -v error -y -i " + clip +
                                " -f lavfi -i \"aevalsrc='0.5*sin(3000*t)*gte(t," +
                                std::to_string(from_s) + ")':s=44100:d=2\" -c:v copy -c:a aac " +
                                clip + ".new.mp4 && mv " + clip + ".new.mp4 " + clip;
    if (std::system(command.c_str()) != 0) throw std::runtime_error(command);
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

// People who saw the same, half a minute at five frames a second, each a little later than the one
// before: happy from 8 to 13 s after the marker "begins", surprised from 20 to 22 s. Each with
// markers of their own; their paths.
inline std::vector<std::string> write_people(const std::filesystem::path& folder, int count) {
    const std::vector<std::string> classes = {"angry", "disgust",  "fear",   "happy",
                                              "sad",   "surprise", "neutral"};
    std::filesystem::create_directories(folder);
    std::vector<std::string> files;
    for (int person = 0; person < count; ++person) {
        const std::string name = "person " + std::to_string(person + 1);
        const double begins_s = 0.4 * person;
        std::string text = csv_header(classes, false);
        for (int i = 0; i < 150; ++i) {
            const double time_s = i / 5.0 - begins_s;
            const float gladder = 0.05F * static_cast<float>((person * 7 + i) % 5);
            std::vector<float> scores(7, 0.03F);
            scores[4] = 0.1F + gladder / 4;
            scores[3] = time_s >= 8 && time_s < 13 ? 0.5F + gladder : 0.04F;
            scores[5] = time_s >= 20 && time_s < 22 ? 0.4F + gladder : 0.03F;
            scores[6] = 0;
            float sum = 0;
            for (const float score : scores) sum += score;
            scores[6] = 1 - sum;
            FaceResult face;
            face.track = 1;
            face.box = {10, 5, 20, 20};
            face.expression =
                static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
            face.confidence = scores[static_cast<std::size_t>(face.expression)];
            face.scores = scores;
            text += csv_rows({i, i / 5.0, {face}}, classes);
        }
        files.push_back((folder / (name + ".csv")).string());
        write_text(files.back(), text);
        std::vector<Marker> markers;
        for (const auto& [at_s, label] : {std::pair{0.0, "begins"},
                                          {6.0, "the joke"},
                                          {14.0, "a long landscape"},
                                          {19.0, "door slams"}}) {
            markers.push_back({begins_s + at_s, begins_s + at_s, label});
        }
        write_markers(folder / (name + ".markers.csv"), markers);
    }
    return files;
}

// The same faces as a second checkpoint reads them: calm and glad have other names and places, and
// the change comes at `change`.
inline std::string write_other_annotation(const std::filesystem::path& file, int frames,
                                          int change) {
    const std::vector<std::string> classes = {"calm", "cross", "glad"};
    std::string text = csv_header(classes, false);
    for (int i = 0; i < frames; ++i) {
        FrameResult result;
        result.index = i;
        result.time_s = i / 10.0;
        FaceResult face;
        face.track = 5;
        face.box = {12, 6, 20, 20};
        face.expression = i < change ? 2 : 0;
        face.confidence = 0.5F;
        face.scores = {i < change ? 0.25F : 0.5F, 0.25F, i < change ? 0.5F : 0.25F};
        result.faces.push_back(face);
        text += csv_rows(result, classes);
    }
    write_text(file, text);
    return file.string();
}

// One annotation of two checkpoints, the first glad until `change`, the second until
// `second_change`.
inline std::string write_annotation_of_two(const std::filesystem::path& file, int frames,
                                           int change, int second_change) {
    const std::vector<std::string> classes = {"glad", "calm"};
    std::string text = csv_header(classes, false, classes);
    for (int i = 0; i < frames; ++i) {
        FrameResult result;
        result.index = i;
        result.time_s = i / 10.0;
        FaceResult face;
        face.track = 1;
        face.box = {10, 5, 20, 20};
        face.expression = i < change ? 0 : 1;
        face.confidence = 0.75F;
        face.scores = {i < change ? 0.75F : 0.25F, i < change ? 0.25F : 0.75F};
        const int second = i < second_change ? 0 : 1;
        face.second = {{second == 0 ? 0.5F : 0.25F, second == 1 ? 0.5F : 0.25F}, second, 0.5F};
        result.faces.push_back(face);
        text += csv_rows(result, classes, nullptr, classes);
    }
    write_text(file, text);
    return file.string();
}

}  // namespace mien::test
