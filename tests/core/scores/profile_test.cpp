#include "mien/profile.h"

#include <gmock/gmock.h>

#include <cmath>

#include "support/fake_model.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using ::testing::HasSubstr;

Profile profile_of_fake() {
    Profile profile;
    profile.name = "Anna";
    profile.checkpoint = "fake";
    profile.checkpoint_sha256 = "0123";
    profile.temperature = 2;
    profile.biases = {{"calm", std::log(3.0)}, {"glad", 0}};
    profile.fitted = {{"to", "20 moments"}};
    return profile;
}

TEST(Profile, IsReadAsItWasWritten) {
    const test::TemporaryFolder folder;
    write_profile(folder / "anna.json", profile_of_fake());
    Profile read = read_profile(folder / "anna.json");
    EXPECT_EQ(read.sha256.size(), 64U);
    read.sha256.clear();
    EXPECT_EQ(read, profile_of_fake());
}

TEST(Profile, WhatIsNoneIsRefused) {
    const test::TemporaryFolder folder;
    const auto refusal = [&folder](const std::string& text) {
        test::write_text(folder / "p.json", text);
        return error_of([&] { read_profile(folder / "p.json"); });
    };
    EXPECT_THAT(refusal("{}"), HasSubstr("it is no profile"));
    EXPECT_THAT(refusal("{"), HasSubstr("cannot read the profile"));
    EXPECT_THAT(refusal(R"({"mien_profile":2})"), HasSubstr("a newer version"));
    EXPECT_THAT(refusal(R"({"mien_profile":1,"name":"a","checkpoint":{"name":"b","sha256":"c"},)"
                        R"("temperature":0,"biases":{}})"),
                HasSubstr("temperature must be at least 0.1"));
    EXPECT_THAT(refusal(R"({"mien_profile":1,"name":"a","checkpoint":{"name":"b","sha256":"c"},)"
                        R"("temperature":1,"biases":{"x":21}})"),
                HasSubstr("'x' must be a number from -20 to 20"));
}

TEST(Profile, ChangesTheScoresOfItsOwnCheckpoint) {
    // ln(0.64) / 2 and ln(0.36) / 2 are those of 0.8 and 0.6; three times the second: 8 to 18.
    const Scores changed = adapted_scores({0.64F, 0.36F}, 2, {0, std::log(3.0)});
    EXPECT_NEAR(changed[0], 8.0 / 26, 1e-6);
    EXPECT_NEAR(changed[1], 18.0 / 26, 1e-6);

    const auto model = with_profile(std::make_unique<test::FakeModel>(), profile_of_fake());
    EXPECT_EQ(model->info().profile, "Anna");
    EXPECT_EQ(model->info().sha256, "0123");
    const cv::Mat crop(48, 48, CV_8UC1, cv::Scalar(0.64 * 255));
    const Scores scores = model->classify({crop}).at(0);
    EXPECT_NEAR(scores[0], 8.0 / 26, 5e-3);

    Profile other = profile_of_fake();
    other.checkpoint_sha256 = "4567";
    EXPECT_THAT(error_of([&] { with_profile(std::make_unique<test::FakeModel>(), other); }),
                HasSubstr("it was made for another checkpoint, 'fake'"));
}

}  // namespace
}  // namespace mien
