#include "core/faces/face_follower.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "base/state.h"
#include "core/faces/face_windows.h"
#include "core/faces/matrix_state.h"
#include "core/faces/picture.h"
#include "core/faces/same_face.h"
#include "core/faces/shots.h"

namespace mien {

namespace {

// How long a newcomer may go unseen against what each frame costs: chosen, not measured.
// ARCHITECTURE.md promises these times, and the tests FaceFollower.* hold them.
constexpr double kUprightSweep = 0.3;  // seconds that a search for upright faces is spread over
constexpr double kTiltedSweep = 1.5;   // the same for tilted ones, both ways
constexpr double kTiltedHurry = 0.3;   // the same when all faces were lost,
constexpr double kHurry = 0.4;         // for so many seconds
// Degrees. Registration is good for windows turned by up to 35 (models/README.md): looks at -30,
// 0 and 30 leave no gap.
constexpr double kTilt = 30;
// Seconds until a place is forgotten whose face is gone (as long as a person keeps a number by
// TrackerSettings::max_missed_s),
constexpr double kLostFor = 1.0;
constexpr double kSuspected =
    kUprightSweep;  // or where it is not certain: the sweep comes there again
// Chosen by eye.
constexpr double kLostReach = 0.3;  // sizes that a lost face may have moved, looked for closely,
constexpr double kLostReachPerSecond = 1;  // and more for the time between
constexpr float kStill = 0.03F;            // sizes between two frames that count as no motion
// What a step of registration says of a face that keeps still varies by a few hundredths of its
// side: such small changes are followed slowly, larger ones at once. The limits are about as large
// as registration's mean errors (models/README.md: 0.05 of the side, 8 %, 8 degrees); the test
// RealFacesIfShared.AStillFaceHasAStillBox holds the result.
constexpr float kSlow = 0.3F;    // share of a small change that is followed
constexpr float kMoves = 0.06F;  // sizes from which a change of place is followed at once
constexpr float kGrows = 0.1F;   // the same of the size's logarithm
constexpr float kTurns = 8;      // the same of the roll, degrees
constexpr float kJump = 0.6F;    // sizes between two frames that no followed face moves

// Probabilities of FaceModel::verify, with what they let through and miss of single windows
// (models/README.md). kGlance and kKeep look where something speaks for a face already.
constexpr float kGlance = 0.02F;  // of the cascade's own window, for it to be registered at all
constexpr float kNew = 0.98F;     // of a newcomer: no other window in 3,414, 25 % of faces missed
constexpr float kAgain = 0.9F;    // of a face looked for again where it was lost, and of a suspect:
                                  // 0.26 % of others, 16 % missed
constexpr float kKeep = 0.6F;     // of a followed face: 1.1 % of others, 7 % missed
constexpr float kFollowed = 0.05F;  // by how much a followed face is preferred to a newcomer there

std::vector<cv::Mat> windows_of(const cv::Mat& gray, const std::vector<FoundFace>& faces) {
    std::vector<cv::Mat> windows;
    for (const FoundFace& face : faces) windows.push_back(face_window(gray, face.pose));
    return windows;
}

void verify(const cv::Mat& gray, FaceModel& model, std::vector<FoundFace>& faces) {
    const std::vector<float> certainties = model.verify(windows_of(gray, faces));
    for (std::size_t i = 0; i < faces.size(); ++i) faces[i].certainty = certainties[i];
}

// One step of registration: looks at each face where it is thought to be, and puts it right.
void correct(const cv::Mat& gray, FaceModel& model, std::vector<FoundFace>& faces) {
    const std::vector<Registration> steps = model.locate(windows_of(gray, faces));
    const float largest = 2 * static_cast<float>(std::max(gray.cols, gray.rows));
    for (std::size_t i = 0; i < faces.size(); ++i) {
        FacePose& pose = faces[i].pose;
        pose.centre = place_in(pose, FaceModel::kShare * steps[i].offset);
        pose.side = std::clamp(pose.side * FaceModel::kShare * steps[i].scale, 8.F, largest);
        pose.roll = std::remainder(pose.roll + steps[i].roll, 360.F);
        faces[i].doubt = steps[i].doubt;
    }
}

void follow_steadily(const FacePose& expected, FacePose& seen) {
    const auto gain = [](double change, float whole) {
        return std::clamp(static_cast<float>(std::abs(change)) / whole, kSlow, 1.F);
    };
    const cv::Point2f away = seen.centre - expected.centre;
    seen.centre = expected.centre + gain(cv::norm(away) / expected.side, kMoves) * away;
    const float growth = std::log(seen.side / expected.side);
    seen.side = expected.side * std::exp(gain(growth, kGrows) * growth);
    const float turn = std::remainder(seen.roll - expected.roll, 360.F);
    seen.roll = std::remainder(expected.roll + gain(turn, kTurns) * turn, 360.F);
}

void keep(std::vector<FoundFace>& faces, float least) {
    std::erase_if(faces, [=](const FoundFace& face) { return face.certainty < least; });
}

// A portrait may be cut so closely that no window of the cascade fits: the picture as a whole.
std::vector<Proposal> whole(const cv::Size& picture) {
    std::vector<Proposal> proposals;
    const cv::Point2f middle = cv::Point2f(cv::Point(picture)) / 2;
    const auto shorter = static_cast<float>(std::min(picture.width, picture.height));
    for (const float share : {1.F, 0.75F}) proposals.push_back({{middle, share * shorter, 0}, 0});
    return proposals;
}

// From a window of the cascade two steps do not always come to rest: the most certain of many can
// still be a fifth too large. Two more do. How certain a newcomer is stays as it was judged.
void settle(const cv::Mat& gray, FaceModel& model, std::vector<FoundFace>& faces) {
    std::vector<FoundFace> settled = faces;
    correct(gray, model, settled);
    correct(gray, model, settled);
    verify(gray, model, settled);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (settled[i].certainty < kKeep) continue;
        faces[i].pose = settled[i].pose;
        faces[i].doubt = settled[i].doubt;
    }
}

std::vector<FoundFace> judge(const cv::Mat& gray, FaceModel& model,
                             const std::vector<Proposal>& proposals, float least) {
    std::vector<FoundFace> faces;
    for (const Proposal& proposal : proposals) faces.push_back({proposal.pose, 0, 0});
    if (faces.empty()) return faces;
    verify(gray, model, faces);
    keep(faces, kGlance);
    if (faces.empty()) return faces;
    correct(gray, model, faces);
    correct(gray, model, faces);
    verify(gray, model, faces);
    keep(faces, least);
    if (faces.empty()) return faces;
    settle(gray, model, faces);
    std::erase_if(faces, [&](const FoundFace& face) {
        return !cv::Rect2f({}, cv::Size2f(gray.size())).contains(face.pose.centre);
    });
    return faces;
}

bool same(const FacePose& a, const FacePose& b) {
    return same_face(box_of(a), box_of(b));
}

}  // namespace

