#include "shards/outcomes.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace mien::shards {
namespace {

TEST(Outcomes, AreReadBackAsTheyWereWritten) {
    const test::TemporaryFolder folder;
    write_outcome(folder.path(), "a.b", {"17", "cut off", 10, 12, 1.5, "abc", "host:1"});
    write_outcome(folder.path(), "c", {"18", "", 1, 1, 0.5, "abd", "host:2"});
    const auto read = read_outcome(folder.path(), "a.b");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->input_state, "17");
    EXPECT_EQ(read->problem, "cut off");
    EXPECT_EQ(read->frames, 10);
    EXPECT_EQ(read->rows, 12);
    EXPECT_EQ(read->seconds, 1.5);
    EXPECT_EQ(read->csv_sha256, "abc");
    EXPECT_EQ(read->worker, "host:1");
    EXPECT_EQ(outcome_names(folder.path()), (std::set<std::string>{"a.b", "c"}));
    remove_outcome(folder.path(), "c");
    EXPECT_EQ(outcome_names(folder.path()), std::set<std::string>{"a.b"});
}

TEST(Outcomes, ThatAreMissingOrDamagedAreNone) {
    const test::TemporaryFolder folder;
    EXPECT_FALSE(read_outcome(folder.path(), "a"));
    for (const char* text : {"", "{}", "[1]", "{\"input_state\":1}", "{\"frames\":\"x\"}"}) {
        test::write_text(folder / "a.json", text);
        EXPECT_FALSE(read_outcome(folder.path(), "a")) << text;
    }
    EXPECT_TRUE(outcome_names(folder / "nothing").empty());
}

}  // namespace
}  // namespace mien::shards
