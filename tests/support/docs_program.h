// The programs that the documentation shows, so that a test can run them as they stand there.
#pragma once

#include <string>

#include "support/places.h"
#include "support/temporary_folder.h"

namespace mien::test {

// The Python program in docs/<page> that begins with this line; empty where there is none.
inline std::string docs_program(const std::string& page, const std::string& first_line) {
    const std::string text = read_text(source_dir() + "/docs/" + page);
    const std::size_t at = text.find("```python\n" + first_line + "\n");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + std::string("```python\n").size();
    return text.substr(begin, text.find("```", begin) - begin);
}

// With its port, as it stands there, replaced.
inline std::string with_port(std::string program, const std::string& before,
                             const std::string& now) {
    const std::size_t at = program.find(before);
    return at == std::string::npos ? std::string() : program.replace(at, before.size(), now);
}

}  // namespace mien::test
