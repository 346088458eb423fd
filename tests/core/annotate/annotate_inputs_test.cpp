#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "mien/annotate.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using test::write_text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> names(const InputPlan& plan) {
    std::vector<std::string> list;
    for (const AnnotateInput& input : plan.inputs) list.push_back(input.name);
    return list;
}

class PlanInputs : public ::testing::Test {
  protected:
    std::string touch(const std::string& name) const {
        std::filesystem::create_directories((in_ / name).parent_path());
        write_text(in_ / name, "x");
        return (in_ / name).string();
    }
    InputPlan plan(const std::vector<std::string>& named) const {
        return plan_inputs(named, out_.path());
    }
    const test::TemporaryFolder in_, out_;
};

TEST_F(PlanInputs, AFolderIsItsVideosAndItsPicturesTogether) {
    touch("talk/b.mp4");
    touch("talk/a.mkv");
    touch("talk/a.annotated.mp4");  // drawn by an earlier run
    touch("talk/2.jpg");
    touch("talk/1.png");
    touch("talk/notes.txt");
    const InputPlan found = plan({(in_ / "talk").string()});
    EXPECT_THAT(names(found), ElementsAre("a", "b", "talk"));
    EXPECT_THAT(found.problems, IsEmpty());
    ASSERT_EQ(found.inputs.size(), 3u);
    EXPECT_EQ(found.inputs[2].kind, SourceKind::stills);
    ASSERT_EQ(found.inputs[2].stills.size(), 2u);
    EXPECT_EQ(found.inputs[2].stills[0].filename(), "1.png");
}

TEST_F(PlanInputs, NamesThatAreSharedKeepTheirExtensionAndThenGetANumber) {
    EXPECT_THAT(names(plan({touch("clip.mp4"), touch("clip.mkv"), touch("other/clip.mp4")})),
                ElementsAre("clip.mp4", "clip.mkv", "clip.mp4-2"));
}

TEST_F(PlanInputs, ResultsOfAnotherInputAreLeftAlone) {
    write_text(out_ / "clip.csv", "somebody's");
    EXPECT_THAT(names(plan({touch("clip.mp4")})), ElementsAre("clip-2"));
    write_text(out_ / "show.json", R"({"input": {"source": "/elsewhere/show.mp4"}})");
    EXPECT_THAT(names(plan({touch("show.mp4")})), ElementsAre("show-2"));
}

TEST_F(PlanInputs, ADamagedDocumentIsAnotherInputs) {
    write_text(out_ / "clip.json", "[1, ");
    EXPECT_THAT(names(plan({touch("clip.mp4")})), ElementsAre("clip-2"));
}

TEST_F(PlanInputs, AnAddressIsNamedByItsLastPart) {
    EXPECT_THAT(names(plan({"http://host/way/show.ts?key=1", "rtsp://host", "rtsp://host/"})),
                ElementsAre("show", "stream", "stream-2"));
}

TEST_F(PlanInputs, WhatCannotBeUsedIsToldAndTheRestGoesOn) {
    touch("empty/notes.txt");
    const InputPlan found =
        plan({(in_ / "missing.mp4").string(), (in_ / "empty").string(), touch("clip.mp4")});
    EXPECT_THAT(names(found), ElementsAre("clip"));
    EXPECT_THAT(found.problems,
                ElementsAre(HasSubstr("missing.mp4"), HasSubstr("no videos and no pictures")));
}

}  // namespace
}  // namespace mien
