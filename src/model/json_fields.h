// Settings as JSON, both ways, from their list of fields: see mien/fields.h.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/check_fields.h"
#include "mien/error.h"
#include "mien/fields.h"

namespace mien {

namespace detail {

template <typename Value>
inline constexpr bool is_list_of_parts = false;
template <HasFields Part>
inline constexpr bool is_list_of_parts<std::vector<Part>> = true;

}  // namespace detail

// `Json`: nlohmann's json, or ordered_json to keep the order of the list. An optional without a
// value is left out.
template <typename Json, HasFields Settings>
Json fields_to_json(const Settings& settings) {
    Json object = Json::object();
    each_field_within(settings, [&object](const auto& field, const auto& part) {
        const auto& value = part.*field.member;
        using Value = std::remove_cvref_t<decltype(value)>;
        const std::string name(field.name);
        if constexpr (HasFields<Value>) {
            object[name] = fields_to_json<Json>(value);
        } else if constexpr (detail::is_list_of_parts<Value>) {
            Json list = Json::array();
            for (const auto& one : value) list.push_back(fields_to_json<Json>(one));
            object[name] = list;
        } else if constexpr (detail::is_list_of_words<Value>) {
            Json list = Json::array();
            for (const auto word : value) list.push_back(name_of(word));
            object[name] = list;
        } else if constexpr (detail::is_optional<Value>) {
            if (value) object[name] = *value;
        } else {
            object[name] = value;
        }
    });
    return object;
}

// What `object` does not name keeps its value; what it names and no field has is left alone. Throws
// Error for a value of another type or out of its range. `where`: for the message, such as
// "the recipe".
template <typename Json, HasFields Settings>
void read_fields(const Json& object, const std::string& where, Settings& settings);

// Throws Error when `object` names something that is no field of these settings.
template <HasFields Settings, typename Json>
void refuse_other_names(const Json& object, const std::string& where) {
    const Settings any;
    for (const auto& [name, value] : object.items()) {
        bool known = false;
        each_field_within(any, [&known, &key = name](const auto& field, const auto&) {
            known = known || field.name == key;
        });
        if (!known) throw Error(where + " has no setting \"" + name + "\"");
    }
}

namespace detail {

// A struct of settings that stands in an object of its own has nothing else in there.
template <typename Json, HasFields Part>
void read_part(const Json& object, const std::string& where, Part& part) {
    read_fields(object, where, part);
    refuse_other_names<Part>(object, where);
}

// False where it is of another type or out of its range.
template <typename Json, typename Rule, typename Value>
bool read_value(const Json& json, const Rule& rule, Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
        if (!json.is_boolean()) return false;
    } else if constexpr (std::is_integral_v<Value>) {
        if (!json.is_number_integer() || !holds(rule, json.template get<double>())) return false;
    } else if constexpr (std::is_floating_point_v<Value>) {
        if (!json.is_number()) return false;
    } else if constexpr (std::is_same_v<Value, std::string>) {
        if (!json.is_string()) return false;
    } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
        if (!json.is_array()) return false;
        for (const Json& name : json) {
            if (!name.is_string()) return false;
        }
    }
    Value read{};
    if constexpr (is_list_of_words<Value>) {
        if (!json.is_array()) return false;
        for (const Json& name : json) {
            if (!name.is_string()) return false;
            const auto word =
                value_of<typename Value::value_type>(name.template get<std::string>());
            if (!word) return false;
            read.push_back(*word);
        }
    } else {
        read = json.template get<Value>();
    }
    if (!holds(rule, read)) return false;
    value = std::move(read);
    return true;
}

}  // namespace detail

template <typename Json, HasFields Settings>
void read_fields(const Json& object, const std::string& where, Settings& settings) {
    if (!object.is_object()) throw Error(where + " is not a JSON object");
    each_field_within(settings, [&](const auto& field, auto& part) {
        const std::string name(field.name);
        const auto found = object.find(name);
        if (found == object.end()) return;
        auto& value = part.*field.member;
        using Value = std::remove_cvref_t<decltype(value)>;
        const std::string named = "\"" + name + "\" of " + where;
        const auto read = [&field](const Json& json, auto& into, const std::string& in,
                                   const std::string& as) {
            if (detail::read_value(json, field.rule, into)) return;
            throw Error(in + " needs " +
                        expectation<std::remove_cvref_t<decltype(into)>>(field.rule) + " as \"" +
                        as + "\"");
        };
        if constexpr (HasFields<Value>) {
            detail::read_part(*found, named, value);
        } else if constexpr (detail::is_list_of_parts<Value>) {
            if (!found->is_array()) throw Error(named + " is not a list");
            value.clear();
            for (const Json& one : *found) {
                detail::read_part(one, "each entry of " + named, value.emplace_back());
            }
        } else if constexpr (requires { typename Value::mapped_type; }) {
            if (!found->is_object()) throw Error(named + " is not a JSON object");
            value.clear();
            for (const auto& [key, entry] : found->items()) read(entry, value[key], named, key);
        } else if constexpr (detail::is_optional<Value>) {
            read(*found, value.emplace(), where, name);
        } else {
            read(*found, value, where, name);
        }
    });
}

}  // namespace mien
