// The page and what belongs to it, compiled in from the folder page/.
#pragma once

#include <span>
#include <string_view>

namespace mien::serve {

struct PageFile {
    std::string_view name;  // "page.js"
    const char* type;       // of its content, for Content-Type
    const char* content;
};

std::span<const PageFile> page_files();

// Its content. `name` must be that of one.
const char* page_file(std::string_view name);

}  // namespace mien::serve
