// An annotation for tests of labels: faces read by two checkpoints, frame by frame.
#pragma once

#include <string>
#include <vector>

#include "mien/annotation.h"
#include "mien/label_report.h"
#include "support/temporary_folder.h"

namespace mien::test {

// What both say of a face; the classes are those of ClipOfTwo.
struct TwoReadings {
    int track = 1;
    int first = 0;
    int second = 0;
    float score = 0.75F;  // the best of the first
};

class ClipOfTwo {
  public:
    static std::vector<std::string> classes() { return {"happy", "sad", "neutral"}; }
    static std::vector<std::string> second_classes() { return {"neutral", "happiness", "sadness"}; }

    // Ten frames a second.
    explicit ClipOfTwo(const std::vector<std::vector<TwoReadings>>& frames,
                       const std::string& name = "clip") {
        AnnotationWriter writer(folder_ / name, classes(), false, second_classes());
        for (std::size_t i = 0; i < frames.size(); ++i) {
            FrameResult frame{static_cast<std::int64_t>(i), 0.1 * static_cast<double>(i), {}};
            for (const TwoReadings& one : frames[i]) {
                FaceResult face;
                face.track = one.track;
                face.box = {10 * one.track, 20, 30, 40};
                face.scores = scores(one.first, one.score);
                face.expression = one.first;
                face.confidence = one.score;
                face.second = {scores(one.second, 0.75F), one.second, 0.75F};
                frame.faces.push_back(face);
            }
            writer.write(frame);
        }
        labelled.measured = read_annotation(writer.finish());
        labelled.reviewed = labelled.measured;
    }

    void label(double time_s, int track, const std::string& label, Draw draw = Draw::hand,
               double weight = 0, const std::string& rater = "", const std::string& group = "") {
        labelled.labels.push_back({time_s, track, rater, label, draw, weight, group, ""});
    }

    LabelledAnnotation labelled;

  private:
    static Scores scores(int best, float score) {
        Scores all(3, (1 - score) / 2);
        all.at(static_cast<std::size_t>(best)) = score;
        return all;
    }
    TemporaryFolder folder_;
};

}  // namespace mien::test
