// Sample faces for the page: pictures in a folder per class.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mien::serve {

// Reads the names once; what a request names is looked up among them, so that it reaches no other
// file. Thread rule: any thread.
class Samples {
  public:
    // `folder`: empty for none. Folders in it are named as classes are, by any of their names
    // (expressions.h); of each, the first 24 pictures count. Throws Error where it cannot be read
    // or holds none.
    explicit Samples(const std::filesystem::path& folder);

    // How many there are, by expression_key().
    std::map<std::string, std::size_t> counts() const;

    // One as JPEG, 320 pixels wide at most; empty where there is none. Throws Error where the file
    // is no picture.
    std::string jpeg(const std::string& key, std::size_t index) const;

  private:
    std::map<std::string, std::vector<std::filesystem::path>> files_;
};

}  // namespace mien::serve
