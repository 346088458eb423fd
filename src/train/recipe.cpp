#include "train/recipe.h"

#include <nlohmann/json.hpp>

#include "mien/error.h"
#include "model/json_fields.h"

namespace mien {

Recipe parse_recipe(const nlohmann::json& json) {
    const std::string where = "the recipe";
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
