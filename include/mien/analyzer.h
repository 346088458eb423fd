// The engine: frame in, faces with expressions out. The same for live and offline.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "mien/classifier.h"
#include "mien/export.h"
#include "mien/face_detector.h"
#include "mien/fields.h"
#include "mien/frame.h"
#include "mien/names.h"
#include "mien/quality.h"
#include "mien/scores.h"
#include "mien/tracker.h"

namespace mien {

struct AnalyzerSettings {
    DetectorSettings detector;
    TrackerSettings tracker;
    double smoothing_s = 0;

    static constexpr auto fields() {
        using S = AnalyzerSettings;
        return std::tuple{
            Field{"detector", &S::detector, Inline{}, "Finding faces"},
            Field{"tracker", &S::tracker, Inline{}, "Following faces"},
            Field{"smoothing_s", &S::smoothing_s, Range{0}.slider(0, 2, 0.1),
                  "Time constant over which scores are smoothed (ScoreSmoother), seconds; 0: off"},
        };
    }
    bool operator==(const AnalyzerSettings&) const = default;

    // Throws Error naming the first setting out of its range.
    MIEN_API void validate() const;
};

// Why a face is worth less than it might be: the first of these that holds, in this order.
enum class FaceStatus {
    ok,              // can be read well
    no_face,         // nothing found in the frame (never the status of a face)
    too_small,       // found, but smaller than DetectorSettings::min_face: no track, no scores
    partly_outside,  // the picture's border cuts the head; this and those below by `limits`
    dark,
    blurred,
    off_pose,    // strongly asymmetrical, or somewhat and without two eyes: turned away
    covered,     // a hand or the like hides the mouth or both eyes
    gap,         // live records: no picture until the next row (stands alone, without a box)
    unreadable,  // a picture file that could not be read (stands alone, without a box)
};

// As annotations spell them.
constexpr auto names(FaceStatus) {
    using enum FaceStatus;
    return std::array{Named{ok, "ok"},
                      Named{no_face, "no_face"},
                      Named{too_small, "too_small"},
                      Named{partly_outside, "partly_outside"},
                      Named{dark, "dark"},
                      Named{blurred, "blurred"},
                      Named{off_pose, "off_pose"},
                      Named{covered, "covered"},
                      Named{gap, "gap"},
                      Named{unreadable, "unreadable"}};
}

// Whether such a face is followed and classified: an ok one, and a doubtful one, from
// partly_outside to covered. Those have scores too, but a careful study leaves them out.
MIEN_API bool is_scored(FaceStatus status);

inline const char* to_string(FaceStatus status) {
    return name_of(status);
}

// What a second checkpoint says of a face.
struct SecondReading {
    Scores scores;        // smoothed; empty without a second checkpoint, or without scores
    int expression = -1;  // index among the classes of that checkpoint; -1 without scores
    float confidence = 0;
};

struct FaceResult {
    FaceStatus status = FaceStatus::ok;
    cv::Rect box;                        // pixels of the frame; see box_of(FacePose)
    float roll = 0;                      // degrees by which the head is tilted, clockwise: the box
                                         // turned by it about its centre is the face
    int track = 0;                       // from 1; 0 without a track
    Scores scores;                       // smoothed; empty unless is_scored(status)
    int expression = -1;                 // index of the largest score, or with smoothing of the
                                         // class that ScoreSmoother shows; -1 without scores
    float confidence = 0;                // its score
    std::optional<FaceQuality> quality;  // absent where it is too small
    SecondReading second;                // see Analyzer::swap_second
};

struct FrameResult {
    std::int64_t index = 0;         // Frame::index
    double time_s = 0;              // Frame::time_s
    std::vector<FaceResult> faces;  // sorted as the detector sorts them

    // ok if any face is; else that of the largest face, or no_face.
    MIEN_API FaceStatus status() const;
};

// A frame's faces, found and followed, not yet classified.
struct Sighting {
    FrameResult faces;
    std::vector<cv::Mat> crops;         // of the faces that are to be scored, in their order
    std::vector<cv::Mat> second_crops;  // the same for the second checkpoint
    std::vector<int> alive;             // tracks that may come back
    std::string state;                  // see Analyzer::find
};

// Sole owner of detector, tracker, smoother and classifier. Reads no clock: time comes from the
// frame. Thread rule: one thread at a time.
class MIEN_API Analyzer {
  public:
    // `classifier` may be null: faces are then found and tracked, without scores.
    Analyzer(const AnalyzerSettings& settings, std::unique_ptr<ScoreModel> classifier);
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    FrameResult analyze(const Frame& frame);

    // Its two halves, for threads of their own: find() may be busy with a later frame while
    // classify() has an earlier one. Each takes the frames in order. `with_state`: the sighting
    // carries what save() needs.
    Sighting find(const Frame& frame, bool with_state = false);
    FrameResult classify(Sighting sighting);

    // Between two frames. Smoothing starts afresh; tracks go on. Returns the classifier before.
    std::unique_ptr<ScoreModel> swap_classifier(std::unique_ptr<ScoreModel> classifier);

    // The same for a second checkpoint, which reads the faces that were found for the first; null:
    // none, as in the beginning. Without a first one it is not asked.
    std::unique_ptr<ScoreModel> swap_second(std::unique_ptr<ScoreModel> second);

    // Forgets tracks and smoothed scores, for a new source.
    void reset();

    // All that it knows of the frames so far, so that another analyzer with the same settings and
    // checkpoints can continue at the next frame. restore() throws Error when it is cut off.
    std::string save() const;
    std::string save(const Sighting& sighting) const;  // behind this one, once it is classified
    void restore(const std::string& state);

    // Null without a classifier; valid until the next swap.
    const CheckpointInfo* checkpoint() const;
    const CheckpointInfo* second_checkpoint() const;

    const AnalyzerSettings& settings() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
