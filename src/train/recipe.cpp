#include "train/recipe.h"

#include <nlohmann/json.hpp>

#include "mien/error.h"
#include "model/json_fields.h"

namespace mien {

namespace {

// Checkpoints and recipes of version 0.1 say false and true as balance.weights, for 0 and 1.
nlohmann::json with_numeric_weights(nlohmann::json recipe) {
    const nlohmann::json::json_pointer weights("/balance/weights");
    if (recipe.contains(weights) && recipe[weights].is_boolean())
        recipe[weights] = recipe[weights].get<bool>() ? 1 : 0;
    return recipe;
}

}  // namespace

Recipe parse_recipe(const nlohmann::json& given) {
    const std::string where = "the recipe";
    const nlohmann::json json = with_numeric_weights(given);
    Recipe recipe;
    read_fields(json, where, recipe);
    refuse_other_names<Recipe>(json, where);
    double before = 0;
    for (const SmallInput& one : recipe.progressive_resizing) {
        if (one.until < before) {
            throw Error("\"progressive_resizing\" of " + where +
                        " needs \"until\" to rise from entry to entry");
        }
        before = one.until;
    }
    return recipe;
}

nlohmann::json to_json(const Recipe& recipe) {
    return fields_to_json<nlohmann::json>(recipe);
}

}  // namespace mien
