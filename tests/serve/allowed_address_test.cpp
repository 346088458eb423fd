#include "serve/allowed_address.h"

#include <gtest/gtest.h>

#include "mien/error.h"

namespace mien::serve {
namespace {

TEST(AllowedAddress, BeginsAsAnEntryDoes) {
    const std::vector<std::string> entries{"http://camera.local",
                                           "https://pictures.example:8443/today/"};
    for (const char* address :
         {"http://camera.local/", "http://camera.local/now.jpg?size=2", "http://camera.local",
          "https://pictures.example:8443/today/1.png"}) {
        EXPECT_TRUE(is_allowed(address, entries)) << address;
    }
    for (const char* address :
         {"https://camera.local/", "http://camera.local.evil.example/", "http://camera.local:81/",
          "http://camera.local@evil.example/", "http://evil.example/http://camera.local/",
          "https://pictures.example:8443/", "https://pictures.example:8443/today/../private.png",
          "https://pictures.example:8443/today/%2e%2E/private.png",
          "https://pictures.example:8443/today/.%2e/private.png", "http://camera.local/%2",
          "http://camera.local/a b", "http://camera.local/\r\nHost: evil.example",
          "http://camera.local\\@evil.example/", "file:///etc/passwd", "", "http://",
          "HTTP://camera.local/", "http://camera.local?x"}) {
        EXPECT_FALSE(is_allowed(address, entries)) << address;
    }
    EXPECT_FALSE(is_allowed("http://camera.local/", {}));
}

TEST(AllowedAddress, EntriesAreAddresses) {
    for (const char* entry : {"http://camera.local", "http://10.0.0.7:8080/snap"}) {
        EXPECT_TRUE(is_allow_entry(entry)) << entry;
    }
    for (const char* entry : {"camera.local", "ftp://camera.local/", "http://user:word@camera/",
                              "*", "http://", "http:///way"}) {
        EXPECT_FALSE(is_allow_entry(entry)) << entry;
    }
}

TEST(AllowedAddress, OthersAreNotFetched) {
    EXPECT_THROW(fetch_allowed("http://127.0.0.1:9/", {}, 1000), Error);
    // Allowed, but nobody listens there.
    EXPECT_THROW(fetch_allowed("http://127.0.0.1:9/", {"http://127.0.0.1:9/"}, 1000), Error);
}

}  // namespace
}  // namespace mien::serve
