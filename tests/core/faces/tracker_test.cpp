#include "mien/tracker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

#include "mien/error.h"
#include "support/places.h"

namespace mien {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kSize = 80;  // of a face, pixels
constexpr double kSpeeds[] = {100, 250, 500};
const cv::Size kPicture(640, 360);

// Head and clothes, 2 x 3 faces large, the face in the middle of the upper half.
cv::Mat drawn_person(int seed) {
    cv::RNG random(static_cast<std::uint64_t>(seed) * 7919 + 1);
    cv::Mat coarse(6, 4, CV_8UC3), person;
    random.fill(coarse, cv::RNG::UNIFORM, cv::Scalar::all(30), cv::Scalar::all(230));
    cv::resize(coarse, person, {160, 240}, 0, 0, cv::INTER_CUBIC);
    const cv::Scalar shirt(random.uniform(20, 235), random.uniform(20, 235),
                           random.uniform(20, 235));
    person.rowRange(140, 240) = 0.3 * person.rowRange(140, 240) + 0.7 * shirt;
    return person;
}

cv::Mat drawn_background(int seed) {
    cv::RNG random(static_cast<std::uint64_t>(seed) * 104729 + 5);
    cv::Mat coarse(5, 8, CV_8UC3), picture;
    random.fill(coarse, cv::RNG::UNIFORM, cv::Scalar::all(40), cv::Scalar::all(215));
    cv::resize(coarse, picture, kPicture, 0, 0, cv::INTER_CUBIC);
    return picture;
}

struct Person {
    cv::Mat looks;
    std::function<cv::Point2d(double)> centre;  // of the face, at a time
    double from = 0, until = 1e9;               // seconds in which the person is there
    double hidden_from = 0, hidden_until = 0;   // behind a pillar that is not drawn
    double size = kSize;
};

std::function<cv::Point2d(double)> moving(double x, double y, double speed) {
    return [=](double t) { return cv::Point2d(x + speed * t, y + 5 * std::sin(4 * t + x)); };
}

// Plays people moving before a background, later ones before earlier ones, with boxes that jitter
// and are missed now and then, and keeps count of who was called what.
class Scene {
  public:
    explicit Scene(int seed) : random_(static_cast<std::uint64_t>(seed) + 17) {}

    std::vector<Person> people;
    cv::Mat background = drawn_background(0);
    double frames_per_second = 30;
    double missed = 0;  // share of boxes
    double jitter = 0.03;
    Tracker tracker;

    void play(double from, double until) {
        const int first = static_cast<int>(std::lround(from * frames_per_second));
        const int last = static_cast<int>(std::lround(until * frames_per_second));
        for (int i = first; i < last; ++i) frame(i / frames_per_second);
    }

    // Returns the ids of the boxes of this frame, by person.
    std::map<std::size_t, int> frame(double t) {
        cv::Mat picture = background.clone();
        std::vector<cv::Rect> truth(people.size());
        for (std::size_t i = 0; i < people.size(); ++i) {
            const Person& person = people[i];
            const bool hidden = t >= person.hidden_from && t < person.hidden_until;
            if (t < person.from || t >= person.until || hidden) continue;
            truth[i] = draw(picture, person, person.centre(t));
        }
        std::vector<cv::Rect> boxes;
        std::vector<std::size_t> owners;
        for (std::size_t i = 0; i < people.size(); ++i) {
            const bool covered = std::any_of(
                truth.begin() + static_cast<long>(i) + 1, truth.end(), [&](const cv::Rect& other) {
                    return (other & truth[i]).area() > 0.4 * truth[i].area();
                });
            if (truth[i].empty() || covered || random_.uniform(0.0, 1.0) < missed) continue;
            boxes.push_back(shaken(truth[i]));
            owners.push_back(i);
        }
        const std::vector<int> ids = tracker.update(picture, boxes, t);
        EXPECT_EQ(ids.size(), boxes.size());
        std::map<std::size_t, int> named;
        for (std::size_t k = 0; k < ids.size(); ++k) {
            named[owners[k]] = ids[k];
            ids_of[owners[k]].insert(ids[k]);
        }
        return named;
    }

