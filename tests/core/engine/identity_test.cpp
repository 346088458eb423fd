// Whether people keep their numbers, with the real detector, in clips composed from moving faces:
// people cross at three speeds, are hidden for half a second, the picture cuts. Every
// clip's result is printed.
//
// The faces of the demo clip stand for people with their colours changed by the seed; with the
// shared media at hand, those of its photographs and videos too.
#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

#include "mien/analyzer.h"
#include "mien/frame_source.h"
#include "support/places.h"
#include "support/sanitized.h"

namespace mien {
namespace {

const cv::Size kStage(640, 400);
constexpr double kRate = 30;
constexpr double kFace = 90;  // side of a face's box, pixels

// Head and clothes: two faces wide, two and a half high, the face's box in the middle of the upper
// part; and how much of each pixel is the person.
struct Walker {
    cv::Mat3b looks;
    cv::Mat1f mask;
};

Walker cut_out(const cv::Mat& picture, const cv::Rect& face) {
    const cv::Rect area(face.x - face.width / 2, face.y - face.height / 2, 2 * face.width,
                        face.height * 5 / 2);
    const int border = 2 * face.width;
    cv::Mat wide;
    cv::copyMakeBorder(picture, wide, border, border, border, border, cv::BORDER_REPLICATE);
    Walker person;
    const cv::Size size(cvRound(2 * kFace), cvRound(2.5 * kFace));
    cv::resize(wide(area + cv::Point(border, border)), person.looks, size, 0, 0, cv::INTER_AREA);
    person.mask = cv::Mat1f::zeros(size);
    const cv::Point head(cvRound(kFace), cvRound(0.95 * kFace));
    cv::ellipse(person.mask, head, {cvRound(0.72 * kFace), cvRound(0.88 * kFace)}, 0, 0, 360, 1,
                cv::FILLED);
    cv::ellipse(person.mask, {cvRound(kFace), cvRound(2.5 * kFace)},
                {cvRound(kFace), cvRound(0.9 * kFace)}, 0, 0, 360, 1, cv::FILLED);
    cv::GaussianBlur(person.mask, person.mask, {}, 2);
    return person;
}

void draw(cv::Mat& picture, const Walker& person, cv::Point2d centre) {
    const cv::Rect area({cvRound(centre.x - kFace), cvRound(centre.y - kFace)},
                        person.looks.size());
    const cv::Rect inside = area & cv::Rect({}, picture.size());
    for (int y = inside.y; y < inside.y + inside.height; ++y) {
        for (int x = inside.x; x < inside.x + inside.width; ++x) {
            const cv::Point at = cv::Point(x, y) - area.tl();
            const float share = person.mask(at);
            auto& pixel = picture.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c) {
                pixel[c] =
                    cv::saturate_cast<uchar>(static_cast<float>(pixel[c]) * (1 - share) +
                                             static_cast<float>(person.looks(at)[c]) * share);
            }
        }
    }
}

bool is_found(const Walker& person) {
    FaceDetector detector;
    int found = 0;
    for (const double x : {200, 260, 320, 380, 440}) {
        cv::Mat picture(kStage, CV_8UC3, cv::Scalar(120, 140, 130));
        draw(picture, person, {x, 170});
        for (const cv::Rect& face : detector.detect(picture)) {
            if (face.contains({cvRound(x), 170}) && face.width > 0.6 * kFace) ++found;
        }
    }
    return found >= 5;
}

// The same person under other colours: hair, skin and clothes change together.
Walker recoloured(const Walker& person, cv::RNG& random) {
    Walker result{person.looks.clone(), person.mask};
    const cv::Scalar gains(random.uniform(0.6, 1.15), random.uniform(0.75, 1.1),
                           random.uniform(0.75, 1.2));
    cv::multiply(person.looks, gains, result.looks);
    const cv::Scalar shirt(random.uniform(20, 235), random.uniform(20, 235),
                           random.uniform(20, 235));
    const int neck = cvRound(1.75 * kFace);
    cv::Mat clothes = result.looks.rowRange(neck, result.looks.rows);
    clothes = 0.3 * clothes + 0.7 * shirt;
    return result;
}

void add_faces(std::vector<Walker>& people, const cv::Mat& picture, std::size_t most) {
    FaceDetector detector;
    for (const cv::Rect& face : detector.detect(picture)) {
        if (most-- == 0) return;
        if (face.width >= 60) people.push_back(cut_out(picture, face));
    }
}

void add_frame(std::vector<Walker>& people, const std::string& clip, std::int64_t index) {
    const auto source = open_media(clip);
    for (Frame frame; source->read(frame) == ReadStatus::frame;) {
        if (frame.index == index) return add_faces(people, frame.picture, 2);
    }
}

const std::vector<Walker>& demo_people() {
    static const std::vector<Walker> people = [] {
        std::vector<Walker> found;
        add_frame(found, test::source_dir() + "/data/demo.mp4", 430);  // both are there
        return found;
    }();
    return people;
}

// Real people, all different; none without the shared media.
const std::vector<Walker>& real_people() {
    static const std::vector<Walker> people = [] {
        std::vector<Walker> found;
        for (const char* name : {"/multi_face.jpg", "/single_face.jpg"}) {
            const cv::Mat photo = cv::imread(test::shared_media() + name);
            if (!photo.empty()) add_faces(found, photo, 9);
        }
        if (!found.empty()) add_frame(found, test::shared_media() + "/woman2.mp4", 10);
        // Whom the detector does not find when standing still says nothing of numbers.
        std::erase_if(found, [](const Walker& person) { return !is_found(person); });
        return found;
    }();
    return people;
}

cv::Mat background(cv::RNG& random) {
    cv::Mat coarse(5, 8, CV_8UC3), picture;
    random.fill(coarse, cv::RNG::UNIFORM, cv::Scalar::all(40), cv::Scalar::all(215));
    cv::resize(coarse, picture, kStage, 0, 0, cv::INTER_CUBIC);
    return picture;
}

struct Actor {
    Walker person;
    std::function<cv::Point2d(double)> centre;  // of the face, at a time
    double from = 0, until = 1e9;               // the shot that the actor is in
    double hidden_from = 0, hidden_until = 0;   // behind a board before the face
};

class Stage {
  public:
    explicit Stage(std::uint64_t seed)
        : random(seed * 7919 + 3),
          first_shot(background(random)),
          second_shot(background(random)) {}

