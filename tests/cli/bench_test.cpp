#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "mienctl.h"
#include "support/places.h"

namespace mien {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

// The first second of the demo clip, which shows a face.
std::string short_demo(const test::Workspace& work) {
    const std::string clip = (work / "demo.mp4").string();
    const test::Answer made = test::run("ffmpeg -v error -y -i '" + test::source_dir() +
                                        "/data/demo.mp4' -t 1 -c copy '" + clip + "'");
    EXPECT_EQ(made.status, 0) << made.error;
    return clip;
}

TEST(Bench, TellsTheStandingOfEachContestant) {
    const test::Workspace work;
    const test::Answer answer =
        test::mienctl("bench '" + short_demo(work) + "' --frames 12 --json --report '" +
                      (work / "pages").string() + "' --model '" + work.model().string() + "'");
    ASSERT_EQ(answer.status, 0) << answer.error;
    const json told = json::parse(answer.out);
    const json& contestants = told.at("contestants");
    ASSERT_EQ(contestants.size(), 3U);
    EXPECT_EQ(contestants.at(0).at("name"), "literature");
    EXPECT_EQ(contestants.at(1).at("name"), "live");
    EXPECT_EQ(contestants.at(2).at("name"), "offline");
    for (const json& one : contestants) {
        EXPECT_GT(one.at("fps"), 0) << one;
        EXPECT_EQ(one.at("frames"), 12) << one;
        // The demo shows a face throughout: whoever finds it must have classified it.
        EXPECT_GT(one.at("faces"), 0) << one;
        EXPECT_EQ(one.at("classified"), one.at("faces")) << one;
    }
    const std::string page = test::read_text(work / "pages/demo.html");
    EXPECT_THAT(page, HasSubstr("<svg"));
    EXPECT_THAT(page, HasSubstr("literature"));
}

TEST(Bench, TellsHowTimeGrows) {
    const test::Workspace work;
    const test::Answer answer = test::mienctl(
        "bench '" + short_demo(work) + "' --frames 6 --growth --minutes 0.01 --json --report '" +
        (work / "pages").string() + "' --model '" + work.model().string() + "'");
    ASSERT_EQ(answer.status, 0) << answer.error;
    const json growth = json::parse(answer.out).at("growth");
    EXPECT_EQ(growth.at("sizes").size(), 6U);
    EXPECT_EQ(growth.at("faces").size(), 7U);
    EXPECT_EQ(growth.at("faces").front().at("faces"), 0);
    EXPECT_GT(growth.at("faces").back().at("faces"), 8);
    EXPECT_EQ(growth.at("lengths").size(), 1U);
    EXPECT_GT(growth.at("powers").at("faces"), 0);
    EXPECT_THAT(test::read_text(work / "pages/demo.html"),
                HasSubstr("with the megapixels to the power"));
}

TEST(Bench, SaysWhatIsWrong) {
    const test::Workspace work;
    const std::string model = " --model '" + work.model().string() + "'";
    EXPECT_THAT(test::mienctl("bench /no/such.mp4" + model).error, HasSubstr("/no/such.mp4"));
    EXPECT_THAT(test::mienctl("bench '" + short_demo(work) + "' --model nobody").error,
                HasSubstr("nobody"));
    EXPECT_NE(test::mienctl("bench '" + short_demo(work) + "' --frames 0" + model).status, 0);
}

}  // namespace
}  // namespace mien
