#include "train/recipe.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "mien/error.h"

namespace mien {

namespace {

using nlohmann::json;

class Reader {
  public:
    Reader(const json& object, std::string where) : object_(object), where_(std::move(where)) {
        if (!object.is_object()) throw Error(where_ + " is not a JSON object");
    }

    template <typename Number>
    void number(const char* key, Number& value, double lowest, double highest) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) return;
        const bool whole = std::is_integral_v<Number>;
        if (!(whole ? found->is_number_integer() : found->is_number()) || *found < lowest ||
            *found > highest) {
            throw Error(where_ + " needs a " + (whole ? "whole " : "") + "number from " +
                        json(lowest).dump() + " to " + json(highest).dump() + " as \"" + key +
                        "\"");
        }
        value = found->get<Number>();
    }

    void text(const char* key, std::string& value, const std::set<std::string>& allowed) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) return;
        if (!found->is_string() || (!allowed.empty() && !allowed.contains(*found))) {
            std::string choice;
            for (const std::string& one : allowed) choice += (choice.empty() ? "" : ", ") + one;
            throw Error(where_ + " needs one of " + choice + " as \"" + key + "\"");
        }
        value = found->get<std::string>();
    }

    void flag(const char* key, bool& value) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) return;
        if (!found->is_boolean()) throw Error(where_ + " needs true or false as \"" + key + "\"");
        value = found->get<bool>();
    }

    void names(const char* key, std::vector<std::string>& value) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) return;
        if (!found->is_array() || !std::all_of(found->begin(), found->end(),
                                               [](const json& name) { return name.is_string(); })) {
            throw Error(where_ + " needs a list of class names as \"" + key + "\"");
        }
        value = found->get<std::vector<std::string>>();
    }

    void small_inputs(const char* key, std::vector<SmallInput>& value) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) return;
        const std::string name = "\"" + std::string(key) + "\" of " + where_;
        if (!found->is_array()) throw Error(name + " is not a list");
        value.clear();
        double before = 0;
        for (const json& part : *found) {
            SmallInput& one = value.emplace_back();
            Reader inner(part, "each entry of " + name);
            inner.number("until", one.until, before, 1);
            inner.number("size", one.size, 8, 1024);
            inner.finish();
            before = one.until;
        }
    }

    void counts(const char* key, std::map<std::string, int>& value) {
        const json* part = object(key);
        if (!part) return;
        value.clear();
        Reader inner(*part, "\"" + std::string(key) + "\" of " + where_);
        for (const auto& [name, count] : part->items()) {
            inner.number(name.c_str(), value[name], 1, 1'000'000);
        }
    }

    const json* object(const char* key) {
        known_.insert(key);
        const auto found = object_.find(key);
        return found == object_.end() ? nullptr : &*found;
    }

    void finish() const {
        for (const auto& [key, value] : object_.items()) {
            if (!known_.contains(key)) throw Error(where_ + " has no setting \"" + key + "\"");
        }
    }

  private:
    const json& object_;
    std::string where_;
    std::set<std::string> known_;
};

}  // namespace

