// Whole numbers of JSON from files.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace mien {

// Throws the library's type_error for anything else, 1e30 too, whose conversion by the library
// itself is undefined. Above the largest it wraps around to negative ones.
template <typename Json>
std::int64_t whole_number(const Json& value) {
    return value.template get_ref<const typename Json::number_integer_t&>();
}

template <typename Json>
std::map<std::string, std::int64_t> whole_numbers(const Json& object) {
    std::map<std::string, std::int64_t> numbers;
    for (const auto& [name, value] : object.items()) numbers[name] = whole_number(value);
    return numbers;
}

}  // namespace mien
