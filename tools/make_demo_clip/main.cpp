// Draws the demo clip: faces of nobody, changing expression.
//
// Each expression is the average of at least a hundred aligned faces of FER-2013, held as a shape
// (where each point of a common face moves) and a texture (its gray, put back into the common
// shape), as active appearance models do (T. Cootes et al., ECCV 1998). Going from one expression
// to the next is then a weighted sum, and features move instead of fading.
#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <opencv2/video/tracking.hpp>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int kCrop = 48;                      // side of a picture of FER-2013
constexpr int kZoom = 5;                       // enlargement before the eyes are looked for
constexpr int kFaceWidth = 240;                // of a composite; taller than a crop, because each
constexpr int kFaceHeight = 300;               // crop cuts forehead and chin elsewhere
constexpr float kEyeGap = 90, kEyeLine = 118;  // where the eyes of a composite are
constexpr double kShapeSmoothness = 24;        // of the movement between two expressions
constexpr double kExaggeration = 0.3;          // added to what sets an expression apart
constexpr std::size_t kFewest = 100;           // faces in a composite
constexpr std::size_t kMost = 240;             //
constexpr std::size_t kCandidates = 600;       // clearest pictures tried per expression

constexpr int kWidth = 640, kHeight = 480, kFramesPerSecond = 30;
constexpr double kHold = 1.6, kChange = 1.0;  // seconds

// In the dataset's class order, each with its place among the ten votes of FER+.
enum Expression { angry, disgust, fear, happy, sad, surprise, neutral, kExpressions };
constexpr std::array<std::size_t, kExpressions> kVotes{4, 5, 6, 1, 3, 2, 0};
constexpr std::array kNames{"angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"};
constexpr std::array kScript{neutral, happy, surprise, fear, sad, angry, disgust, neutral};
constexpr double kLength = kScript.size() * (kHold + kChange) - kChange;

struct Example {
    cv::Mat pixels;   // 8-bit gray, kCrop x kCrop
    int margin = 0;   // FER+ votes for its expression less those for the runner-up
    cv::Mat face;     // aligned by the eyes; 32-bit gray like every face below
    cv::Mat inside;   // 1 where the face has pixels of its own, near 0 beyond the crop's border
    cv::Mat details;  // what optical flow compares
    double fit = 0;   // correlation with the average
};

struct Face {
    cv::Mat shape;    // 32-bit, two channels: where each point of the common face moves
    cv::Mat texture;  // gray in the common shape
};

std::vector<std::string> columns(const std::string& line) {
    std::vector<std::string> result;
    std::istringstream in(line);
    for (std::string column; std::getline(in, column, ',');) result.push_back(column);
    return result;
}

// Training pictures by expression, those that FER+ voters agreed on most first.
std::array<std::vector<Example>, kExpressions> read_examples(std::istream& pictures,
                                                             std::istream& votes) {
    std::array<std::vector<Example>, kExpressions> examples;
    std::string row;
    std::string ballot;
    std::getline(pictures, row);
    std::getline(votes, ballot);
    while (std::getline(pictures, row) && std::getline(votes, ballot)) {
        const auto fields = columns(row);
        const auto counts = columns(ballot);
        if (fields.size() < 3 || counts.size() < 12) throw std::runtime_error("bad row: " + row);
        if (!fields[2].starts_with("Training")) continue;
        const auto label = std::stoul(fields[0]);
        Example example;
        std::array<int, 10> ballots{};
        for (std::size_t i = 0; i < ballots.size(); ++i) ballots.at(i) = std::stoi(counts[i + 2]);
        example.margin = std::exchange(ballots.at(kVotes.at(label)), 0);
        example.margin -= std::ranges::max(ballots);
        std::istringstream in(fields[1]);
        example.pixels.create(kCrop, kCrop, CV_8U);
        for (auto& pixel : cv::Mat_<uchar>(example.pixels)) {
            int value = 0;
            in >> value;
            pixel = cv::saturate_cast<uchar>(value);
        }
        if (!in) throw std::runtime_error("too few pixels: " + row);
        examples.at(label).push_back(std::move(example));
    }
    for (auto& list : examples) {
        std::ranges::stable_sort(list, std::ranges::greater{}, &Example::margin);
        list.resize(std::min(list.size(), kCandidates));
    }
    return examples;
}

