#include "shards/work_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <thread>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::shards {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Lease kLease = std::chrono::seconds(60);

class WorkPlanTest : public ::testing::Test {
  protected:
    WorkPlanTest() {
        for (const char* folder : {"in", "in/more", "out"}) {
            std::filesystem::create_directory(folder_ / folder);
        }
        run_ = run_of(checkpoint_, analyzer_, settings_, {});
    }
    // No video: the plan guesses its length from its bytes, 250 kB a second.
    void add(const std::string& name, std::size_t bytes) {
        test::write_text(folder_ / "in" / name, std::string(bytes, 'x'));
    }
    std::filesystem::path list(const std::string& text) {
        test::write_text(folder_ / "in/list.txt", text);
        return folder_ / "in/list.txt";
    }
    WorkPlan plan(const std::filesystem::path& manifest) {
        return agree_on_plan(
            out_, manifest, run_, kLease, [] { return false; }, [](std::size_t, std::size_t) {});
    }
    std::string error(const std::filesystem::path& manifest) {
        return test::error_of([&] { plan(manifest); });
    }
    static std::vector<std::string> names(const WorkPlan& plan) {
        std::vector<std::string> all;
        for (const WorkItem& item : plan.items) {
            if (item.listed) all.push_back(item.input.name);
        }
        return all;
    }

    test::TemporaryFolder folder_;
    const WorkFolder out_{folder_ / "out"};
    CheckpointInfo checkpoint_;
    AnalyzerSettings analyzer_;
    AnnotateSettings settings_;
    std::string run_;
};

TEST_F(WorkPlanTest, ADamagedPlanIsRefused) {
    const auto write = [&](const std::string& run, const std::string& called) {
        std::string inputs;
        for (const char name : called) {
            inputs += (inputs.empty() ? "" : ",") + std::string(R"({"name":")") +
                      (name == '^' ? "../b" : std::string(1, name)) +
                      R"(","kind":"video","source":"/x","bytes":1,"seconds":1,"listed":true})";
        }
        std::filesystem::create_directory(out_.root());
        test::write_text(out_.plan(), R"({"schema":"mien.work/1","run":)" + run +
                                          R"(,"problems":[],"inputs":[)" + inputs + "]}");
    };
    const auto error_of_plan = [&](const std::string& run, const std::string& called) {
        write(run, called);
        return test::error_of([&] { read_plan(out_); });
    };
    write("{}", "ab");
    EXPECT_THAT(names(read_plan(out_)), ElementsAre("a", "b"));
    EXPECT_THAT(error_of_plan("{}", "a^"), HasSubstr("no file's"));
    EXPECT_THAT(error_of_plan("{}", "."), HasSubstr("no file's"));
    EXPECT_THAT(error_of_plan("{}", "aba"), HasSubstr("two inputs have the same name"));
    constexpr std::size_t deep = 1'000'000;  // would overflow the stack
    EXPECT_THAT(error_of_plan(std::string(deep, '[') + std::string(deep, ']'), "a"),
                HasSubstr("nested too deep"));
}

