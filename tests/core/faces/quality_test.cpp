#include "mien/quality.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <set>

#include "mien/analyzer.h"
#include "mien/frame_source.h"
#include "support/places.h"

namespace mien {
namespace {

struct Face {
    cv::Mat picture;
    cv::Rect box;
};

// One face of every expression of the demo clip.
const std::vector<Face>& demo_faces() {
    static const std::vector<Face> faces = [] {
        std::vector<Face> found;
        FaceDetector detector;
        const auto clip = open_media(test::source_dir() + "/data/demo.mp4");
        for (Frame frame; clip->read(frame) == ReadStatus::frame;) {
            if (frame.index % 60 != 15) continue;
            for (const cv::Rect& box : detector.detect(frame.picture)) {
                found.push_back({frame.picture, box});
            }
        }
        return found;
    }();
    return faces;
}

// The face turned about the neck, as if painted on a cylinder.
cv::Mat turned(const cv::Mat& picture, const cv::Rect& box, double degrees) {
    const double radius = 0.62 * box.width, middle = box.x + box.width / 2.0;
    const double angle = degrees * std::numbers::pi / 180;
    cv::Mat1f x(picture.size()), y(picture.size());
    for (int row = 0; row < picture.rows; ++row) {
        for (int column = 0; column < picture.cols; ++column) {
            const double place = (column - middle) / radius;
            const bool outside = std::abs(place) >= 1;
            const double from =
                outside ? column : middle + radius * std::sin(std::asin(place) - angle);
            x(row, column) = static_cast<float>(from);
            y(row, column) = static_cast<float>(row);
        }
    }
    cv::Mat result;
    cv::remap(picture, result, x, y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

using Change = std::function<cv::Mat(const cv::Mat&, const cv::Rect&)>;

double share_of(const Change& change, const std::function<bool(const FaceQuality&)>& holds) {
    FaceExaminer examiner;
    double count = 0;
    for (const Face& face : demo_faces()) {
        count += holds(examiner.examine(change(face.picture, face.box), face.box)) ? 1 : 0;
    }
    return count / static_cast<double>(demo_faces().size());
}

bool is_off_pose(const FaceQuality& quality) {
    return quality.asymmetry > limits::kAsymmetry || (quality.eyes && *quality.eyes < 2);
}

cv::Mat untouched(const cv::Mat& picture, const cv::Rect& /*box*/) {
    return picture;
}

TEST(Quality, UntouchedFacesAreWithinAllLimits) {
    ASSERT_GE(demo_faces().size(), 10U);
    EXPECT_EQ(share_of(untouched,
                       [](const FaceQuality& quality) {
                           return quality.sharpness >= limits::kSharpness &&
                                  quality.brightness >= limits::kBrightness &&
                                  quality.outside <= limits::kOutside && !is_off_pose(quality);
                       }),
              1);
}

TEST(Quality, BlurTakesSharpnessAndNothingElse) {
    const Change blur = [](const cv::Mat& picture, const cv::Rect& box) {
        cv::Mat result;
        cv::GaussianBlur(picture, result, {}, 0.04 * box.width);
        return result;
    };
    EXPECT_EQ(share_of(blur, [](auto& quality) { return quality.sharpness < limits::kSharpness; }),
              1);
    EXPECT_EQ(
        share_of(blur, [](auto& quality) { return quality.brightness < limits::kBrightness; }), 0);
}

TEST(Quality, DarknessLeavesSharpnessAlone) {
    const Change dim = [](const cv::Mat& picture, const cv::Rect& /*box*/) {
        cv::Mat result;
        picture.convertTo(result, -1, 0.15);
        return result;
    };
    EXPECT_EQ(share_of(dim, [](auto& quality) { return quality.brightness < limits::kBrightness; }),
              1);
    EXPECT_EQ(share_of(dim, [](auto& quality) { return quality.sharpness < limits::kSharpness; }),
              0);
}

TEST(Quality, TurnedFacesAreOffPose) {
    for (const double degrees : {-30.0, 30.0}) {
        const Change turn = [=](const cv::Mat& picture, const cv::Rect& box) {
            return turned(picture, box, degrees);
        };
        EXPECT_GE(share_of(turn, is_off_pose), 0.9) << degrees;
    }
}

TEST(Quality, LightFromOneSideIsNoTurn) {
    const Change light = [](const cv::Mat& picture, const cv::Rect& box) {
        cv::Mat result = picture.clone();
        for (int x = box.x; x < box.x + box.width; ++x) {
            result.col(x) *= 1 - 0.6 * (x - box.x) / box.width;
        }
        return result;
    };
    EXPECT_LE(share_of(light, is_off_pose), 0.1);
}

TEST(Quality, OutsideIsTheShareOfTheHeadBeyondThePicture) {
    const cv::Mat picture(300, 400, CV_8UC3, cv::Scalar::all(120));
    FaceExaminer examiner;
    EXPECT_DOUBLE_EQ(examiner.examine(picture, {100, 100, 100, 100}).outside, 0);
    EXPECT_NEAR(examiner.examine(picture, {0, 100, 100, 100}).outside, 15.0 / 130, 1e-6);
    EXPECT_NEAR(examiner.examine(picture, {300, 200, 100, 100}).outside,
                1 - (115.0 * 115) / (130 * 130), 1e-6);
}

TEST(Quality, AFlatPictureHasNoSharpness) {
    FaceExaminer examiner;
    const cv::Mat flat(100, 100, CV_8UC1, cv::Scalar(255));
    const FaceQuality quality = examiner.examine(flat, {10, 10, 60, 60});
    EXPECT_EQ(quality.sharpness, 0);
    EXPECT_NEAR(quality.brightness, 1, 1e-6);
    EXPECT_EQ(quality.eyes, 0);
}

// The statuses that the analyzer gives the faces of the demo clip.
std::set<FaceStatus> statuses(const Change& change) {
    Analyzer analyzer({}, nullptr);
    std::set<FaceStatus> result;
    for (const Face& face : demo_faces()) {
        for (const FaceResult& one :
             analyzer.analyze({change(face.picture, face.box), 0, 0, {}, {}}).faces) {
            result.insert(one.status);
        }
    }
    return result;
}

TEST(Quality, StatusesFollowTheLimits) {
    using Set = std::set<FaceStatus>;
    EXPECT_EQ(statuses(untouched), Set{FaceStatus::ok});
    const Change dim = [](const cv::Mat& picture, const cv::Rect& box) {
        cv::Mat result;
        const double gray = 255 * FaceExaminer().examine(picture, box).brightness;
        picture.convertTo(result, -1, 0.35, 0.09 * 255 - 0.35 * gray);  // dark, but not flat
        return result;
    };
    EXPECT_TRUE(statuses(dim).contains(FaceStatus::dark));
    const Change blur = [](const cv::Mat& picture, const cv::Rect& box) {
        cv::Mat result;
        cv::GaussianBlur(picture, result, {}, 0.05 * box.width);
        return result;
    };
    EXPECT_EQ(statuses(blur), Set{FaceStatus::blurred});
    const Change cut = [](const cv::Mat& picture, const cv::Rect& box) {
        return picture.colRange(box.x + box.width / 20, picture.cols).clone();
    };
    EXPECT_TRUE(statuses(cut).contains(FaceStatus::partly_outside));
    const Change tilt = [](const cv::Mat& picture, const cv::Rect& box) {
        const cv::Point2f middle = (box.tl() + box.br()) / 2;
        cv::Mat result;
        cv::warpAffine(picture, result, cv::getRotationMatrix2D(middle, 20, 1), picture.size());
        return result;
    };
    EXPECT_TRUE(statuses(tilt).contains(FaceStatus::off_pose));
}

TEST(Quality, AFrameHasTheStatusOfItsBestFace) {
    const auto face = [](FaceStatus status, int side) {
        FaceResult result;
        result.status = status;
        result.box = {0, 0, side, side};
        return result;
    };
    EXPECT_EQ((FrameResult{0, 0, {face(FaceStatus::dark, 90), face(FaceStatus::ok, 50)}}).status(),
              FaceStatus::ok);
    EXPECT_EQ(
        (FrameResult{0, 0, {face(FaceStatus::too_small, 30), face(FaceStatus::dark, 90)}}).status(),
        FaceStatus::dark);
}

}  // namespace
}  // namespace mien
