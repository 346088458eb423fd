#include "mien/profile.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/regular_file.h"
#include "base/text.h"
#include "core/media/sha256.h"
#include "mien/error.h"
#include "mien/write_file.h"
#include "model/strict_json.h"

namespace mien {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kProfileVersion = 1;
constexpr std::int64_t kMostProfileBytes = 1 << 20;
constexpr std::size_t kLongestProfileText = 1000;
constexpr float kLeastScoreOfATable = 0.00005F;

std::string text_in(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string() ||
        found->get_ref<const std::string&>().size() > kLongestProfileText) {
        throw Error(std::string("'") + key + "' must be a text of at most 1000 bytes");
    }
    return found->get<std::string>();
}

double number_in(const json& value, const std::string& what, double low, double high) {
    if (value.is_number()) {
        const auto number = value.get<double>();
        if (number >= low && number <= high) return number;
    }
    throw Error("'" + printable(what.substr(0, 40)) + "' must be a number from " +
                std::to_string(static_cast<int>(low)) + " to " +
                std::to_string(static_cast<int>(high)));
}

const json& object_in(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object() || found->size() > 1000) {
        throw Error(std::string("'") + key + "' must be an object");
    }
    return *found;
}

Profile profile_in(const std::string& text) {
    const json whole = parse_strict(text, 8, "it");
    if (!whole.is_object() || !whole.contains("mien_profile")) {
        throw Error("it is no profile; `mienctl adapt` makes them");
    }
    if (whole["mien_profile"] != kProfileVersion) {
        throw Error("it was written by a newer version of Mien");
    }
    Profile profile;
    profile.name = text_in(whole, "name");
    const json& checkpoint = object_in(whole, "checkpoint");
    profile.checkpoint = text_in(checkpoint, "name");
    profile.checkpoint_sha256 = text_in(checkpoint, "sha256");
    if (!whole.contains("temperature")) throw Error("it has no temperature");
    profile.temperature = number_in(whole["temperature"], "temperature", 0, 10);
    if (profile.temperature < 0.1) throw Error("the temperature must be at least 0.1");
    for (const auto& [name, bias] : object_in(whole, "biases").items()) {
        profile.biases[name] = number_in(bias, name, -20, 20);
    }
    if (whole.contains("fitted")) {
        const json& fitted = object_in(whole, "fitted");
        for (const auto& [key, ignored] : fitted.items()) {
            profile.fitted[key] = text_in(fitted, key.c_str());
        }
    }
    return profile;
}

class AdaptedModel final : public ScoreModel {
  public:
    AdaptedModel(std::unique_ptr<ScoreModel> model, const Profile& profile)
        : model_(std::move(model)), info_(model_->info()), temperature_(profile.temperature) {
        const Error wrong("cannot use the profile '" + printable(profile.name) + "' with " +
                          info_.path.string() + ": it was made for another checkpoint, '" +
                          printable(profile.checkpoint) + "'");
        if (profile.checkpoint_sha256 != info_.sha256) throw wrong;
        for (const std::string& name : info_.classes) {
            const auto bias = profile.biases.find(name);
            if (bias == profile.biases.end()) throw wrong;
            biases_.push_back(bias->second);
        }
        info_.profile = profile.name;
        info_.profile_sha256 = profile.sha256;
    }

    const CheckpointInfo& info() const override { return info_; }
    FaceModel* face_model() override { return model_->face_model(); }
    std::vector<Scores> classify(const std::vector<cv::Mat>& crops) override {
        std::vector<Scores> all = model_->classify(crops);
        for (Scores& scores : all) scores = adapted_scores(scores, temperature_, biases_);
        return all;
    }

  private:
    std::unique_ptr<ScoreModel> model_;
    CheckpointInfo info_;
    double temperature_;
    std::vector<double> biases_;
};

}  // namespace

Profile read_profile(const std::filesystem::path& file) {
    try {
        Profile profile = profile_in(read_regular_file(file, kMostProfileBytes));
        profile.sha256 = sha256_of(file);
        return profile;
    } catch (const Error& error) {
        throw Error("cannot read the profile " + file.string() + ": " + error.what());
    }
}

void write_profile(const std::filesystem::path& file, const Profile& profile) {
    const ordered_json whole{
        {"mien_profile", kProfileVersion},
        {"name", profile.name},
        {"checkpoint", {{"name", profile.checkpoint}, {"sha256", profile.checkpoint_sha256}}},
        {"temperature", profile.temperature},
        {"biases", profile.biases},
        {"fitted", profile.fitted}};
    write_file(file, whole.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

Scores adapted_scores(const Scores& scores, double temperature, const std::vector<double>& biases) {
    std::vector<double> logits;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        logits.push_back(std::log(std::max(kLeastScoreOfATable, scores[i])) / temperature +
                         biases.at(i));
    }
    Scores result;
    if (logits.empty()) return result;
    const double highest = *std::max_element(logits.begin(), logits.end());
    double all = 0;
    for (double& one : logits) all += (one = std::exp(one - highest));
    for (const double one : logits) result.push_back(static_cast<float>(one / all));
    return result;
}

std::unique_ptr<ScoreModel> with_profile(std::unique_ptr<ScoreModel> model,
                                         const Profile& profile) {
    return std::make_unique<AdaptedModel>(std::move(model), profile);
}

}  // namespace mien
