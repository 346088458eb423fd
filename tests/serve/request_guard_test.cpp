#include "serve/request_guard.h"

#include <gtest/gtest.h>

#include "mien/error.h"
#include "serve/token.h"

namespace mien::serve {
namespace {

using Headers = std::map<std::string, std::vector<std::string>>;

// What a program that is no browser sends.
RequestHead asks(const std::string& method, const std::string& path, const Headers& more = {},
                 const std::string& host = "127.0.0.1:8700") {
    RequestHead head{method, path, {}, more};
    head.headers.try_emplace("host", std::vector{host});
    return head;
}

int status(const RequestGuard& guard, const RequestHead& head) {
    const auto refusal = guard.check(head);
    EXPECT_TRUE(!refusal || !refusal->reason.empty());
    return refusal ? refusal->status : 200;
}

TEST(RequestGuard, KnowsItsOwnNamesOnly) {
    const RequestGuard guard({}, 8700);
    for (const char* host : {"127.0.0.1:8700", "localhost:8700", "LOCALHOST", "localhost:9000",
                             "[::1]:8700", "127.0.0.1"}) {
        EXPECT_EQ(status(guard, asks("GET", "/api/state", {}, host)), 200) << host;
    }
    for (const char* host :
         {"evil.example", "evil.example:8700", "localhost.evil.example", "", "192.168.1.5:8700",
          "127.0.0.1.evil.example:8700", "[::2]:8700", "[::1", ":8700", "127.0.0.1@evil.example"}) {
        EXPECT_EQ(status(guard, asks("GET", "/api/state", {}, host)), 403) << host;
    }
    RequestHead none = asks("GET", "/");
    none.headers.erase("host");
    EXPECT_EQ(status(guard, none), 403);
    RequestHead two = asks("GET", "/");
    two.headers["host"].emplace_back("evil.example");
    EXPECT_EQ(status(guard, two), 403);
}

TEST(RequestGuard, OnANetworkTakesNumbersAndNamesGiven) {
    ServeSettings settings;
    settings.address = "0.0.0.0";
    settings.names = {"Lab.example"};
    const RequestGuard guard(settings, 8700);
    for (const char* host : {"192.168.1.5:8700", "lab.example", "localhost", "[fe80::1]:8700"}) {
        EXPECT_EQ(status(guard, asks("GET", "/", {}, host)), 200) << host;
    }
    EXPECT_EQ(status(guard, asks("GET", "/", {}, "evil.example")), 403);
}

TEST(RequestGuard, RefusesOtherPages) {
    const RequestGuard guard({}, 8700);
    const auto post = [&](const Headers& headers) {
        return status(guard, asks("POST", "/api/record", headers));
    };
    EXPECT_EQ(post({}), 200) << "no browser";
    EXPECT_EQ(post({{"origin", {"http://127.0.0.1:8700"}}}), 200);
    EXPECT_EQ(post({{"sec-fetch-site", {"same-origin"}}}), 200);
    for (const char* origin : {"http://evil.example", "null", "http://127.0.0.1:9000",
                               "http://127.0.0.1:8700.evil.example", "127.0.0.1:8700"}) {
        EXPECT_EQ(post({{"origin", {origin}}}), 403) << origin;
    }
    for (const char* site : {"cross-site", "same-site", "new-word"}) {
        EXPECT_EQ(post({{"sec-fetch-site", {site}}}), 403) << site;
        // Nor may it show the picture in itself.
        EXPECT_EQ(status(guard, asks("GET", "/stream.mjpg", {{"sec-fetch-site", {site}}})), 403);
    }
    // A link to the page, from anywhere.
    const Headers link{{"sec-fetch-site", {"cross-site"}}, {"sec-fetch-mode", {"navigate"}}};
    EXPECT_EQ(status(guard, asks("GET", "/", link)), 200);
    EXPECT_EQ(status(guard, asks("GET", "/api/state", link)), 403);
    EXPECT_EQ(status(guard, asks("POST", "/", link)), 403);
}

TEST(RequestGuard, AsksForTheTokenInAnyOfThreeWays) {
    ServeSettings settings;
    settings.token = "secret-words";
    const RequestGuard guard(settings, 8700);
    EXPECT_EQ(status(guard, asks("GET", "/")), 401);
    EXPECT_EQ(status(guard, asks("GET", "/", {{"authorization", {"Bearer secret-words"}}})), 200);
    EXPECT_EQ(status(guard, asks("GET", "/", {{"cookie", {"a=b; mien_8700=secret-words"}}})), 200);
    RequestHead query = asks("GET", "/stream.mjpg");
    query.query_token = "secret-words";
    EXPECT_EQ(status(guard, query), 200);
    for (const Headers& wrong :
         {Headers{{"authorization", {"Bearer secret-word"}}},
          Headers{{"authorization", {"Bearer secret-wordz"}}},
          Headers{{"authorization", {"secret-words"}}}, Headers{{"authorization", {"Bearer "}}},
          Headers{{"cookie", {"mien_8701=secret-words"}}},
          Headers{{"cookie", {"mien_8700=secret-words2"}}}, Headers{{"cookie", {"mien_8700"}}}}) {
        EXPECT_EQ(status(guard, asks("GET", "/", wrong)), 401);
    }
}

TEST(RequestGuard, TokensAreComparedWhole) {
    EXPECT_TRUE(same_token("abcdefgh", "abcdefgh"));
    for (const char* other : {"", "abcdefg", "abcdefghi", "Abcdefgh", "abcdefgH"}) {
        EXPECT_FALSE(same_token(other, "abcdefgh")) << other;
    }
    EXPECT_FALSE(same_token("", "")) << "no token is not a token";
    EXPECT_EQ(make_token().size(), 32U);
    EXPECT_NE(make_token(), make_token());
}

TEST(RequestGuard, WantsToKnowHowMuchIsSent) {
    ServeSettings settings;
    settings.body_mb = 1;
    const RequestGuard guard(settings, 8700);
    const auto post = [&](const std::string& path, const Headers& headers) {
        return status(guard, asks("POST", path, headers));
    };
    EXPECT_EQ(post("/api/analyze", {{"content-length", {"1048576"}}}), 200);
    EXPECT_EQ(post("/api/analyze", {{"content-length", {"1048577"}}}), 413);
    EXPECT_EQ(post("/api/markers", {{"content-length", {"16384"}}}), 200);
    EXPECT_EQ(post("/api/markers", {{"content-length", {"16385"}}}), 413);
    for (const char* wrong : {"-1", "many", "", "1e3", "99999999999999999999"}) {
        EXPECT_EQ(post("/api/analyze", {{"content-length", {wrong}}}), 400) << wrong;
    }
    EXPECT_EQ(post("/api/analyze", {{"content-length", {"1", "2"}}}), 400);
    EXPECT_EQ(post("/api/analyze", {{"transfer-encoding", {"chunked"}}}), 411);
    EXPECT_EQ(post("/api/analyze", {{"content-encoding", {"gzip"}}}), 415);
    EXPECT_EQ(status(guard, asks("DELETE", "/")), 405);
}

TEST(ServeSettings, AreCheckedBeforeAnythingListens) {
    const auto is_wrong = [](const ServeSettings& settings) {
        try {
            settings.validate();
            return false;
        } catch (const Error&) {
            return true;
        }
    };
    EXPECT_FALSE(is_wrong({}));
    ServeSettings settings;
    settings.token = "short";
    EXPECT_TRUE(is_wrong(settings));
    settings.token = "with spaces in it";
    EXPECT_TRUE(is_wrong(settings));
    settings.token = "long-enough_2";
    EXPECT_FALSE(is_wrong(settings));
    settings.allow = {"http://camera.local/"};
    EXPECT_FALSE(is_wrong(settings));
    settings.allow = {"camera.local"};
    EXPECT_TRUE(is_wrong(settings));
    settings.allow = {};
    settings.port = 70000;
    EXPECT_TRUE(is_wrong(settings));
}

}  // namespace
}  // namespace mien::serve