    void expect_one_id_each(const std::string& what) const {
        std::set<int> all;
        std::size_t count = 0;
        for (const auto& [person, ids] : ids_of) {
            EXPECT_EQ(ids.size(), 1U) << what << ": person " << person;
            all.insert(ids.begin(), ids.end());
            count += ids.size();
        }
        EXPECT_EQ(all.size(), count) << what << ": two people under one id";
        EXPECT_EQ(ids_of.size(), people.size()) << what;
    }

    std::map<std::size_t, std::set<int>> ids_of;

  private:
    static cv::Rect draw(cv::Mat& picture, const Person& person, cv::Point2d centre) {
        const cv::Rect area(cvRound(centre.x - person.size), cvRound(centre.y - person.size),
                            cvRound(2 * person.size), cvRound(3 * person.size));
        const cv::Rect inside = area & cv::Rect({}, picture.size());
        const cv::Rect face =
            cv::Rect(cvRound(centre.x - person.size / 2), cvRound(centre.y - person.size / 2),
                     cvRound(person.size), cvRound(person.size));
        if ((face & inside) != face) return {};
        cv::Mat scaled;
        cv::resize(person.looks, scaled, area.size(), 0, 0, cv::INTER_AREA);
        cv::Mat1b mask(area.size(), uchar(0));  // a head on shoulders, so that the background shows
        const int unit = cvRound(person.size);
        cv::ellipse(mask, {unit, unit}, {unit * 6 / 10, unit * 8 / 10}, 0, 0, 360, 255, cv::FILLED);
        cv::ellipse(mask, {unit, 3 * unit}, {unit, unit * 13 / 10}, 0, 0, 360, 255, cv::FILLED);
        const cv::Rect part = inside - area.tl();
        scaled(part).copyTo(picture(inside), mask(part));
        return face;
    }

    cv::Rect shaken(const cv::Rect& box) {
        const double size = box.width * (1 + random_.uniform(-2 * jitter, 2 * jitter));
        const double x = box.x + box.width * (0.5 + random_.uniform(-jitter, jitter));
        const double y = box.y + box.height * (0.5 + random_.uniform(-jitter, jitter));
        return cv::Rect(cvRound(x - size / 2), cvRound(y - size / 2), cvRound(size),
                        cvRound(size)) &
               cv::Rect({}, kPicture);
    }

