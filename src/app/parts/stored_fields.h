// Settings in the desktop's usual place for them, from their list of fields: see mien/fields.h.
#pragma once

#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "mien/fields.h"
#include "mien/names.h"

namespace mien::app {

// Under what name a field is stored and known in QML: "minFace" for "min_face", and "smoothing" for
// "smoothing_s".
inline QString key_of(std::string_view field) {
    if (field.ends_with("_s")) field.remove_suffix(2);
    QString key;
    bool word = false;
    for (const char c : field) {
        if (c != '_') key += QLatin1Char(word ? static_cast<char>(c - 'a' + 'A') : c);
        word = c == '_';
    }
    return key;
}

// Of a number among these settings, for another that means the same.
template <typename Settings, typename Value>
constexpr Range range_of(Value Settings::*member) {
    Range range{0};
    each_field<Settings>([&](const auto& field) {
        if constexpr (std::same_as<decltype(field.rule), Range> &&
                      requires { field.member == member; }) {
            if (field.member == member) range = field.rule;
        }
    });
    return range;
}

// Several words of an enum, as a list of strings.
template <typename>
inline constexpr bool is_words = false;
template <HasNames Enum>
inline constexpr bool is_words<std::vector<Enum>> = true;

template <typename Value>
QVariant to_variant(const Value& value) {
    if constexpr (std::same_as<Value, std::string>) {
        return QString::fromStdString(value);
    } else if constexpr (detail::is_optional<Value>) {
        return value ? to_variant(*value) : QVariant();
    } else if constexpr (is_words<Value>) {
        QStringList words;
        for (const auto one : value) words << QLatin1String(name_of(one));
        return words;
    } else {
        return QVariant::fromValue(value);
    }
}

// Brought into its range, for someone may have edited the file. False, with `value` as it was, for
// what is of another type.
template <typename Rule, typename Value>
bool take_variant(const QVariant& variant, const Rule& rule, Value& value) {
    if constexpr (detail::is_optional<Value>) {
        return take_variant(variant, rule, value.emplace());
    } else if constexpr (is_words<Value>) {
        value.clear();
        for (const QString& word : variant.toStringList()) {
            const auto known = value_of<typename Value::value_type>(word.toStdString());
            if (known && std::find(value.begin(), value.end(), *known) == value.end()) {
                value.push_back(*known);
            }
        }
    } else if constexpr (std::same_as<Value, bool>) {
        value = variant.toBool();
    } else if constexpr (std::is_arithmetic_v<Value>) {
        bool is_number = false;
        double number = variant.toDouble(&is_number);
        if constexpr (std::same_as<Rule, Range>) {
            number = std::clamp(number, rule.lowest, rule.highest);
            is_number = is_number && rule.holds(number);
        }
        if (is_number) value = static_cast<Value>(number);
        return is_number;
    } else {
        const QString text = variant.toString();
        if constexpr (requires { rule.words; }) {
            const auto known = [&text](std::string_view word) {
                return text == QLatin1String(word.data(), static_cast<int>(word.size()));
            };
            if (std::none_of(rule.words.begin(), rule.words.end(), known)) return false;
        }
        if constexpr (std::same_as<Value, std::string>) {
            value = text.toStdString();
        } else {
            value = text;
        }
    }
    return true;
}

// "annotateVideo" for "video" of the settings "annotate".
inline QString key_within(const QString& group, const QString& key) {
    return group.isEmpty() ? key : group + key.front().toUpper() + key.mid(1);
}

// Calls `visit(key, field, value, default)` for each. `group`: whose settings these are.
template <typename Settings, typename Visit>
void each_stored(Settings& settings, const std::remove_const_t<Settings>& defaults,
                 const Visit& visit, const QString& group = {}) {
    each_field<std::remove_const_t<Settings>>([&](const auto& field) {
        using Rule = std::remove_cvref_t<decltype(field.rule)>;
        const QString key = key_within(group, key_of(field.name));
        if constexpr (std::same_as<Rule, Inline>) {
            each_stored(settings.*field.member, defaults.*field.member, visit, group);
        } else if constexpr (std::same_as<Rule, Group>) {
            each_stored(settings.*field.member, defaults.*field.member, visit, key);
        } else {
            visit(key, field, settings.*field.member, defaults.*field.member);
        }
    });
}

// What is not stored, or is nonsense, has its default.
template <HasFields Settings>
Settings read_stored(const QSettings& stored, const Settings& defaults) {
    Settings settings = defaults;
    each_stored(settings, defaults,
                [&stored](const QString& key, const auto& field, auto& value, const auto&) {
                    if (stored.contains(key)) take_variant(stored.value(key), field.rule, value);
                });
    return settings;
}

// Only what differs from its default, so that a later default reaches those who never chose.
template <HasFields Settings>
void write_stored(QSettings& stored, const Settings& settings, const Settings& defaults) {
    each_stored(
        settings, defaults,
        [&stored](const QString& key, const auto&, const auto& value, const auto& by_default) {
            if (value == by_default) {
                stored.remove(key);
            } else {
                stored.setValue(key, to_variant(value));
            }
        });
}

}  // namespace mien::app
