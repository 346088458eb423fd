// mienctl negatives: windows of pictures that show no face, for training the finder's verification.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/frame_source.h"
#include "mien/paths.h"
#include "mien/picture_file.h"
#include "model/predictor.h"
#include "model/threads.h"
#include "train/finder_rows.h"
#include "train/window_file.h"

namespace mienctl {

namespace {

namespace fs = std::filesystem;

constexpr int kLongSide = 900;   // pixels to which larger pictures are reduced
constexpr int kSmallest = 24;    // side of a window, pixels
constexpr double kFlattest = 6;  // deviation below which a window is left out: even areas

struct NegativesOptions {
    std::vector<std::string> pictures;
    std::string out;
    std::string registration;
    std::string verification;
    double doubtful = 0.02;
    int random = 40;
    int proposed = 120;
};

struct Box {
    cv::Point2d centre;
    double side = 0;
    double roll = 0;  // radians, clockwise as seen
};

std::vector<fs::path> all_pictures(const std::vector<std::string>& given) {
    std::vector<fs::path> pictures;
    for (const std::string& path : given) {
        if (!fs::exists(path)) throw mien::Error("cannot read " + path + ": it is not there");
        if (!fs::is_directory(path)) {
            pictures.emplace_back(path);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(path)) {
            if (entry.is_regular_file() && mien::is_still_name(entry.path())) {
                pictures.push_back(entry.path());
            }
        }
    }
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

cv::Mat cut(const cv::Mat& picture, const Box& box, int size) {
    // A coarser copy first, so that bilinear sampling skips no pixels.
    const double factor = std::max(1.0, std::floor(box.side / size));
    cv::Mat from = picture;
    if (factor > 1) cv::resize(picture, from, {}, 1 / factor, 1 / factor, cv::INTER_AREA);
    const double scale = box.side / factor / size;
    const double cosine = std::cos(box.roll) * scale;
    const double sine = std::sin(box.roll) * scale;
    const double half = (size - 1) / 2.0;
    // Pixel i has its centre at i + 0.5.
    const double x = box.centre.x / factor - 0.5;
    const double y = box.centre.y / factor - 0.5;
    const cv::Mat to_picture =
        (cv::Mat_<double>(2, 3) << cosine, -sine, x - cosine * half + sine * half, sine, cosine,
         y - sine * half - cosine * half);
    cv::Mat window;
    cv::warpAffine(from, window, to_picture, {size, size}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return window;
}

class Miner {
  public:
    explicit Miner(const NegativesOptions& options)
        : options_(options), cascade_(mien::find_cascade("frontalface_default").string()) {
        if (!options.registration.empty()) {
            registration_.emplace(mien::load_checkpoint(mien::find_checkpoint(options.registration),
                                                        mien::Task::registration));
        }
        if (!options.verification.empty()) {
            verification_.emplace(mien::load_checkpoint(mien::find_checkpoint(options.verification),
                                                        mien::Task::verification));
        }
    }

    // Appends the windows of one picture.
    void mine(const cv::Mat& picture, std::vector<std::uint8_t>& pixels) {
        std::vector<Box> boxes = random_boxes(picture.size());
        propose(picture, boxes);
        if (boxes.empty()) return;
        if (registration_) {
            for (int step = 0; step < 2; ++step) correct(picture, boxes);
        }
        keep_inside(picture.size(), boxes);
        if (verification_ && !boxes.empty()) keep_doubtful(picture, boxes);
        for (const Box& box : boxes) {
            const cv::Mat window = cut(picture, box, mien::kWindowFileSide);
            cv::Scalar mean;
            cv::Scalar deviation;
            cv::meanStdDev(window, mean, deviation);
            if (deviation[0] < kFlattest) continue;
            pixels.insert(pixels.end(), window.datastart, window.dataend);
        }
    }

  private:
    std::vector<Box> random_boxes(const cv::Size& size) {
        std::vector<Box> boxes;
        const int largest = std::min(size.width, size.height);
        std::uniform_real_distribution<double> share(0, 1);
        for (int i = 0; i < options_.random; ++i) {
            const double side =
                kSmallest * std::pow(static_cast<double>(largest) / kSmallest, share(random_));
            boxes.push_back({{side / 2 + share(random_) * (size.width - side),
                              side / 2 + share(random_) * (size.height - side)},
                             side,
                             0});
        }
        return boxes;
    }

    // What the cascade takes for a face when it is asked for no neighbours, at three angles.
    void propose(const cv::Mat& picture, std::vector<Box>& boxes) {
        for (const double degrees : {0.0, 30.0, -30.0}) {
            const cv::Point2d middle(picture.cols / 2.0, picture.rows / 2.0);
            const cv::Mat turn = cv::getRotationMatrix2D(middle, degrees, 1);
            cv::Mat turned;
            cv::warpAffine(picture, turned, turn, picture.size(), cv::INTER_LINEAR,
                           cv::BORDER_REFLECT);
            std::vector<cv::Rect> found;
            cascade_.detectMultiScale(turned, found, 1.15, 0, 0, {kSmallest, kSmallest});
            std::shuffle(found.begin(), found.end(), random_);
            const auto most = static_cast<std::size_t>(options_.proposed / 3);
            if (found.size() > most) found.resize(most);
            cv::Mat back;
            cv::invertAffineTransform(turn, back);
            for (const cv::Rect& rect : found) {
                const double x = rect.x + rect.width / 2.0;
                const double y = rect.y + rect.height / 2.0;
                boxes.push_back(
                    {{back.at<double>(0, 0) * x + back.at<double>(0, 1) * y + back.at<double>(0, 2),
                      back.at<double>(1, 0) * x + back.at<double>(1, 1) * y +
                          back.at<double>(1, 2)},
                     static_cast<double>(rect.width),
                     degrees * CV_PI / 180});
            }
        }
    }

    at::Tensor windows(const cv::Mat& picture, const std::vector<Box>& boxes, int size) const {
        const at::Tensor pixels =
            at::empty({static_cast<std::int64_t>(boxes.size()), size, size}, at::kByte);
        auto* to = pixels.data_ptr<std::uint8_t>();
        for (const Box& box : boxes) {
            const cv::Mat window =
                cut(picture, {box.centre, box.side * mien::kWindowShare, box.roll}, size);
            to = std::copy(window.datastart, window.dataend, to);
        }
        return pixels;
    }

    void correct(const cv::Mat& picture, std::vector<Box>& boxes) const {
        const int size = registration_->network().architecture.input.crop;
        const at::Tensor answers =
            registration_->logits(windows(picture, boxes, size)).contiguous();
        const float* answer = answers.data_ptr<float>();
        for (Box& box : boxes) {
            const double side = box.side * mien::kWindowShare;
            const double cosine = std::cos(box.roll) * side;
            const double sine = std::sin(box.roll) * side;
            box.centre.x += cosine * answer[0] - sine * answer[1];
            box.centre.y += sine * answer[0] + cosine * answer[1];
            box.side = side * std::exp(answer[2]);
            box.roll += answer[3];
            answer += answers.size(1);
        }
    }

    static void keep_inside(const cv::Size& size, std::vector<Box>& boxes) {
        std::erase_if(boxes, [&](const Box& box) {
            return !(box.side >= kSmallest / 2.0) || box.side > 1.2 * size.width ||
                   box.centre.x < 0 || box.centre.y < 0 || box.centre.x > size.width ||
                   box.centre.y > size.height;
        });
    }

    void keep_doubtful(const cv::Mat& picture, std::vector<Box>& boxes) const {
        const int size = verification_->network().architecture.input.crop;
        const at::Tensor chance =
            at::sigmoid(verification_->logits(windows(picture, boxes, size))).contiguous();
        std::vector<Box> kept;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (chance.data_ptr<float>()[i] >= options_.doubtful) kept.push_back(boxes[i]);
        }
        boxes = std::move(kept);
    }

    const NegativesOptions& options_;
    cv::CascadeClassifier cascade_;
    std::optional<mien::Predictor> registration_;
    std::optional<mien::Predictor> verification_;
    std::mt19937 random_{1};
};

// No larger than is of use; empty, and said, where it cannot be read.
cv::Mat read_at_most(const fs::path& path) {
    cv::Mat picture;
    try {
        picture = mien::read_picture(path, mien::PictureColours::gray);
    } catch (const mien::Error& error) {
        complain(error.what());
        return picture;
    }
    const double side = std::max(picture.rows, picture.cols);
    if (side > kLongSide) {
        cv::resize(picture, picture, {}, kLongSide / side, kLongSide / side, cv::INTER_AREA);
    }
    return picture;
}

int run(const NegativesOptions& options) {
    mien::limit_threads(1);
    const std::vector<fs::path> pictures = all_pictures(options.pictures);
    Miner miner(options);
    ProgressLine progress;
    std::vector<std::uint8_t> training;
    std::vector<std::uint8_t> held_back;
    std::size_t used = 0;
    for (std::size_t i = 0; i < pictures.size() && !interrupted(); ++i) {
        progress.update(static_cast<double>(i) / static_cast<double>(pictures.size()),
                        pictures[i].filename().string());
        const cv::Mat picture = read_at_most(pictures[i]);
        if (picture.empty() || std::min(picture.rows, picture.cols) < 2 * kSmallest) continue;
        miner.mine(picture, used++ % 10 == 9 ? held_back : training);
    }
    progress.clear();
    if (interrupted()) {
        complain("stopped: nothing is written");
        return 1;
    }
    constexpr std::size_t kBytesOfOne =
        static_cast<std::size_t>(mien::kWindowFileSide) * mien::kWindowFileSide;
    if (training.empty() || held_back.empty()) {
        throw mien::Error("there are too few pictures: at least ten that are not blank are needed");
    }
    fs::create_directories(options.out);
    mien::write_windows(fs::path(options.out) / "training.pgm", training);
    mien::write_windows(fs::path(options.out) / "held_back.pgm", held_back);
    std::printf("%s: %zu windows of %zu pictures to train on, %zu to measure with\n",
                options.out.c_str(), training.size() / kBytesOfOne, used,
                held_back.size() / kBytesOfOne);
    return 0;
}

}  // namespace

void add_negatives(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<NegativesOptions>();
    CLI::App* command = app.add_subcommand(
        "negatives", "Cut windows out of pictures that show no face, to train verification with");
    command->add_option("PICTURES", options->pictures, "Pictures, or folders of them")->required();
    command->add_option("--out", options->out, "Folder to write training.pgm and held_back.pgm to")
        ->required();
    command->add_option("--registration", options->registration,
                        "Register each window with this checkpoint first");
    command->add_option("--verification", options->verification,
                        "Keep only windows that this checkpoint might take for a face");
    command
        ->add_option("--doubtful", options->doubtful,
                     "The probability from which it might, with --verification")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--random", options->random, "Windows drawn at random from each picture")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    command
        ->add_option("--proposed", options->proposed,
                     "At most this many from each that the cascade proposes")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