    cv::RNG random_;
};

std::string named(int seed, double speed) {
    return "seed " + std::to_string(seed) + ", speed " + std::to_string(speed);
}

void cross(Scene& scene, const cv::Mat& first, const cv::Mat& second, double speed,
           double duration) {
    scene.people.push_back({second, moving(320 + speed * duration / 2, 150, -speed)});
    scene.people.push_back({first, moving(320 - speed * duration / 2, 165, speed)});
}

TEST(Tracker, KeepsIdsWhenPeopleCross) {
    for (const double speed : kSpeeds) {
        for (int seed = 0; seed < 6; ++seed) {
            Scene scene(seed);
            scene.background = drawn_background(seed);
            scene.missed = 0.1;
            scene.frames_per_second = seed % 2 == 0 ? 30 : 15;
            const double duration = 460 / speed;
            cross(scene, drawn_person(2 * seed), drawn_person(2 * seed + 1), speed, duration);
            scene.play(0, duration);
            scene.expect_one_id_each(named(seed, speed));
        }
    }
}

TEST(Tracker, KeepsIdsWhenOneOvertakesTheOther) {
    for (int seed = 0; seed < 6; ++seed) {
        Scene scene(seed);
        scene.people.push_back({drawn_person(seed), moving(150, 150, 50)});
        scene.people.push_back({drawn_person(seed + 50), moving(60, 160, 140)});
        scene.play(0, 3.4);
        scene.expect_one_id_each(named(seed, 140));
    }
}

TEST(Tracker, KeepsIdsWhenPeopleMeetAndTurnBack) {
    for (const double speed : kSpeeds) {
        for (int seed = 0; seed < 4; ++seed) {
            Scene scene(seed);
            const double turn = 150 / speed;
            for (const int side : {-1, 1})
                scene.people.push_back({drawn_person(3 * seed + side + 1), [=](double t) {
                                            const double gone = speed * std::min(t, 2 * turn - t);
                                            return cv::Point2d(320 + side * (175 - gone),
                                                               150 + side * 5);
                                        }});
            scene.play(0, 2 * turn);
            scene.expect_one_id_each(named(seed, speed));
        }
    }
}

TEST(Tracker, KeepsTheIdOfAFaceHiddenForHalfASecond) {
    for (const double speed : kSpeeds) {
        for (int seed = 0; seed < 4; ++seed) {
            Scene scene(seed);
            const double duration = std::min(3.0, 500 / speed);
            scene.people.push_back({drawn_person(seed), moving(60, 150, speed)});
            scene.people.back().hidden_from = 0.4;
            scene.people.back().hidden_until = 0.9;
            scene.people.push_back({drawn_person(seed + 9), moving(580, 120, 0)});
            scene.people.back().hidden_from = 0.2;
            scene.people.back().hidden_until = 0.7;
            scene.play(0, std::max(duration, 0.95));
            scene.expect_one_id_each(named(seed, speed));
        }
    }
}

TEST(Tracker, KeepsIdsOfManyPeopleWithManyMisses) {
    Scene scene(1);
    scene.missed = 0.4;
    scene.jitter = 0.06;
    for (int i = 0; i < 5; ++i) {
        scene.people.push_back({drawn_person(i), moving(70 + 120 * i, 120 + 30 * (i % 2), 8)});
        scene.people.back().size = 50;
    }
    scene.play(0, 4);
    scene.expect_one_id_each("five people");
}

TEST(Tracker, GivesNewIdsAfterACut) {
    for (int seed = 0; seed < 6; ++seed) {
        Scene scene(seed);
        scene.background = drawn_background(seed);
        const auto place = moving(250, 150, 20);
        scene.people.push_back({drawn_person(seed), place, 0, 1});
        scene.people.push_back({drawn_person(seed + 20), place, 1, 2});
        scene.people.push_back({drawn_person(seed), moving(450, 150, 0), 1, 2});
        scene.play(0, 1);
        scene.background = drawn_background(seed + 40);
        scene.play(1, 2);
        scene.expect_one_id_each(named(seed, 20));
        EXPECT_EQ(scene.tracker.alive().size(), 2U);
    }
}

TEST(Tracker, TakesNeitherALampNorAPanForACut) {
    Scene scene(4);
    const cv::Mat dark = drawn_background(7);
    scene.background = dark.clone();
    scene.people.push_back({drawn_person(1), moving(300, 150, 0)});
    scene.play(0, 1);
    dark.convertTo(scene.background, -1, 1.2, 25);
    scene.people[0].looks = 1.15 * scene.people[0].looks;
    scene.play(1, 2);
    for (int i = 0; i < 30; ++i) {  // 15 pixels to the side per frame
        const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, -15 * i, 0, 1, 0);
        cv::warpAffine(dark, scene.background, shift, kPicture, cv::INTER_LINEAR,
                       cv::BORDER_REFLECT);
        scene.frame(2 + i / 30.0);
    }
    scene.expect_one_id_each("lamp and pan");
}

TEST(Tracker, GivesANewIdToAFaceThatComesBackTooLate) {
    for (const double gap : {0.9, 1.2}) {
        Scene scene(2);
        scene.people.push_back({drawn_person(1), moving(300, 150, 0)});
        scene.people.back().hidden_from = 1;
        scene.people.back().hidden_until = 1 + gap;
        scene.play(0, 3);
        EXPECT_EQ(scene.ids_of[0].size(), gap < 1 ? 1U : 2U) << gap;
    }
}

TEST(Tracker, DoesNotPassAnIdOnToAFaceFarAway) {
    for (const double gap : {0.0, 0.3, 0.8}) {
        Scene scene(5);
        scene.people.push_back({drawn_person(1), moving(100, 150, 0), 0, 1});
        scene.people.push_back({drawn_person(1), moving(420, 150, 0), 1 + gap, 3});
        scene.play(0, 3);
        scene.expect_one_id_each("the same looks elsewhere");
    }
}

TEST(Tracker, DoesNotPassAnIdOnToSomebodyElseNearby) {
    for (int seed = 0; seed < 6; ++seed) {
        Scene scene(seed);
        scene.people.push_back({drawn_person(seed), moving(250, 150, 0), 0, 1});
        scene.people.push_back(
            {drawn_person(seed + 30), moving(250 + 0.9 * kSize, 150, 0), 1.4, 2});
        scene.play(0, 2);
        scene.expect_one_id_each(named(seed, 0));
    }
}

