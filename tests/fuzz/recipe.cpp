// How a network is trained, as a file of data/recipes.
#include "train/recipe.h"

#include <nlohmann/json.hpp>

#include "fuzz/fuzz.h"
#include "model/strict_json.h"

namespace mien {

MIEN_FUZZ(recipe) {
    fuzz::refuse_or([&] {
        const nlohmann::json json = to_json(parse_recipe(parse_strict(bytes, 32, "it")));
        fuzz::demand(to_json(parse_recipe(json)) == json);
    });
}

}  // namespace mien
