// Addresses of streams and files (RFC 3986, RFC 8089).
#pragma once

#include <string>

#include "mien/export.h"

namespace mien {

// A URL without "user:password@", to be shown and recorded.
MIEN_API std::string without_password(const std::string& url);

// The address of an absolute path: "/home/ann/a b.mp4" is "file:///home/ann/a%20b.mp4".
MIEN_API std::string file_url(const std::string& path);

// The way back, also from "FILE://host/..."; empty for any other text.
MIEN_API std::string path_of_file_url(const std::string& url);

}  // namespace mien
