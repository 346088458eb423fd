#include "serve/checkpoint_choices.h"

#include <algorithm>

#include "mien/error.h"

namespace mien::serve {

Json choices_json(const std::vector<ModelEntry>& models) {
    Json list = Json::array();
    for (const ModelEntry& entry : models) {
        if (!entry.info) continue;
        Json one = checkpoint_json(*entry.info);
        one["name"] = entry.path.stem().string();
        one["parameters"] = entry.info->parameters;
        list.push_back(std::move(one));
    }
    return list;
}

std::filesystem::path chosen_checkpoint(const std::vector<ModelEntry>& models,
                                        const std::string& name) {
    const auto entry = std::find_if(models.begin(), models.end(), [&](const ModelEntry& one) {
        return one.info && one.path.stem() == name;
    });
    if (entry == models.end()) throw Error("there is no checkpoint of this name");
    return entry->path;
}

}  // namespace mien::serve