    cv::RNG random;
    std::vector<Actor> actors;  // later ones walk before earlier ones
    double cut_s = 1e9;

    // Empty when everybody kept one number of their own; else what went wrong.
    std::string play(double duration_s) {
        Analyzer analyzer({}, nullptr);
        for (int i = 0; i < duration_s * kRate; ++i) show(analyzer, i / kRate);
        std::string problem;
        std::set<int> all;
        std::size_t count = 0;
        for (std::size_t k = 0; k < actors.size(); ++k) {
            const std::set<int>& ids = ids_of_[k];
            if (2 * seen_[k] < there_[k]) {
                problem += "actor " + std::to_string(k) + " was found in " +
                           std::to_string(seen_[k]) + " of " + std::to_string(there_[k]) +
                           " frames; ";
            }
            if (ids.size() > 1) {
                problem += "actor " + std::to_string(k) + " has " + std::to_string(ids.size()) +
                           " numbers; ";
            }
            all.insert(ids.begin(), ids.end());
            count += ids.size();
        }
        if (all.size() != count) problem += "two actors under one number; ";
        return problem;
    }

  private:
    void show(Analyzer& analyzer, double time_s) {
        cv::Mat picture = (time_s < cut_s ? first_shot : second_shot).clone();
        std::map<std::size_t, cv::Rect> faces;
        for (std::size_t k = 0; k < actors.size(); ++k) {
            const Actor& actor = actors[k];
            if (time_s < actor.from || time_s >= actor.until) continue;
            const cv::Point2d centre = actor.centre(time_s);
            draw(picture, actor.person, centre);
            if (time_s >= actor.hidden_from && time_s < actor.hidden_until) {
                const cv::Point2d half(0.7 * kFace, 0.7 * kFace);
                cv::rectangle(picture, centre - half, centre + half, cv::Scalar(70, 80, 75),
                              cv::FILLED);
                continue;
            }
            ++there_[k];
            faces[k] = {cvRound(centre.x - kFace / 2), cvRound(centre.y - kFace / 2),
                        cvRound(kFace), cvRound(kFace)};
        }
        const Frame frame{picture, static_cast<std::int64_t>(time_s * kRate + 0.5), time_s, {}, {}};
        for (const FaceResult& face : analyzer.analyze(frame).faces) {
            if (face.track == 0) continue;
            // The foremost actor that the box is on.
            for (auto one = faces.rbegin(); one != faces.rend(); ++one) {
                const double shared = (one->second & face.box).area();
                if (shared < 0.5 * std::max(one->second.area(), face.box.area())) continue;
                ids_of_[one->first].insert(face.track);
                ++seen_[one->first];
                break;
            }
        }
    }

