// The input's pictures with the results drawn in: "<name>.annotated.mp4" (".mkv" where MP4 cannot
// hold the input's sound) with the input's size, times and sound; for one still
// "<name>.annotated.jpg", for several "<name>.annotated/<file>.jpg". Further pictures of one file,
// such as the pages of a TIFF, are numbered from 2: "<name>.annotated.2.jpg".
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mien/annotate_run.h"
#include "mien/export.h"
#include "mien/video_writer.h"

namespace mien {

// A result as its rows in the CSV have it: faces without a row left out, scores rounded. What is
// drawn from it does not depend on where a run was interrupted.
MIEN_API FrameResult as_recorded(const FrameResult& result);

// Thread rule: one thread at a time.
class AnnotatedVideo {
  public:
    AnnotatedVideo(const std::filesystem::path& out, AnnotateInput input, const SourceInfo& source,
                   const AnnotateSettings& settings, std::vector<std::string> classes);

    // `result`: all faces, so that all can be hidden. Throws Error.
    void add(const Frame& frame, const FrameResult& result);

    // Returns what was written.
    std::vector<std::filesystem::path> finish();

    // What of the sound is missing; else empty.
    std::string sound_problem() const { return sound_problem_; }

  private:
    struct Shot {
        Frame frame;
        FrameResult result;
    };
    struct Sight {
        double time_s = 0;
        cv::Rect box;
        float roll = 0;
    };
    void write(const Shot& shot);
    void hide_faces(cv::Mat& picture, const FrameResult& result);
    void add_still(const Frame& frame, const cv::Mat& picture);
    std::filesystem::path path(const std::string& ending) const;

    AnnotateInput input_;
    std::filesystem::path base_;
    double frames_per_second_;
    OverlayStyle overlay_;
    bool blur_;
    std::vector<std::string> classes_;
    std::deque<Shot> waiting_;        // with blur: half a second, to know where faces will be found
    std::map<int, Sight> last_seen_;  // by track
    cv::Size size_;
    std::optional<VideoWriter> video_;
    std::string sound_problem_;
    std::string last_still_;  // its file, and which of its pictures came last
    int page_ = 0;
    std::vector<std::filesystem::path> files_;
};

}  // namespace mien