std::vector<FoundFace> FaceFollower::find(const cv::Mat& gray, double time_s, FaceModel& model,
                                          bool still) {
    if (!is_picture(gray)) {
        reset();
        return {};
    }
    if (still || gray.size() != picture_size_ || time_s < looked_s_) reset();
    const double passed = time_s - looked_s_;
    const cv::Mat small = thumbnail(gray);
    // A picture that flickers, or a face that does, is not searched anew in every frame.
    const auto rested_since = [&](double then) { return time_s - then >= kUprightSweep; };
    std::vector<Candidate> found;
    if (picture_size_.empty() || (rested_since(afresh_s_) && is_cut(thumbnail_, small))) {
        found = look_afresh(gray, still, time_s, model);
    } else {
        std::erase_if(known_, [&](const Known& one) { return time_s - one.time_s >= kLostFor; });
        found = follow(gray, passed, model);
        const auto add = [&](const std::vector<Candidate>& more) {
            found.insert(found.end(), more.begin(), more.end());
        };
        add(look_at_suspects(gray, time_s, model));
        add(sweep(gray, time_s, passed, found, model));
        const bool any_before = std::any_of(known_.begin(), known_.end(), [&](const Known& face) {
            return face.time_s == looked_s_;
        });
        if (found.empty() && any_before && rested_since(lost_s_)) {
            add(newcomers(gray, detector_.propose(gray, {}, 0), time_s, model));
            lost_s_ = time_s;
            swept_tilted_ = 0;
        }
    }

    // Of several on one face the most certain stays; of two followed ones that met on one face too.
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        const auto rank = [](const Candidate& one) {
            return one.face.certainty + (one.known >= 0 ? kFollowed : 0.F);
        };
        return rank(a) > rank(b);
    });
    std::vector<Candidate> kept;
    for (const Candidate& one : found) {
        if (std::none_of(kept.begin(), kept.end(), [&](const Candidate& other) {
                return same(one.face.pose, other.face.pose);
            }))
            kept.push_back(one);
    }
    std::sort(kept.begin(), kept.end(), [](const Candidate& a, const Candidate& b) {
        const FacePose &p = a.face.pose, &q = b.face.pose;
        return std::tie(p.centre.x, p.centre.y, p.side) < std::tie(q.centre.x, q.centre.y, q.side);
    });
    remember(kept, time_s);
    picture_size_ = gray.size();
    thumbnail_ = small;
    looked_s_ = time_s;
    std::vector<FoundFace> faces;
    for (const Candidate& one : kept) faces.push_back(one.face);
    return faces;
}