Recipe parse_recipe(const json& object) {
    Recipe recipe;
    Reader reader(object, "the recipe");
    reader.text("target", recipe.target, {"labels", "votes", "both"});
    reader.number("votes_weight", recipe.votes_weight, 0, 100);
    reader.names("classes", recipe.classes);
    if (const json* part = reader.object("balance")) {
        Reader inner(*part, "\"balance\" of the recipe");
        inner.flag("weights", recipe.balance.weights);
        inner.counts("repeat", recipe.balance.repeat);
        inner.counts("cap", recipe.balance.cap);
        inner.finish();
    }
    reader.number("epochs", recipe.epochs, 1, 10000);
    reader.number("batch", recipe.batch, 2, 65536);
    reader.text("optimizer", recipe.optimizer, {"sgd", "adamw"});
    reader.number("momentum", recipe.momentum, 0, 0.999);
    reader.number("learning_rate", recipe.learning_rate, 1e-8, 100);
    reader.text("schedule", recipe.schedule, {"cosine", "one_cycle", "plateau", "constant"});
    reader.number("warmup", recipe.warmup, 0, 1);
    reader.number("plateau_factor", recipe.plateau_factor, 0.01, 0.99);
    reader.number("plateau_patience", recipe.plateau_patience, 1, 1000);
    reader.number("early_stopping", recipe.early_stopping, 0, 1000);
    reader.number("weight_decay", recipe.weight_decay, 0, 1);
    reader.number("label_smoothing", recipe.label_smoothing, 0, 0.9);
    reader.number("mixup", recipe.mixup, 0, 10);
    reader.number("distillation", recipe.distillation, 0, 1);
    reader.small_inputs("progressive_resizing", recipe.progressive_resizing);
    reader.number("dropout", recipe.dropout, 0, 1);
    reader.number("averaging", recipe.averaging, 0, 0.99999);
    reader.text("validation", recipe.validation, {});
    reader.number("held_back", recipe.held_back, 0, 0.5);
    reader.text("precision", recipe.precision, {"auto", "bfloat16", "float32"});
    reader.number("crop_margin", recipe.crop_margin, -0.4, 1);
    reader.number("seed", recipe.seed, 0, 9e15);
    if (const json* part = reader.object("augmentation")) {
        Augmentation& changes = recipe.augmentation;
        Reader inner(*part, "\"augmentation\" of the recipe");
        inner.number("flip", changes.flip, 0, 1);
        inner.number("rotation", changes.rotation, 0, 180);
        inner.number("scale", changes.scale, 0, 0.9);
        inner.number("shift", changes.shift, 0, 0.9);
        inner.number("brightness", changes.brightness, 0, 1);
        inner.number("contrast", changes.contrast, 0, 1);
        inner.number("erase", changes.erase, 0, 1);
        inner.number("blur", changes.blur, 0, 20);
        inner.number("exposure", changes.exposure, 0, 10);
        inner.number("jpeg", changes.jpeg, 0, 1);
        inner.finish();
    }
    reader.finish();
    return recipe;
}

json to_json(const Recipe& recipe) {
    const Augmentation& changes = recipe.augmentation;
    json small_inputs = json::array();
    for (const SmallInput& one : recipe.progressive_resizing) {
        small_inputs.push_back({{"until", one.until}, {"size", one.size}});
    }
    return {{"target", recipe.target},
            {"votes_weight", recipe.votes_weight},
            {"classes", recipe.classes},
            {"balance",
             {{"weights", recipe.balance.weights},
              {"repeat", recipe.balance.repeat},
              {"cap", recipe.balance.cap}}},
            {"epochs", recipe.epochs},
            {"batch", recipe.batch},
            {"optimizer", recipe.optimizer},
            {"momentum", recipe.momentum},
            {"learning_rate", recipe.learning_rate},
            {"schedule", recipe.schedule},
            {"warmup", recipe.warmup},
            {"plateau_factor", recipe.plateau_factor},
            {"plateau_patience", recipe.plateau_patience},
            {"early_stopping", recipe.early_stopping},
            {"weight_decay", recipe.weight_decay},
            {"label_smoothing", recipe.label_smoothing},
            {"mixup", recipe.mixup},
            {"distillation", recipe.distillation},
            {"progressive_resizing", small_inputs},
            {"dropout", recipe.dropout},
            {"averaging", recipe.averaging},
            {"augmentation",
             {{"flip", changes.flip},
              {"rotation", changes.rotation},
              {"scale", changes.scale},
              {"shift", changes.shift},
              {"brightness", changes.brightness},
              {"contrast", changes.contrast},
              {"erase", changes.erase},
              {"blur", changes.blur},
              {"exposure", changes.exposure},
              {"jpeg", changes.jpeg}}},
            {"validation", recipe.validation},
            {"held_back", recipe.held_back},
            {"precision", recipe.precision},
            {"crop_margin", recipe.crop_margin},
            {"seed", recipe.seed}};
}

}  // namespace mien
