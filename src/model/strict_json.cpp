#include "model/strict_json.h"

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/text.h"
#include "mien/error.h"

namespace mien {

using nlohmann::json;

json parse_strict(std::string_view text, int depth, const std::string& what) {
    std::vector<std::set<std::string>> open;  // the keys so far of each object we are in
    const auto check = [&](int level, json::parse_event_t event, json& parsed) {
        if (level > depth) throw Error(what + " is nested too deep");
        if (event == json::parse_event_t::object_start) open.emplace_back();
        if (event == json::parse_event_t::object_end) open.pop_back();
        if (event == json::parse_event_t::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            if (!open.back().insert(key).second) {
                throw Error(what + " has the key '" + printable(key.substr(0, 80)) + "' twice");
            }
        }
        return true;
    };
    try {
        return json::parse(text, check);
    } catch (const json::exception&) {
        throw Error(what + " is not JSON");
    }
}

nlohmann::ordered_json parse_ordered(std::string_view text, int depth, const std::string& what) {
    const auto check = [&](int level, nlohmann::ordered_json::parse_event_t,
                           const nlohmann::ordered_json&) {
        if (level > depth) throw Error(what + " is nested too deep");
        return true;
    };
    return nlohmann::ordered_json::parse(text, check);
}

}  // namespace mien