// The first look at a shot.
std::vector<FaceFollower::Candidate> FaceFollower::look_afresh(const cv::Mat& gray, bool still,
                                                               double time_s, FaceModel& model) {
    known_.clear();
    suspects_.clear();
    swept_ = swept_tilted_ = 0;
    afresh_s_ = time_s;
    std::vector<Proposal> proposals = detector_.propose(gray, {}, 0, Search::thorough);
    const auto add = [&](const std::vector<Proposal>& more) {
        proposals.insert(proposals.end(), more.begin(), more.end());
    };
    for (const double roll : {-kTilt, kTilt})
        add(detector_.propose(gray, {}, roll, still ? Search::thorough : Search::quick));
    if (still) add(whole(gray.size()));
    return newcomers(gray, proposals, time_s, model);
}

std::vector<FaceFollower::Candidate> FaceFollower::newcomers(const cv::Mat& gray,
                                                             const std::vector<Proposal>& proposals,
                                                             double time_s, FaceModel& model) {
    std::vector<Candidate> found;
    for (const FoundFace& face : judge(gray, model, proposals, kAgain)) {
        if (face.certainty >= kNew)
            found.push_back({face, -1});
        else
            suspects_.push_back({face, time_s});
    }
    return found;
}

// Another two steps of registration, in another frame.
std::vector<FaceFollower::Candidate> FaceFollower::look_at_suspects(const cv::Mat& gray,
                                                                    double time_s,
                                                                    FaceModel& model) {
    std::vector<Candidate> found;
    std::erase_if(suspects_, [&](const Suspect& one) { return time_s - one.time_s >= kSuspected; });
    if (suspects_.empty()) return found;
    std::vector<FoundFace> faces;
    for (const Suspect& one : suspects_) faces.push_back(one.face);
    correct(gray, model, faces);
    correct(gray, model, faces);
    verify(gray, model, faces);
    std::vector<Suspect> left;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (faces[i].certainty >= kNew)
            found.push_back({faces[i], -1});
        else if (faces[i].certainty >= kAgain)
            left.push_back({faces[i], suspects_[i].time_s});
    }
    suspects_ = std::move(left);
    return found;
}

std::vector<FaceFollower::Candidate> FaceFollower::follow(const cv::Mat& gray, double passed,
                                                          FaceModel& model) {
    if (known_.empty()) return {};
    std::vector<FoundFace> faces;
    for (const Known& known : known_) {
        FoundFace& face = faces.emplace_back(FoundFace{known.pose, 0, 0});
        if (known.time_s != looked_s_) continue;
        const cv::Point2f motion = known.velocity * static_cast<float>(passed);
        if (cv::norm(motion) > kStill * known.pose.side) face.pose.centre += motion;
    }
    const std::vector<FoundFace> guesses = faces;
    correct(gray, model, faces);
    correct(gray, model, faces);
    for (std::size_t i = 0; i < faces.size(); ++i) follow_steadily(guesses[i].pose, faces[i].pose);
    verify(gray, model, faces);

    std::vector<Candidate> found;
    std::vector<std::size_t> lost;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const FacePose &pose = faces[i].pose, &guess = guesses[i].pose;
        const bool jumped = cv::norm(pose.centre - guess.centre) > kJump * guess.side ||
                            std::abs(std::log(pose.side / guess.side)) > kJump;
        const float least = known_[i].time_s == looked_s_ ? kKeep : kAgain;
        if (faces[i].certainty >= least && !jumped)
            found.push_back({faces[i], static_cast<int>(i)});
        else
            lost.push_back(i);
    }
    const std::vector<Candidate> again = look_again(gray, lost, passed, model);
    found.insert(found.end(), again.begin(), again.end());
    return found;
}

// Closely, where the faces were that are no longer there, upright and as they were tilted.
std::vector<FaceFollower::Candidate> FaceFollower::look_again(const cv::Mat& gray,
                                                              const std::vector<std::size_t>& lost,
                                                              double passed, FaceModel& model) {
    std::vector<Candidate> found;
    for (const double roll : {0.0, -kTilt, kTilt}) {
        Look look{{}, kLostReach + kLostReachPerSecond * passed, 0, 0};
        for (const std::size_t i : lost) {
            if (roll == 0 || std::abs(known_[i].pose.roll - roll) < kTilt / 2)
                look.near.push_back(box_of(known_[i].pose));
        }
        if (look.near.empty()) continue;
        for (const FoundFace& face :
             judge(gray, model, detector_.propose(gray, look, roll), kAgain)) {
            found.push_back({face, -1});
        }
    }
    return found;
}

