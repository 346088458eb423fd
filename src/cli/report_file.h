// Where the pages of --report go.
#pragma once

#include <filesystem>
#include <string>

namespace mienctl {

// Makes the folder, writes the page and says where it is on standard error. Throws Error.
void write_report(const std::filesystem::path& path, const std::string& page);

// "FOLDER/NAME.html", whatever else the name in a checkpoint's manifest holds: never elsewhere.
std::filesystem::path page_of(const std::filesystem::path& folder, std::string name);

}  // namespace mienctl