TEST_F(WorkPlanTest, AListHasPathsOfItsOwnFolderOneALine) {
    add("a.mp4", 500'000);
    add("b c.mp4", 250'000);
    const WorkPlan made = plan(list("# clips\r\na.mp4\r\n\n" + (folder_ / "in/b c.mp4").string()));
    EXPECT_THAT(names(made), ElementsAre("a", "b c"));
    EXPECT_EQ(made.items[0].input.source, (folder_ / "in/a.mp4").string());
    EXPECT_EQ(made.items[0].bytes, 500'000);
    EXPECT_EQ(made.items[0].seconds, 2);
}

TEST_F(WorkPlanTest, IsReadBackAsItWasWritten) {
    add("a.mp4", 500'000);
    const WorkPlan made = plan(list("a.mp4\ngone.mp4\n"));
    const WorkPlan read = read_plan(out_);
    EXPECT_EQ(read.run, made.run);
    ASSERT_EQ(read.items.size(), 1u);
    EXPECT_EQ(read.items[0].input.source, made.items[0].input.source);
    EXPECT_EQ(read.items[0].seconds, 2);
    ASSERT_EQ(read.problems.size(), 1u);
    EXPECT_THAT(read.problems[0], HasSubstr("gone.mp4"));
}

TEST_F(WorkPlanTest, NamesOnceGivenStayWhenTheListGrowsAndShrinks) {
    add("a.mp4", 1);
    add("b.mp4", 1);
    add("more/a.mp4", 1);
    EXPECT_THAT(names(plan(list("a.mp4\nb.mp4\n"))), ElementsAre("a", "b"));
    const WorkPlan grown = plan(list("more/a.mp4\na.mp4\nb.mp4\n"));
    EXPECT_THAT(names(grown), ElementsAre("a", "b", "a.mp4"));
    EXPECT_THAT(names(plan(list("b.mp4\nmore/a.mp4\n"))), ElementsAre("b", "a.mp4"));
    EXPECT_THAT(names(plan(list("a.mp4\n"))), ElementsAre("a"));
}

TEST_F(WorkPlanTest, WhatIsListedTwiceIsThereOnce) {
    add("a.mp4", 1);
    EXPECT_EQ(plan(list("a.mp4\n./a.mp4\na.mp4\n")).items.size(), 1u);
    EXPECT_EQ(plan(list("a.mp4\n./a.mp4\na.mp4\n")).items.size(), 1u);
}

TEST_F(WorkPlanTest, WorkersThatBeginAtOnceHaveOnePlan) {
    for (int i = 0; i < 50; ++i) add("clip" + std::to_string(i) + ".mp4", 100);
    std::vector<std::vector<std::string>> all(6);
    {
        std::vector<std::jthread> workers;
        for (auto& one : all) workers.emplace_back([&] { one = names(plan(folder_ / "in")); });
    }
    for (const auto& one : all) EXPECT_EQ(one, all.front());
    EXPECT_EQ(all.front().size(), 50u);
}

TEST_F(WorkPlanTest, AnotherRunIsRefusedAndSaysWhatDiffers) {
    add("a.mp4", 1);
    plan(list("a.mp4\n"));
    checkpoint_.precision = Precision::bfloat16;
    run_ = run_of(checkpoint_, analyzer_, settings_, {});
    EXPECT_THAT(error(list("a.mp4\n")), HasSubstr("another precision"));
    analyzer_.detector.min_face = 99;
    checkpoint_.precision = Precision::automatic;
    run_ = run_of(checkpoint_, analyzer_, settings_, {});
    EXPECT_THAT(error(list("a.mp4\n")), HasSubstr("another settings"));
}

TEST_F(WorkPlanTest, ResultsThatWereThereAreNotWrittenOver) {
    add("a.mp4", 1);
    test::write_text(folder_ / "out/a.csv", "precious");
    EXPECT_THAT(error(list("a.mp4\n")), HasSubstr("a.csv is there already"));
    EXPECT_EQ(test::read_text(folder_ / "out/a.csv"), "precious");
}

TEST_F(WorkPlanTest, ListsThatAreNoneAreRefused) {
    EXPECT_THAT(error(folder_ / "in/none.txt"), HasSubstr("cannot read the list"));
    EXPECT_THAT(error(list("# nothing\n")), HasSubstr("names no file"));
    EXPECT_THAT(error(list("http://host/a.ts\n")), HasSubstr("only files"));
    EXPECT_THAT(error(list(std::string("a\0b", 3))), HasSubstr("no list of paths"));
    std::filesystem::create_directory(folder_ / "out/.work");
    test::write_text(folder_ / "out/.work/plan.json", "{\"schema\": \"mien.work/1\"}");
    add("a.mp4", 1);
    EXPECT_THAT(error(list("a.mp4\n")), HasSubstr("cannot use"));
}

TEST_F(WorkPlanTest, ShardsHaveEverythingOnceAndAreBalanced) {
    WorkPlan made;
    double all = 0;
    for (int i = 0; i < 101; ++i) {
        WorkItem item;
        item.seconds = 10 + (i * 37) % 101;
        item.listed = i != 50;
        if (item.listed) all += item.seconds;
        made.items.push_back(item);
    }
    std::vector<std::size_t> seen;
    for (int i = 1; i <= 7; ++i) {
        const auto own = items_of(made, {i, 7});
        double load = 0;
        for (const std::size_t index : own) load += made.items[index].seconds;
        EXPECT_NEAR(load, all / 7, 20);
        EXPECT_TRUE(std::is_sorted(own.begin(), own.end(), [&](auto a, auto b) {
            return made.items[a].seconds > made.items[b].seconds;
        }));
        seen.insert(seen.end(), own.begin(), own.end());
    }
    std::sort(seen.begin(), seen.end());
    std::vector<std::size_t> expected(101);
    std::iota(expected.begin(), expected.end(), 0u);
    expected.erase(expected.begin() + 50);
    EXPECT_EQ(seen, expected);
    EXPECT_TRUE(items_of({}, {1, 2}).empty());
}

TEST(Shards, AreWrittenAsPartsOfAWhole) {
    EXPECT_EQ(parse_shard("3/4").number, 3);
    EXPECT_EQ(parse_shard("3/4").of, 4);
    for (const char* bad :
         {"", "/", "0/4", "5/4", "1/0", "1", "a/b", "1/4/2", "1/1000000", "-1/2"}) {
        EXPECT_THAT(test::error_of([&] { parse_shard(bad); }), HasSubstr("1/4 to 4/4")) << bad;
    }
}

TEST_F(WorkPlanTest, AnInputThatChangesIsAnother) {
    add("a.mp4", 10);
    AnnotateInput input;
    input.source = (folder_ / "in/a.mp4").string();
    const std::string before = state_of(input);
    EXPECT_EQ(state_of(input), before);
    add("a.mp4", 11);
    EXPECT_NE(state_of(input), before);
}

}  // namespace
}  // namespace mien::shards
