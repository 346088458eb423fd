#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
#include <utility>

#include "mien/error.h"
#include "mien/frame_source.h"
#include "mien/picture_file.h"

namespace mien {

namespace {

class StillSource final : public FrameSource {
  public:
    StillSource(const std::vector<std::filesystem::path>& files, BadStill bad)
        : files_(files), bad_(files.size() > 1 ? bad : BadStill::ends) {
        if (files_.empty()) throw Error("cannot read pictures: none was given");
        info_.kind = SourceKind::stills;
        info_.name = files_.front().filename().string();
        info_.frames_per_second = 1;
        info_.frame_count = static_cast<std::int64_t>(files_.size());
        if (files_.size() > 1) {
            info_.name += " and " + std::to_string(files_.size() - 1) + " more";
        }
        try {
            open();
            first_ = pages_->read(0);
        } catch (const Error&) {
            if (bad_ == BadStill::ends) throw;
            pages_.reset();
        }
        if (files_.size() == 1) {
            info_.frame_count = pages_->count();
            info_.width = first_.cols;
            info_.height = first_.rows;
        }
    }

    const SourceInfo& info() const override { return info_; }

    ReadStatus read(Frame& frame) override {
        if (status_ != ReadStatus::frame) return status_;
        try {
            skip_to_wanted();
        } catch (const std::exception& e) {
            return fail(e.what());
        }
        if (interrupted_) return status_ = ReadStatus::cancelled;
        if (file_ == files_.size()) return status_ = ReadStatus::end;
        Frame result;
        result.index = index_;
        result.time_s = time_s_;
        result.file = files_[file_].filename().string();
        try {
            open();
            result.picture =
                first_.empty() || page_ > 0 ? pages_->read(page_) : std::exchange(first_, {});
        } catch (const std::exception& e) {
            if (bad_ == BadStill::ends) return fail(e.what());
            if (bad_files_++ < kMostTold)
                bad_ones_ += (bad_ones_.empty() ? "" : "; ") + without_begin(e.what());
        }
        frame = std::move(result);
        advance();
        return status_;
    }

    bool seek(double time_s) override {
        wanted_s_ = time_s;
        first_.release();
        status_ = ReadStatus::frame;
        problem_.clear();
        return true;
    }

    void interrupt() noexcept override { interrupted_ = true; }

    std::string problem() const override {
        if (!problem_.empty() || bad_files_ == 0) return problem_;
        return "cannot read " + std::to_string(bad_files_) + " of the pictures: " + bad_ones_ +
               (bad_files_ > kMostTold ? "; and more" : "");
    }

  private:
    static constexpr int kMostTold = 20;  // bad files that problem() names

    static std::string without_begin(const std::string& what) {
        constexpr std::string_view kBegin = "cannot read ";
        return what.starts_with(kBegin) ? what.substr(kBegin.size()) : what;
    }

    void open() {
        if (!pages_) pages_.emplace(files_[file_]);
    }

    // Behind the picture that is read, or behind the file if it cannot be opened.
    void advance() {
        time_s_ += pages_ ? pages_->duration_s(page_) : 1;
        ++index_;
        if (pages_ && ++page_ < pages_->count()) return;
        next_file();
    }

    void next_file() {
        pages_.reset();
        first_.release();
        page_ = 0;
        ++file_;
    }

    // To the first picture whose time is not before what seek() asked for. Files are opened on the
    // way, since only they know how many pictures they hold, but not decoded.
    void skip_to_wanted() {
        if (!wanted_s_) return;
        constexpr double kMicrosecond = 1e-6;
        const double time_s = *std::exchange(wanted_s_, {});
        if (time_s < time_s_ - kMicrosecond || page_ > 0) {
            pages_.reset();
            page_ = 0;
            file_ = 0;
            index_ = 0;
            time_s_ = 0;
        }
        while (file_ < files_.size() && time_s_ < time_s - kMicrosecond && !interrupted_) {
            try {
                open();
            } catch (const Error&) {
                if (bad_ == BadStill::ends && files_.size() == 1) throw;
            }
            advance();
        }
    }

    ReadStatus fail(const char* what) {
        problem_ = what;
        return status_ = ReadStatus::truncated;
    }

    std::vector<std::filesystem::path> files_;
    BadStill bad_;
    SourceInfo info_;
    cv::Mat first_;  // read when opened, to know that it can be
    std::size_t file_ = 0;
    std::optional<PictureFile> pages_;  // of that file, while it is open
    int page_ = 0;                      // the next of them
    std::int64_t index_ = 0;            // and of all pictures
    double time_s_ = 0;
    std::optional<double> wanted_s_;  // by seek()
    int bad_files_ = 0;
    std::string bad_ones_;
    ReadStatus status_ = ReadStatus::frame;
    std::string problem_;
    std::atomic<bool> interrupted_ = false;
};

}  // namespace

std::unique_ptr<FrameSource> open_stills(const std::vector<std::filesystem::path>& files,
                                         BadStill bad) {
    return std::make_unique<StillSource>(files, bad);
}

}  // namespace mien
