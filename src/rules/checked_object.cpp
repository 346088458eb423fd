#include "rules/checked_object.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/text.h"
#include "mien/error.h"

namespace mien::rules {

namespace {

std::string quoted(const std::string& name) {
    return "\"" + printable(name.substr(0, 100)) + "\"";
}

}  // namespace

CheckedObject::CheckedObject(const nlohmann::json& json, std::string where)
    : json_(json), where_(std::move(where)) {
    if (!json_.is_object()) fail("it must be an object in braces");
}

const nlohmann::json& CheckedObject::take(const char* name) {
    if (!json_.contains(name)) fail("it lacks " + quoted(name));
    taken_.emplace_back(name);
    return json_[name];
}

std::string CheckedObject::text(const char* name, std::size_t longest) {
    const nlohmann::json& value = take(name);
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (!text.empty() && text.size() <= longest && is_plain(text)) return text;
    }
    fail(quoted(name) + " must be one line of text, of " + std::to_string(longest) +
         " bytes at most");
}

double CheckedObject::number(const char* name, double lowest, double highest) {
    const nlohmann::json& value = take(name);
    if (value.is_number()) {
        const auto number = value.get<double>();
        if (number >= lowest && number <= highest) return number;
    }
    fail(quoted(name) + " must be a number from " + number_text(lowest) + " to " +
         number_text(highest));
}

int CheckedObject::whole(const char* name, int lowest, int highest) {
    const double value = number(name, lowest, highest);
    if (value != std::floor(value)) fail(quoted(name) + " must be a whole number");
    return static_cast<int>(value);
}

bool CheckedObject::flag(const char* name) {
    const nlohmann::json& value = take(name);
    if (!value.is_boolean()) fail(quoted(name) + " must be true or false");
    return value.get<bool>();
}

CheckedObject CheckedObject::object(const char* name) {
    return {take(name), where_ + ", " + quoted(name)};
}

const nlohmann::json& CheckedObject::list(const char* name, std::size_t most) {
    const nlohmann::json& value = take(name);
    if (!value.is_array() || value.empty() || value.size() > most) {
        fail(quoted(name) + " must be a list of 1 to " + std::to_string(most) + " in brackets");
    }
    return value;
}

void CheckedObject::finish() const {
    for (const auto& [name, value] : json_.items()) {
        if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) {
            fail("it has no place for " + quoted(name));
        }
    }
}

void CheckedObject::fail(const std::string& what) const {
    throw Error(where_ + ": " + what);
}

}  // namespace mien::rules
