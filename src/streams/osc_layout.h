// What a result is as OSC messages: Mien's own addresses, or the parameters of an avatar.
//
// Mien's own, for every face that is followed:
//   PREFIX/face/TRACK/KEY         f     score of a class, 0 to 1, by its expression_key()
//   PREFIX/face/TRACK/expression  sf    the key of the expression, and its confidence
//   PREFIX/face/TRACK/box         ffff  x, y, width, height, as shares of the picture's
//   PREFIX/face/TRACK/derived_valence, derived_arousal   f   -1 to 1, where they are asked for
// and for every result
//   PREFIX/faces                  i     how many faces are followed
//   PREFIX/frame                  idf   its number, its time in seconds, milliseconds from its
//                                       arrival to its result
//
// An avatar's (VRChat's /avatar/parameters/NAME), for the largest face that is followed and read:
//   PREFIX/MienHappy and so on    f     its scores, 0 to 1; 0 where there is none
//   PREFIX/MienDerivedValence, MienDerivedArousal   f   where they are asked for; else 0
//   PREFIX/MienFace               T, F  whether there is one
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mien/live_session.h"
#include "streams/osc_message.h"

namespace mien::streams {

struct OscNaming {
    std::string prefix;                        // "/mien"
    std::map<std::string, std::string> names;  // by expression_key(): what stands for it instead
    bool derived = false;                      // with what is derived from the scores
};

// A bundle for each face, the count and the frame as one of a single message each.
std::vector<OscBundle> face_messages(const LiveResult& result, const OscNaming& naming);

// Bundles of one message each: VRChat's reader takes no others for granted.
std::vector<OscBundle> avatar_messages(const LiveResult& result, const OscNaming& naming);

// "happy" where that is the class "Happiness"; a name of `naming` in its place.
std::string osc_name(const std::string& class_name, const OscNaming& naming);

}  // namespace mien::streams
