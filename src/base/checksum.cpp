#include "base/checksum.h"

#include <cstdio>

namespace mien {

namespace {

std::string line_of(std::string_view content) {
    Checksum sum;
    sum.add(content.data(), content.size());
    char line[18];
    std::snprintf(line, sizeof line, "%016llx\n", static_cast<unsigned long long>(sum.value()));
    return line;
}

}  // namespace

std::string with_checksum(std::string_view content) {
    return line_of(content).append(content);
}

std::optional<std::string> checked_content(std::string_view file) {
    constexpr std::size_t kLine = 17;
    if (file.size() < kLine || line_of(file.substr(kLine)) != file.substr(0, kLine)) {
        return std::nullopt;
    }
    return std::string(file.substr(kLine));
}

}  // namespace mien
