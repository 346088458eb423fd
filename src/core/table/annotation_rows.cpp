#include <algorithm>
#include <cmath>

#include "base/columns.h"
#include "base/number.h"
#include "base/text.h"
#include "core/table/dialects.h"
#include "mien/error.h"

namespace mien {

namespace {

template <typename Number>
Number number(std::string_view text, const std::filesystem::path& path, std::int64_t line) {
    const auto value = parse_number<Number>(text);
    if (value && std::isfinite(static_cast<double>(*value))) return *value;
    throw Error("cannot read " + path.string() + ", line " + std::to_string(line) + ": '" +
                printable(text.substr(0, 40)) + "' is not a number");
}

}  // namespace

AnnotationRows::AnnotationRows(const std::filesystem::path& csv) : path_(csv), reader_(csv) {
    if (reader_.next(fields_)) names_.assign(fields_.begin(), fields_.end());
    for (const char* name : {"frame", "time_s", "status", "track", "confidence"}) {
        if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
            throw Error("cannot read " + csv.string() +
                        ": it is no annotation of Mien, for it has " + "no column '" + name + "'");
        }
    }
    const auto first = std::find(names_.begin(), names_.end(), "confidence") + 1;
    classes_.assign(first, std::find_if(first, names_.end(), is_column));
    const auto second = std::find(names_.begin(), names_.end(), kSecondConfidence);
    if (second == names_.end()) return;
    for (auto name = second + 1; name != names_.end() && name->starts_with(kSecond); ++name) {
        second_classes_.push_back(name->substr(kSecond.size()));
    }
}

bool AnnotationRows::next() {
    if (!reader_.next(fields_)) return false;
    if (fields_.size() == names_.size()) return true;
    throw Error("cannot read " + path_.string() + ", line " + std::to_string(reader_.line()) +
                ": it has " + std::to_string(fields_.size()) + " fields, not " +
                std::to_string(names_.size()));
}

std::string_view AnnotationRows::operator[](std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end() ? std::string_view()
                                 : fields_[static_cast<std::size_t>(found - names_.begin())];
}

std::string_view AnnotationRows::number_or_nothing(std::string_view name) const {
    const std::string_view text = (*this)[name];
    if (!text.empty()) number<double>(text, path_, reader_.line());
    return text;
}

std::optional<double> AnnotationRows::number_at(std::size_t column) const {
    const std::string_view text = fields_.at(column);
    if (text.empty()) return {};
    return number<double>(text, path_, reader_.line());
}

std::int64_t AnnotationRows::frame() const {
    return number<std::int64_t>((*this)["frame"], path_, reader_.line());
}

double AnnotationRows::time_s() const {
    const auto value = number<double>((*this)["time_s"], path_, reader_.line());
    if (std::abs(value) <= kLatest_s) return value;
    throw Error("cannot read " + path_.string() + ", line " + std::to_string(reader_.line()) +
                ": the time is more than 10000 million seconds");
}

int AnnotationRows::track() const {
    const std::string_view text = (*this)["track"];
    return text.empty() ? 0 : number<int>(text, path_, reader_.line());
}

}  // namespace mien
