#include "shards/claims.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "mien/error.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::shards {
namespace {

using namespace std::chrono_literals;

constexpr Lease kLong = 10min;
constexpr Lease kShort = 600ms;

// Until `what` holds; false after a minute.
template <typename What>
bool becomes(const What& what) {
    for (int i = 0; i < 6000; ++i) {
        if (what()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

class ClaimsTest : public ::testing::Test {
  protected:
    // As a worker that was killed leaves it: nobody beats.
    void leave_dead_claim(const std::string& name, int number, double share = 0) {
        test::write_text(folder_ / (name + "." + std::to_string(number)),
                         R"({"worker":"gone:1","beat":7,"given_back":false,"share":)" +
                             std::to_string(share) + R"(,"speed":0})");
    }
    test::TemporaryFolder folder_;
};

TEST_F(ClaimsTest, WhatADamagedOneSaysIsWithinBounds) {
    leave_dead_claim("clip", 1, 1e300);
    EXPECT_EQ(read_claim(folder_.path(), "clip", 1).share, 1);
    EXPECT_EQ(read_claim(folder_.path(), "clip", 1).beat, 7);
    test::write_text(folder_ / "clip.2",
                     R"({"worker":"gone:1","beat":1e30,"given_back":true,"share":0,"speed":0})");
    EXPECT_EQ(read_claim(folder_.path(), "clip", 2).worker, "");
    EXPECT_FALSE(read_claim(folder_.path(), "clip", 2).given_back);
}

TEST_F(ClaimsTest, OneWorkerHasAThingAtATime) {
    Claims one(folder_.path(), kLong);
    Claims other(folder_.path(), kLong);
    auto claim = one.take("clip");
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->number(), 1);
    EXPECT_FALSE(other.take("clip"));
    EXPECT_FALSE(one.take("clip"));
    EXPECT_TRUE(other.take("another"));
    EXPECT_FALSE(claim->lost());
}

TEST_F(ClaimsTest, OfAllWhoTryAtOnceOneSucceeds) {
    for (int round = 0; round < 20; ++round) {
        const std::string name = "clip" + std::to_string(round);
        std::atomic<int> ready = 0;
        std::atomic<int> taken = 0;
        std::vector<std::jthread> workers;
        std::vector<std::unique_ptr<Claim>> claims(8);
        for (auto& claim : claims) {
            workers.emplace_back([&] {
                Claims mine(folder_.path(), kLong);
                ++ready;
                while (ready < 8) std::this_thread::yield();
                claim = mine.take(name);
                if (claim) ++taken;
            });
        }
        workers.clear();
        EXPECT_EQ(taken, 1);
    }
}

TEST_F(ClaimsTest, WhatIsGivenBackIsFreeAtOnce) {
    Claims one(folder_.path(), kLong);
    Claims other(folder_.path(), kLong);
    one.take("clip").reset();
    const auto claim = other.take("clip");
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->number(), 2);
    EXPECT_EQ(other.fruitless("clip"), 0);
}

TEST_F(ClaimsTest, WhatIsDoneLeavesNothing) {
    Claims one(folder_.path(), kLong);
    leave_dead_claim("clip", 1);
    test::write_text(folder_ / "clip.more.1", "another's");
    one.take("clip");
    Claims patient(folder_.path(), 1ms);
    std::unique_ptr<Claim> claim;
    ASSERT_TRUE(becomes([&] { return (claim = patient.take("clip")) != nullptr; }));
    claim->done();
    claim.reset();
    EXPECT_EQ(newest_claims(folder_.path()),
              (std::map<std::string, std::int64_t>{{"clip.more", 1}}));
}

TEST_F(ClaimsTest, ASilentWorkerLosesItAfterTheLease) {
    leave_dead_claim("clip", 3);
    Claims claims(folder_.path(), kShort);
    const auto began = std::chrono::steady_clock::now();
    EXPECT_FALSE(claims.take("clip"));  // it may be alive
    std::unique_ptr<Claim> claim;
    ASSERT_TRUE(becomes([&] { return (claim = claims.take("clip")) != nullptr; }));
    EXPECT_GE(std::chrono::steady_clock::now() - began, kShort);
    EXPECT_EQ(claim->number(), 4);
}

TEST_F(ClaimsTest, ALivingWorkerKeepsItFarBeyondTheLease) {
    Claims one(folder_.path(), 3s);
    Claims other(folder_.path(), 3s);
    const auto claim = one.take("clip");
    const std::int64_t first = read_claim(folder_.path(), "clip", 1).beat;
    const auto end = std::chrono::steady_clock::now() + 7s;
    while (std::chrono::steady_clock::now() < end) {
        ASSERT_FALSE(other.take("clip"));
        std::this_thread::sleep_for(20ms);
    }
    EXPECT_FALSE(claim->lost());
    EXPECT_GT(read_claim(folder_.path(), "clip", 1).beat, first);
}

TEST_F(ClaimsTest, OnlyASignOfLifeMakesAWorkerAlive) {
    Claims claims(folder_.path(), kLong);
    leave_dead_claim("dead", 1);
    EXPECT_FALSE(claims.take("dead"));
    EXPECT_FALSE(claims.take("dead"));
    EXPECT_FALSE(claims.is_alive("dead"));
    EXPECT_FALSE(claims.is_alive("unknown"));
    Claims others(folder_.path(), kShort);
    const auto claim = others.take("clip");
    EXPECT_TRUE(becomes([&] { return !claims.take("clip") && claims.is_alive("clip"); }));
}

TEST_F(ClaimsTest, WhoWasTakenOverNoticesAndLeavesItAlone) {
    Claims claims(folder_.path(), kShort);
    auto claim = claims.take("clip");
    leave_dead_claim("clip", 2);  // while this worker was asleep
    EXPECT_TRUE(becomes([&] { return claim->lost(); }));
    const std::string before = test::read_text(folder_ / "clip.2");
    claim.reset();
    EXPECT_EQ(test::read_text(folder_ / "clip.2"), before);
    EXPECT_FALSE(read_claim(folder_.path(), "clip", 1).given_back);
}

TEST_F(ClaimsTest, WhoseWorkWasDoneByAnotherNoticesAndMakesNoClaimAnew) {
    Claims claims(folder_.path(), kShort);
    auto claim = claims.take("clip");
    std::filesystem::remove(folder_ / "clip.1");
    EXPECT_TRUE(becomes([&] { return claim->lost(); }));
    claim.reset();
    EXPECT_TRUE(newest_claims(folder_.path()).empty());
}

TEST_F(ClaimsTest, WhatWorkersTellIsReadByOthers) {
    Claims claims(folder_.path(), kShort);
    const auto claim = claims.take("clip");
    claim->tell(0.25, 3);
    EXPECT_TRUE(becomes([&] { return read_claim(folder_.path(), "clip", 1).share == 0.25; }));
    const ClaimNote note = read_claim(folder_.path(), "clip", 1);
    EXPECT_EQ(note.speed, 3);
    EXPECT_EQ(note.worker, worker_name());
}

TEST_F(ClaimsTest, ClaimsThatBroughtTheWorkNoFurtherAreCounted) {
    leave_dead_claim("clip", 1, 0.5);
    leave_dead_claim("clip", 2, 0.5);
    leave_dead_claim("clip", 3, 0.7);
    leave_dead_claim("clip", 4, 0.7);
    leave_dead_claim("clip", 5, 0.7);
    leave_dead_claim("clip", 6, 0);  // the present one
    EXPECT_EQ(Claims(folder_.path(), kLong).fruitless("clip"), 3);
}

TEST_F(ClaimsTest, ADamagedClaimExpiresToo) {
    test::write_text(folder_ / "clip.1", "{");
    Claims claims(folder_.path(), 50ms);
    EXPECT_TRUE(becomes([&] { return claims.take("clip") != nullptr; }));
}

TEST_F(ClaimsTest, AFolderThatCannotBeWrittenIsTold) {
    test::write_text(folder_ / "file", "");
    EXPECT_NE(test::error_of([&] { Claims(folder_ / "file/claims", kLong); }).find("cannot write"),
              std::string::npos);
}

}  // namespace
}  // namespace mien::shards