TEST(Tracker, NeverUsesAnIdTwice) {
    Tracker tracker;
    const cv::Mat picture = drawn_background(1);
    const std::vector<cv::Rect> face = {{100, 100, 80, 80}};
    EXPECT_THAT(tracker.update(picture, face, 5), ElementsAre(1));
    EXPECT_THAT(tracker.update(picture, face, 5.03), ElementsAre(1));
    EXPECT_THAT(tracker.update(picture, face, 1), ElementsAre(2)) << "time went back";
    tracker.reset();
    EXPECT_THAT(tracker.alive(), IsEmpty());
    EXPECT_THAT(tracker.update(picture, face, 1.03), ElementsAre(3));
    EXPECT_THAT(tracker.alive(), ElementsAre(3));
    EXPECT_THAT(tracker.update(picture(cv::Rect(0, 0, 400, 300)).clone(), face, 1.06),
                ElementsAre(4))
        << "a picture of another size is another shot";
}

TEST(Tracker, ForgetsWhoWasUnseenTooLong) {
    TrackerSettings settings;
    settings.max_missed_s = 0.5;
    Tracker tracker(settings);
    const cv::Mat picture = drawn_background(1);
    tracker.update(picture, {{100, 100, 80, 80}}, 0);
    tracker.update(picture, {}, 0.5);
    EXPECT_THAT(tracker.alive(), ElementsAre(1));
    tracker.update(picture, {}, 0.51);
    EXPECT_THAT(tracker.alive(), IsEmpty());
}

TEST(Tracker, TakesGrayPicturesAndFacesAtTheBorder) {
    Tracker tracker;
    cv::Mat gray;
    cv::cvtColor(drawn_background(3), gray, cv::COLOR_BGR2GRAY);
    const std::vector<cv::Rect> corners = {{0, 0, 60, 60}, {580, 300, 60, 60}};
    EXPECT_THAT(tracker.update(gray, corners, 0), ElementsAre(1, 2));
    EXPECT_THAT(tracker.update(gray, corners, 0.03), ElementsAre(1, 2));
    const cv::Mat flat(20, 20, CV_8UC3, cv::Scalar::all(7));
    EXPECT_THAT(tracker.update(flat, {{0, 0, 1, 1}}, 0.06), ElementsAre(3));
    EXPECT_THAT(tracker.update(flat, {{0, 0, 1, 1}}, 0.09), ElementsAre(3));
}

TEST(Tracker, RefusesSettingsOutOfRange) {
    for (const double seconds : {0.0, -1.0, 61.0, std::numeric_limits<double>::quiet_NaN()}) {
        TrackerSettings settings;
        settings.max_missed_s = seconds;
        EXPECT_THROW(Tracker{settings}, Error) << seconds;
    }
}

TEST(TrackerShared, KeepsIdsWhenRealFacesCross) {
    const cv::Mat group = cv::imread(test::shared_media() + "/multi_face.jpg");
    if (group.empty()) GTEST_SKIP() << "the shared media are not here";
    std::vector<cv::Mat> looks;
    for (const cv::Rect face : {cv::Rect(303, 232, 124, 124),
                                {427, 208, 101, 101},
                                {516, 306, 121, 121},
                                {671, 288, 130, 130}}) {
        const cv::Rect person(face.x - face.width / 2, face.y - face.height / 2, 2 * face.width,
                              3 * face.height);
        looks.push_back(group(person & cv::Rect({}, group.size())));
    }
    int seed = 0;
    for (const double speed : kSpeeds) {
        for (std::size_t a = 0; a < looks.size(); ++a) {
            for (std::size_t b = a + 1; b < looks.size(); ++b) {
                Scene scene(++seed);
                scene.missed = 0.1;
                scene.background = drawn_background(seed);
                const double duration = 460 / speed;
                cross(scene, looks[a], looks[b], speed, duration);
                scene.play(0, duration);
                scene.expect_one_id_each(named(seed, speed));
            }
        }
    }
}

}  // namespace
}  // namespace mien