// 1 within the ellipse, 0 outside, with a soft edge.
cv::Mat ellipse(cv::Size size, cv::Point2f centre, cv::Size2f axes, double softness) {
    cv::Mat mask = cv::Mat::zeros(size, CV_32F);
    cv::ellipse(mask, cv::RotatedRect(centre, axes * 2.F, 0), 1, cv::FILLED);
    cv::GaussianBlur(mask, mask, {}, softness);
    return mask;
}

const cv::Mat& oval() {
    static const cv::Mat mask =
        ellipse({kFaceWidth, kFaceHeight}, {kFaceWidth / 2.F, 140}, {79, 112}, 4);
    return mask;
}

// Brings the face, not what is around it, to mean 0 and deviation 1.
cv::Mat normalized(const cv::Mat& face) {
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(face, mean, deviation, oval() > 0.5);
    return (face - mean) / std::max(deviation[0], 1e-6);
}

cv::Mat symmetric(const cv::Mat& face) {
    cv::Mat mirrored;
    cv::flip(face, mirrored, 1);
    return (face + mirrored) / 2;
}

// A Gaussian blur that stays quick when it is wide.
cv::Mat blurred(const cv::Mat& picture, double width) {
    cv::Mat small;
    cv::resize(picture, small, {}, 0.25, 0.25, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {}, width / 4);
    cv::resize(small, small, picture.size(), 0, 0, cv::INTER_LINEAR);
    return small;
}

// The face without the differences in lighting that would mislead optical flow.
cv::Mat details_of(const cv::Mat& face) {
    cv::Mat result;
    cv::Mat(face - blurred(face, 30)).convertTo(result, CV_8U, 60, 128);
    return result;
}

// Smooth flow that leads from points in `to` to points in `from`.
cv::Mat flow_between(const cv::Mat& to, const cv::Mat& from, double smoothness) {
    static const auto method = cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM);
    cv::Mat flow;
    method->calc(to, from, flow);
    return blurred(flow, smoothness);
}

