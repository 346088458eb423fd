#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <system_error>
#include <utility>

#include "mien/error.h"
#include "mien/frame_source.h"

namespace mien {

namespace {

// Throws Error when it is not a picture.
cv::Mat read_picture(const std::filesystem::path& file) {
    const std::string failure = "cannot read " + file.string() + ": ";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        throw Error(failure + "there is no such file; check its name");
    }
    if (std::filesystem::is_directory(file, error)) {
        throw Error(failure + "it is a folder; give the pictures in it");
    }
    errno = 0;
    if (!std::ifstream(file, std::ios::binary)) {
        throw Error(failure + std::generic_category().message(errno) + "; check its permissions");
    }
    cv::Mat picture;
    try {
        picture = cv::imread(file.string(), cv::IMREAD_COLOR);
    } catch (const cv::Exception& e) {
        throw Error(failure + e.err);
    }
    if (picture.empty()) {
        throw Error(failure +
                    "it is damaged or not a picture; give a picture such as JPEG, PNG or WebP");
    }
    return picture;
}

class StillSource final : public FrameSource {
  public:
    explicit StillSource(const std::vector<std::filesystem::path>& files) : files_(files) {
        if (files_.empty()) throw Error("cannot read pictures: none was given");
        first_ = read_picture(files_.front());
        info_.kind = SourceKind::stills;
        info_.name = files_.front().filename().string();
        info_.frames_per_second = 1;
        info_.frame_count = static_cast<std::int64_t>(files_.size());
        if (files_.size() == 1) {
            info_.width = first_.cols;
            info_.height = first_.rows;
        } else {
            info_.name += " and " + std::to_string(files_.size() - 1) + " more";
        }
    }

    const SourceInfo& info() const override { return info_; }

    ReadStatus read(Frame& frame) override {
        if (status_ != ReadStatus::frame) return status_;
        if (interrupted_) return status_ = ReadStatus::cancelled;
        if (next_ == files_.size()) return status_ = ReadStatus::end;
        try {
            Frame result;
            result.picture = first_.empty() || next_ > 0 ? read_picture(files_[next_])
                                                         : std::exchange(first_, {});
            result.index = static_cast<std::int64_t>(next_);
            result.time_s = static_cast<double>(next_);
            result.file = files_[next_].filename().string();
            frame = std::move(result);
            ++next_;
        } catch (const std::exception& e) {
            problem_ = e.what();
            status_ = ReadStatus::truncated;
        }
        return status_;
    }

    bool seek(double time_s) override {
        const double last = static_cast<double>(files_.size());
        next_ = static_cast<std::size_t>(std::clamp(std::ceil(time_s - 1e-6), 0.0, last));
        status_ = ReadStatus::frame;
        return true;
    }

    void interrupt() noexcept override { interrupted_ = true; }

    std::string problem() const override { return problem_; }

  private:
    std::vector<std::filesystem::path> files_;
    SourceInfo info_;
    cv::Mat first_;  // read when opened, to know that it can be
    std::size_t next_ = 0;
    ReadStatus status_ = ReadStatus::frame;
    std::string problem_;
    std::atomic<bool> interrupted_ = false;
};

}  // namespace

std::unique_ptr<FrameSource> open_stills(const std::vector<std::filesystem::path>& files) {
    return std::make_unique<StillSource>(files);
}

}  // namespace mien