// The part of the picture whose turn it is.
std::vector<FaceFollower::Candidate> FaceFollower::sweep(const cv::Mat& gray, double time_s,
                                                         double passed,
                                                         const std::vector<Candidate>& followed,
                                                         FaceModel& model) {
    const auto advance = [passed](double& done, double whole) {
        const double from = done, until = from + passed / whole;
        done = until < 1 ? until : 0;
        return std::pair(from, std::min(until, 1.0));
    };
    std::vector<Proposal> proposals;
    const auto search = [&](double roll, double from, double to) {
        if (from >= to) return;
        for (const Proposal& one : detector_.propose(gray, {{}, 0, from, to}, roll)) {
            if (std::none_of(followed.begin(), followed.end(), [&](const Candidate& other) {
                    return same(one.pose, other.face.pose);
                }))
                proposals.push_back(one);
        }
    };
    const auto [from, to] = advance(swept_, kUprightSweep);
    search(0, from, to);
    const bool hurry = time_s - lost_s_ < kHurry;
    const auto [first, last] = advance(swept_tilted_, hurry ? kTiltedHurry : kTiltedSweep);
    search(-kTilt, std::min(2 * first, 1.0), std::min(2 * last, 1.0));
    search(kTilt, std::max(2 * first - 1, 0.0), std::max(2 * last - 1, 0.0));
    return newcomers(gray, proposals, time_s, model);
}

void FaceFollower::remember(const std::vector<Candidate>& found, double time_s) {
    std::vector<Known> known;
    for (const auto& [face, index] : found) {
        Known& now = known.emplace_back(Known{face.pose, {}, time_s});
        if (index < 0) continue;
        const Known& before = known_[static_cast<std::size_t>(index)];
        const double passed = time_s - before.time_s;
        if (before.time_s != looked_s_ || passed <= 0) continue;
        const cv::Point2f velocity =
            (face.pose.centre - before.pose.centre) / static_cast<float>(passed);
        now.velocity = (before.velocity + velocity) / 2;
    }
    for (std::size_t i = 0; i < known_.size(); ++i) {
        const bool seen = std::any_of(found.begin(), found.end(), [&](const Candidate& now) {
            return now.known == static_cast<int>(i) || same(now.face.pose, known_[i].pose);
        });
        if (seen) continue;
        known.push_back(known_[i]);
        known.back().velocity = {};
    }
    known_ = std::move(known);

    std::stable_sort(suspects_.begin(), suspects_.end(), [](const Suspect& a, const Suspect& b) {
        return a.face.certainty > b.face.certainty;
    });
    std::vector<Suspect> suspects;
    for (const Suspect& one : suspects_) {
        const auto there = [&](const auto& other) { return same(one.face.pose, other.face.pose); };
        if (std::none_of(found.begin(), found.end(), there) &&
            std::none_of(suspects.begin(), suspects.end(), there))
            suspects.push_back(one);
    }
    suspects_ = std::move(suspects);
}

void FaceFollower::reset() {
    known_.clear();
    suspects_.clear();
    picture_size_ = {};
    thumbnail_ = cv::Mat();
    swept_ = swept_tilted_ = 0;
    afresh_s_ = lost_s_ = looked_s_ = std::numeric_limits<double>::lowest();
}

std::string FaceFollower::save() const {
    StateWriter to;
    to.put(picture_size_.width);
    to.put(picture_size_.height);
    to.put(swept_);
    to.put(swept_tilted_);
    to.put(afresh_s_);
    to.put(lost_s_);
    to.put(looked_s_);
    put(to, thumbnail_);
    to.put(known_.size());
    for (const Known& face : known_) to.put(face);
    to.put(suspects_.size());
    for (const Suspect& suspect : suspects_) to.put(suspect);
    return to.bytes();
}

void FaceFollower::restore(const std::string& state) {
    StateReader from(state);
    picture_size_.width = from.get<int>();
    picture_size_.height = from.get<int>();
    swept_ = from.get<double>();
    swept_tilted_ = from.get<double>();
    afresh_s_ = from.get<double>();
    lost_s_ = from.get<double>();
    looked_s_ = from.get<double>();
    thumbnail_ = take_matrix(from);
    known_.clear();
    for (auto count = from.get<std::size_t>(); count > 0; --count)
        known_.push_back(from.get<Known>());
    suspects_.clear();
    for (auto count = from.get<std::size_t>(); count > 0; --count)
        suspects_.push_back(from.get<Suspect>());
}

}  // namespace mien
