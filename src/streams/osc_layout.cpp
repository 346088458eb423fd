#include "streams/osc_layout.h"

#include <algorithm>

#include "mien/expressions.h"
#include "streams/chosen_face.h"

namespace mien::streams {

namespace {

OscBundle one_face(const FaceResult& face, const std::vector<std::string>& names,
                   const LiveResult& result, const OscNaming& naming) {
    const std::string way = naming.prefix + "/face/" + std::to_string(face.track) + "/";
    OscBundle bundle;
    for (std::size_t i = 0; i < face.scores.size(); ++i) {
        bundle.push_back({way + names.at(i), {face.scores[i]}});
    }
    if (face.expression >= 0) {
        const std::string& name = names.at(static_cast<std::size_t>(face.expression));
        bundle.push_back({way + "expression", {name, face.confidence}});
    }
    const auto value =
        naming.derived ? derived_of(&face, result.checkpoint->classes) : std::nullopt;
    if (value) {
        bundle.push_back({way + "derived_valence", {static_cast<float>(value->valence)}});
        bundle.push_back({way + "derived_arousal", {static_cast<float>(value->arousal)}});
    }
    const auto share = [](int part, int whole) {
        return static_cast<float>(part) / static_cast<float>(std::max(1, whole));
    };
    bundle.push_back(
        {way + "box",
         {share(face.box.x, result.picture.width), share(face.box.y, result.picture.height),
          share(face.box.width, result.picture.width),
          share(face.box.height, result.picture.height)}});
    return bundle;
}

std::vector<std::string> osc_names(const LiveResult& result, const OscNaming& naming) {
    std::vector<std::string> names;
    for (const std::string& name : result.checkpoint->classes) {
        names.push_back(osc_name(name, naming));
    }
    return names;
}

// "MienHappy" for "happy".
std::string parameter(const std::string& class_name, const OscNaming& naming) {
    if (const auto given = naming.names.find(expression_key(class_name));
        given != naming.names.end()) {
        return given->second;
    }
    std::string name = osc_name(class_name, naming);
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    }
    return "Mien" + name;
}

}  // namespace

std::string osc_name(const std::string& class_name, const OscNaming& naming) {
    const std::string key = expression_key(class_name);
    const auto given = naming.names.find(key);
    return given == naming.names.end() ? as_address_part(key) : given->second;
}

std::vector<OscBundle> face_messages(const LiveResult& result, const OscNaming& naming) {
    std::vector<OscBundle> bundles;
    const std::vector<std::string> names = osc_names(result, naming);
    for (const FaceResult& face : result.faces.faces) {
        if (face.track > 0) bundles.push_back(one_face(face, names, result, naming));
    }
    const auto followed = static_cast<std::int32_t>(bundles.size());
    bundles.push_back({{naming.prefix + "/faces", {followed}}});
    bundles.push_back({{naming.prefix + "/frame",
                        {static_cast<std::int32_t>(result.faces.index), result.faces.time_s,
                         static_cast<float>(1000 * result.latency_s)}}});
    return bundles;
}

std::vector<OscBundle> avatar_messages(const LiveResult& result, const OscNaming& naming) {
    std::vector<OscBundle> bundles;
    const FaceResult* const face = largest_read(result.faces);
    const std::vector<std::string>& classes = result.checkpoint->classes;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const float score = face ? face->scores.at(i) : 0;
        bundles.push_back({{naming.prefix + "/" + parameter(classes[i], naming), {score}}});
    }
    if (naming.derived) {
        const Derived value = derived_of(face, classes).value_or(Derived{});
        bundles.push_back(
            {{naming.prefix + "/MienDerivedValence", {static_cast<float>(value.valence)}}});
        bundles.push_back(
            {{naming.prefix + "/MienDerivedArousal", {static_cast<float>(value.arousal)}}});
    }
    bundles.push_back({{naming.prefix + "/MienFace", {face != nullptr}}});
    return bundles;
}

}  // namespace mien::streams
