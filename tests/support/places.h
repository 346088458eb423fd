// Folders that tests read. Named in one unit of its own, so that no other has this tree's path in
// it and a compiler cache serves every clone.
#pragma once

#include <string>

namespace mien::test {

std::string source_dir();    // of this project
std::string shared_media();  // real videos that lie beside it; often absent

}  // namespace mien::test
