#include "shards/work_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shards/outcomes.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::shards {
namespace {

using ::testing::HasSubstr;

TEST(WorkStatus, CountsWhatIsDoneRunningWaitingAndWrong) {
    const test::TemporaryFolder place;
    const WorkFolder folder{place / "out"};
    std::filesystem::create_directories(folder.outcomes());
    std::filesystem::create_directories(folder.claims());
    std::string list;
    for (const char* name : {"a", "b", "c", "d", "e"}) {
        // Ten seconds, by the guess that the plan makes.
        test::write_text(place / (std::string(name) + ".mp4"), std::string(2'500'000, 'x'));
        list += std::string(name) + ".mp4\n";
    }
    test::write_text(place / "list.txt", list + "gone.mp4\n");
    const std::string run = run_of({}, {}, {}, {});
    const WorkPlan plan = agree_on_plan(
        folder, place / "list.txt", run, std::chrono::seconds(60), [] { return false; },
        [](std::size_t, std::size_t) {});
    const auto state = [&plan](std::size_t i) { return state_of(plan.items[i].input); };
    write_outcome(folder.outcomes(), "a", {state(0), "", 1, 1, 1, "", ""});
    write_outcome(folder.outcomes(), "b", {state(1), "cut off", 1, 1, 1, "", ""});
    write_outcome(folder.outcomes(), "e", {"of a file that has changed", "", 1, 1, 1, "", ""});
    test::write_text(folder.claims() / "c.2", R"({"worker":"far:7","beat":3,"given_back":false,)"
                                              R"("share":0.5,"speed":0.25})");
    const WorkStatus status = work_status(folder);
    EXPECT_EQ(status.listed, 5);
    EXPECT_EQ(status.complete, 1);
    EXPECT_EQ(status.waiting, 2);
    ASSERT_EQ(status.running.size(), 1u);
    EXPECT_EQ(status.running[0].note.worker, "far:7");
    ASSERT_EQ(status.problems.size(), 1u);
    EXPECT_EQ(status.seconds, 50);
    EXPECT_EQ(status.seconds_done, 25);
    EXPECT_EQ(status.seconds_left, 100);  // 25 at a quarter of a second per second
    EXPECT_FALSE(status.is_complete());
    const std::string text = status_text(status);
    EXPECT_THAT(text, HasSubstr("1 of 5 complete, 1 running, 2 waiting, 1 with a problem"));
    EXPECT_THAT(text, HasSubstr("(50 %), about 2 min left"));
    EXPECT_THAT(text, HasSubstr("c: 50 %, far:7"));
    EXPECT_THAT(text, HasSubstr("problem with b: cut off"));
    EXPECT_THAT(text, HasSubstr("gone.mp4"));
}

TEST(WorkStatus, WithoutWorkIsTold) {
    const test::TemporaryFolder place;
    EXPECT_THAT(test::error_of([&] { work_status({place.path()}); }),
                HasSubstr("no work was begun"));
}

}  // namespace
}  // namespace mien::shards
