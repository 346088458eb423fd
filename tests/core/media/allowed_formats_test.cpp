#include "core/media/allowed_formats.h"

#include <gmock/gmock.h>

#include "support/throws.h"

namespace mien {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(AllowedFormats, AnAddressMayUseItsOwnProtocolsOnly) {
    EXPECT_EQ(protocols_of("udp://@239.0.0.1:1234"), "udp");
    EXPECT_EQ(protocols_of("RTSP://camera/1"), protocols_of("rtsp://camera/1"));
    for (const char* url : {"http://host/a.mp4", "https://host/a", "rtsp://host", "srt://host:1"}) {
        EXPECT_THAT(protocols_of(url), Not(HasSubstr("file"))) << url;
        EXPECT_THAT(protocols_of(url), Not(HasSubstr("concat"))) << url;
    }
}

TEST(AllowedFormats, OtherKindsOfAddressAreRefused) {
    for (const char* url : {"file:///etc/passwd", "concat:a|b", "subfile,,start,0,end,9,,:a",
                            "pipe:0", "data:text/plain,x", "gopher://host/", "://", ""}) {
        EXPECT_THAT(test::error_of([&] { protocols_of(url); }), HasSubstr("unknown")) << url;
    }
}

}  // namespace
}  // namespace mien