    cv::Mat first_shot, second_shot;
    std::map<std::size_t, std::set<int>> ids_of_;
    std::map<std::size_t, int> there_, seen_;  // frames
};

std::function<cv::Point2d(double)> walking(double x, double y, double speed) {
    return [=](double t) { return cv::Point2d(x + speed * t, y + 4 * std::sin(4 * t + x)); };
}

// Two different people of the cast.
std::pair<Walker, Walker> two_of(const std::vector<Walker>& cast, Stage& scene, int seed,
                                 bool recolour) {
    const std::size_t first = static_cast<std::size_t>(seed) % cast.size();
    const std::size_t second =
        (first + 1 + static_cast<std::size_t>(seed / 2) % (cast.size() - 1)) % cast.size();
    Walker a = cast[first], b = cast[second];
    if (recolour) {
        a = recoloured(a, scene.random);
        b = recoloured(b, scene.random);
    }
    return {a, b};
}

constexpr double kWalkingSpeeds[] = {80, 160, 300};  // pixels per second: about 1 to 3 faces

constexpr int kSeeds = test::kSanitized ? 1 : 3;

struct OddClip {
    std::string name;
    std::string problem;
};

std::vector<OddClip> play_all(const std::vector<Walker>& cast, bool recolour) {
    std::vector<OddClip> clips;
    for (const double speed : kWalkingSpeeds) {
        for (int seed = 0; seed < kSeeds; ++seed) {
            const std::string about =
                " at " + std::to_string(static_cast<int>(speed)) + " px/s, seed ";
            const double duration = 420 / speed;
            {
                Stage scene(static_cast<std::uint64_t>(seed));
                const auto [a, b] = two_of(cast, scene, seed, recolour);
                scene.actors.push_back({a, walking(320 - 210, 170, speed)});
                scene.actors.push_back({b, walking(320 + 210, 180, -speed)});
                clips.push_back({"crossing" + about + std::to_string(seed), scene.play(duration)});
            }
            {
                Stage scene(static_cast<std::uint64_t>(seed) + 100);
                const auto [a, b] = two_of(cast, scene, seed + 1, recolour);
                scene.actors.push_back({a, walking(110, 170, speed)});
                scene.actors.push_back({b, walking(560, 180, 0)});
                const double hidden_s = std::min(0.5, 130 / speed);
                for (Actor& actor : scene.actors) {
                    actor.hidden_from = hidden_s;
                    actor.hidden_until = hidden_s + 0.5;
                }
                clips.push_back({"hidden" + about + std::to_string(seed),
                                 scene.play(std::max(1.4, 330 / speed))});
            }
            {
                Stage scene(static_cast<std::uint64_t>(seed) + 200);
                const auto [a, b] = two_of(cast, scene, seed + 2, recolour);
                const double half = duration / 2;
                scene.cut_s = half;
                scene.actors.push_back({a, walking(200, 170, speed / 2), 0, half});
                scene.actors.push_back({b, walking(200, 170, speed / 2), half});
                scene.actors.push_back({a, walking(470, 170, 0), half});
                clips.push_back({"cut" + about + std::to_string(seed), scene.play(duration)});
            }
        }
    }
    return clips;
}

void expect_clean(const std::vector<OddClip>& clips) {
    EXPECT_EQ(clips.size(), 9U * kSeeds);
    std::size_t clean = 0;
    for (const OddClip& clip : clips) {
        std::printf("  %-34s %s\n", clip.name.c_str(),
                    clip.problem.empty() ? "clean" : clip.problem.c_str());
        EXPECT_EQ(clip.problem, "") << clip.name;
        clean += clip.problem.empty() ? 1 : 0;
    }
    std::printf("%zu of %zu clips clean\n", clean, clips.size());
}

TEST(Identity, NobodyChangesNumbersInComposedClips) {
    ASSERT_EQ(demo_people().size(), 2U);
    expect_clean(play_all(demo_people(), true));
}

TEST(IdentityShared, NobodyChangesNumbersInClipsOfRealFaces) {
    if (real_people().size() < 2) GTEST_SKIP() << "the shared media are not here";
    expect_clean(play_all(real_people(), false));
}

}  // namespace
}  // namespace mien