// Takes the picture at p + flow(p) for each p.
cv::Mat pulled(const cv::Mat& picture, const cv::Mat& flow) {
    cv::Mat_<cv::Vec2f> map = flow.clone();
    map.forEach([](cv::Vec2f& to, const int* at) {
        to += cv::Vec2f(static_cast<float>(at[1]), static_cast<float>(at[0]));
    });
    cv::Mat result;
    cv::remap(picture, result, map, {}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

// The flow that undoes `flow`: the fixed point of u(p) = -flow(p + u(p)).
cv::Mat inverse(const cv::Mat& flow) {
    cv::Mat undo = -flow;
    for (int i = 0; i < 6; ++i) undo = -pulled(flow, undo);
    return undo;
}

// Centres of the left and the right eye of the picture, seen from the viewer, or none.
std::optional<std::array<cv::Point2f, 2>> find_eyes(const cv::Mat& picture,
                                                    std::vector<cv::CascadeClassifier>& cascades) {
    constexpr int kEyeWidth = kCrop * kZoom / 2;
    std::array<cv::Point2f, 2> eyes;
    for (const int side : {0, 1}) {
        const cv::Rect where(side == 0 ? 6 : kEyeWidth - 6, 40, kEyeWidth, 100);
        std::vector<cv::Rect> found;
        for (auto& cascade : cascades) {
            if (!found.empty()) break;
            cascade.detectMultiScale(picture(where), found, 1.05, 3, 0, {36, 36}, {90, 90});
        }
        if (found.empty()) return {};
        const auto eye = *std::ranges::max_element(found, {}, &cv::Rect::width) + where.tl();
        eyes.at(side) = cv::Point2f(eye.tl() + eye.br()) / 2;
    }
    const auto gap = eyes[1] - eyes[0];
    if (gap.x < 70 || gap.x > 130 || std::abs(gap.y) > 0.2F * gap.x) return {};
    return eyes;
}

// Puts the eyes where those of a composite are. False if they are not to be found.
bool align(Example& example, std::vector<cv::CascadeClassifier>& cascades) {
    cv::Mat picture;
    cv::resize(example.pixels, picture, {}, kZoom, kZoom, cv::INTER_CUBIC);
    const auto eyes = find_eyes(picture, cascades);
    if (!eyes) return false;
    const auto [left, right] = *eyes;
    const auto gap = right - left;
    const auto middle = (left + right) / 2;
    const double angle = std::atan2(gap.y, gap.x) * 180 / std::numbers::pi;
    cv::Mat motion = cv::getRotationMatrix2D(middle, angle, kEyeGap / std::hypot(gap.x, gap.y));
    motion.at<double>(0, 2) += kFaceWidth / 2. - middle.x;
    motion.at<double>(1, 2) += kEyeLine - middle.y;
    const cv::Size size(kFaceWidth, kFaceHeight);
    cv::warpAffine(picture, example.face, motion, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(cv::Mat(picture.size(), CV_32F, 1.0), example.inside, motion, size);
    example.inside += 0.01;
    example.face.convertTo(example.face, CV_32F);
    example.face = normalized(example.face);
    example.details = details_of(example.face);
    return true;
}

// Each example counts only where it has pixels of its own.
cv::Mat average(const std::vector<Example>& examples,
                const std::function<cv::Mat(const Example&)>& flow) {
    cv::Mat sum = cv::Mat::zeros(kFaceHeight, kFaceWidth, CV_32F);
    cv::Mat weights = sum.clone();
    for (const auto& example : examples) {
        const cv::Mat way = flow(example);
        const cv::Mat weight = pulled(example.inside, way);
        sum += pulled(example.face, way).mul(weight);
        weights += weight;
    }
    return sum / weights;
}

// How alike the features within the oval are; only comparable with itself.
double correlation(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat x;
    cv::Mat y;
    a.convertTo(x, CV_32F);
    b.convertTo(y, CV_32F);
    return normalized(x).mul(oval()).dot(normalized(y));
}

// A sharp average of the examples whose eyes are found and that fit best: what still differs in
// shape once the eyes agree is warped to the mean shape.
cv::Mat composite(std::vector<Example>& examples, std::vector<cv::CascadeClassifier>& cascades) {
    std::erase_if(examples, [&](Example& example) { return !align(example, cascades); });
    const cv::Mat still = cv::Mat::zeros(kFaceHeight, kFaceWidth, CV_32FC2);
    const auto plain = [&](const Example&) { return cv::Mat(still); };
    cv::Mat face = normalized(symmetric(average(examples, plain)));
    const cv::Mat looked_for = details_of(face);
    for (auto& example : examples) example.fit = correlation(example.details, looked_for);
    std::ranges::stable_sort(examples, std::ranges::greater{}, &Example::fit);
    examples.resize(std::min(examples.size() / 2, kMost));
    if (examples.size() < kFewest) throw std::runtime_error("too few faces could be aligned");

    face = normalized(symmetric(average(examples, plain)));
    for (const double smoothness : {14., 9., 6., 4.}) {
        const cv::Mat details = details_of(face);
        cv::Mat drift = still.clone();  // keeps the mean of the shapes where it is
        const cv::Mat sum = average(examples, [&](const Example& example) {
            cv::Mat flow = flow_between(details, example.details, smoothness);
            drift += flow / static_cast<double>(examples.size());
            return flow;
        });
        face = normalized(symmetric(pulled(sum, inverse(drift))));
    }
    return face + 0.8 * (face - blurred(face, 5));
}

// The composites as shapes and textures of one common face, the neutral one. What sets each apart
// from the average of all is exaggerated, to make up for what averaging has washed out.
std::array<Face, kExpressions> model(const std::array<cv::Mat, kExpressions>& composites) {
    std::array<Face, kExpressions> faces;
    const cv::Mat common = details_of(composites[neutral]);
    Face mean{cv::Mat::zeros(common.size(), CV_32FC2), cv::Mat::zeros(common.size(), CV_32F)};
    for (std::size_t i = 0; i < faces.size(); ++i) {
        // Smooth enough to be undone where a mouth opens: what remains is the texture's to tell.
        const cv::Mat shape = flow_between(common, details_of(composites.at(i)), kShapeSmoothness);
        faces.at(i) = {shape, pulled(composites.at(i), shape)};
        mean.shape += shape / static_cast<double>(kExpressions);
        mean.texture += faces.at(i).texture / static_cast<double>(kExpressions);
    }
    for (auto& face : faces) {
        face.shape += kExaggeration * (face.shape - mean.shape);
        face.texture += kExaggeration * (face.texture - mean.texture);
    }
    return faces;
}

double smooth_step(double from, double to, double x) {
    const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

// The face at a time of the script, gray.
cv::Mat face_at(const std::array<Face, kExpressions>& faces, double time_s) {
    const auto last = kScript.size() - 1;
    const auto step = std::min(static_cast<std::size_t>(time_s / (kHold + kChange)), last);
    const double since = time_s - static_cast<double>(step) * (kHold + kChange);
    const double weight = smooth_step(kHold, kHold + kChange, since);
    const auto& from = faces.at(kScript.at(step));
    const auto& to = faces.at(kScript.at(std::min(step + 1, last)));
    const cv::Mat shape = from.shape * (1 - weight) + to.shape * weight;
    const cv::Mat texture = from.texture * (1 - weight) + to.texture * weight;
    return pulled(texture, inverse(shape));
}

// Colours are BGR, 0 to 255.
struct Person {
    std::array<cv::Vec3f, 3> skin;  // of shadow, half-tone and light
    cv::Scalar hair;
    cv::Scalar shirt;
    float hair_end;  // below the middle of the face
    bool ears;
};

struct Pose {
    cv::Point2f centre;  // of the face, in the frame
    float scale = 1;
    double tilt = 0;  // degrees
};

cv::Mat tinted(const cv::Mat& face, const Person& person) {
    cv::Mat result(face.size(), CV_8UC3);
    cv::Mat_<cv::Vec3b>(result).forEach([&](cv::Vec3b& pixel, const int* at) {
        const float level = std::clamp(1 + face.at<float>(at) * 0.36F, 0.F, 2.F);
        const auto& [shadow, half, light] = person.skin;
        pixel = level < 1 ? shadow + (half - shadow) * level : half + (light - half) * (level - 1);
    });
    return result;
}

// Cut-out paper behind, the averaged face on it; distances are from the middle of the face.
void draw(cv::Mat& frame, const Person& person, const Pose& pose, const cv::Mat& face) {
    const cv::Point2f middle(kFaceWidth / 2.F, 140);
    cv::Mat_<double> motion = cv::getRotationMatrix2D(middle, -pose.tilt, pose.scale);
    motion(0, 2) += pose.centre.x - middle.x;
    motion(1, 2) += pose.centre.y - middle.y;

    const auto disc = [&](float x, float y, float width, float height, double tilt,
                          const cv::Scalar& colour) {
        const double turn = tilt * std::numbers::pi / 180;
        const auto across = static_cast<float>(std::cos(turn)) * pose.scale;
        const auto down = static_cast<float>(std::sin(turn)) * pose.scale;
        const auto at = pose.centre + cv::Point2f(across * x - down * y, down * x + across * y);
        const auto size = cv::Size2f(width, height) * (2 * pose.scale);
        cv::ellipse(frame, {at, size, static_cast<float>(tilt)}, colour, cv::FILLED, cv::LINE_AA);
    };
    const auto& [shadow, half, light] = person.skin;
    const cv::Scalar neck = cv::Vec3f(shadow * 0.45F + half * 0.55F);
    const float end = person.hair_end;
    disc(0, (end - 140) / 2, 96, (end + 140) / 2, pose.tilt, person.hair);
    if (person.ears) {
        for (const float x : {-80.F, 80.F}) disc(x, 4, 12, 24, pose.tilt, neck);
    }
    disc(0, 110, 46, 80, pose.tilt / 2, neck);
    disc(0, 310, 200, 170, 0, person.shirt);
    disc(0, 136, 50, 32, pose.tilt / 2, neck);
    disc(0, 14, 68, 104, pose.tilt, neck * 0.8);
    disc(0, 0, 79, 112, pose.tilt, cv::Vec3f(half * 0.9F + light * 0.1F));
    disc(0, -44, 95, 98, pose.tilt, person.hair);

    cv::Mat colour;
    cv::Mat alpha;
    cv::warpAffine(tinted(face, person), colour, motion, frame.size(), cv::INTER_CUBIC);
    cv::warpAffine(oval(), alpha, motion, frame.size());
    cv::blendLinear(colour, frame, alpha, 1 - alpha, frame);
}

cv::Mat make_wall() {
    cv::Mat_<cv::Vec3b> result(kHeight, kWidth);
    result.forEach([](cv::Vec3b& pixel, const int* at) {
        const float x = (static_cast<float>(at[1]) - kWidth * 0.5F) / kWidth;
        const float y = (static_cast<float>(at[0]) - kHeight * 0.4F) / kHeight;
        pixel = cv::Vec3f(168, 158, 138) * std::exp(-1.6F * (x * x + y * y));
    });
    return result;
}

cv::Mat frame_at(const std::array<Face, kExpressions>& faces, double time_s) {
    static const Person one{
        {{{30, 32, 56}, {122, 150, 202}, {206, 228, 250}}}, {34, 44, 66}, {128, 84, 52}, 40, true};
    static const Person other{
        {{{20, 22, 40}, {66, 92, 142}, {140, 172, 216}}}, {24, 20, 22}, {72, 92, 168}, 140, false};
    const auto wave = [&](double rounds, double phase) {  // whole rounds: the clip can be looped
        return static_cast<float>(
            std::sin(2 * std::numbers::pi * (rounds * time_s / kLength + phase)));
    };
    const auto company =
        static_cast<float>(smooth_step(12, 13.4, time_s) - smooth_step(18.4, 19.8, time_s));
    static const cv::Mat wall = make_wall();
    cv::Mat frame = wall.clone();
    if (company > 0) {
        const Pose pose{{760 - 252 * company + 8 * wave(4, 0.4), 262 + 6 * wave(5, 0)},
                        0.72F + 0.02F * wave(3, 0),
                        5. * wave(5, 0.2)};
        draw(frame, other, pose, face_at(faces, kLength - time_s));
    }
    const Pose pose{
        {320 - 105 * company + 45 * wave(2, 0) * (1 - 0.6F * company), 215 + 10 * wave(3, 0.1)},
        1 + 0.06F * wave(2, 0.3),
        6. * wave(4, 0)};
    draw(frame, one, pose, face_at(faces, time_s));
    return frame;
}

// The expressions' faces; tells, on standard error, how many each averages.
std::array<Face, kExpressions> make_faces(std::istream& pictures, std::istream& votes,
                                          const std::string& cascades_folder) {
    std::vector<cv::CascadeClassifier> cascades;
    for (const auto* name : {"haarcascade_eye.xml", "haarcascade_eye_tree_eyeglasses.xml"}) {
        cascades.emplace_back(cascades_folder + "/" + name);
        if (cascades.back().empty()) {
            throw std::runtime_error("cannot load " + cascades_folder + "/" + name);
        }
    }
    auto examples = read_examples(pictures, votes);
    std::array<cv::Mat, kExpressions> composites;
    for (std::size_t i = 0; i < composites.size(); ++i) {
        composites.at(i) = composite(examples.at(i), cascades);
        std::cerr << kNames.at(i) << ": average of " << examples.at(i).size() << " faces\n";
        examples.at(i).clear();
    }
    return model(composites);
}

// H.264 through the ffmpeg command: OpenCV's own writer has no say in quality or faststart.
void write_clip(const std::array<Face, kExpressions>& faces, const std::string& file) {
    std::ostringstream command;
    command
        << "ffmpeg -v error -y -f rawvideo -pix_fmt bgr24 -s " << kWidth << 'x' << kHeight << " -r "
        << kFramesPerSecond
        << " -i - -c:v libx264 -preset medium -crf 19 -pix_fmt yuv420p -movflags +faststart -- '";
    for (const char c : file) command << (c == '\'' ? "'\\''" : std::string(1, c));
    command << '\'';
    std::signal(SIGPIPE, SIG_IGN);  // should ffmpeg end early, writing tells
    FILE* pipe = popen(command.str().c_str(), "w");
    if (pipe == nullptr) throw std::runtime_error("cannot start ffmpeg");
    bool written = true;
    for (int i = 0; written && i < std::lround(kLength * kFramesPerSecond); ++i) {
        const cv::Mat frame = frame_at(faces, static_cast<double>(i) / kFramesPerSecond);
        written = std::fwrite(frame.data, frame.elemSize(), frame.total(), pipe) == frame.total();
    }
    if (pclose(pipe) != 0 || !written) throw std::runtime_error("ffmpeg could not write " + file);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: make_demo_clip FERPLUS_VOTES.csv HAARCASCADES_FOLDER OUT.mp4 < "
                     "fer2013.csv\n";
        return 2;
    }
    try {
        std::ifstream votes(argv[1]);
        if (!votes) throw std::runtime_error(std::string("cannot read ") + argv[1]);
        write_clip(make_faces(std::cin, votes, argv[2]), argv[3]);
    } catch (const std::exception& error) {
        std::cerr << "make_demo_clip: " << error.what() << '\n';
        return 1;
    }
}
