#include <gmock/gmock.h>
#include <sqlite3.h>

#include "cli/mienctl.h"

namespace mien::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Every row as "cell|cell".
std::vector<std::string> answers_of(const std::filesystem::path& file, const std::string& sql) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    std::vector<std::string> rows;
    const auto add = [](void* to, int count, char** cells, char**) {
        std::string row;
        for (int i = 0; i < count; ++i) {
            row += (i == 0 ? "" : "|") + std::string(cells[i] ? cells[i] : "NULL");
        }
        static_cast<std::vector<std::string>*>(to)->push_back(row);
        return 0;
    };
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), add, &rows, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
    return rows;
}

class SummarizeTable : public ::testing::Test {
  protected:
    // `frames` tenths of a second of a face that reads as the first class.
    void write(const std::string& name, int frames, const std::string& classes) const {
        const std::string first = classes.substr(0, classes.find(','));
        std::string text = "frame,time_s,status,track,x,y,width,height,expression,confidence," +
                           classes + ",sharpness,brightness,asymmetry,eyes,outside,roll\n";
        for (int i = 0; i < frames; ++i) {
            text += std::to_string(i) + "," + std::to_string(0.1 * i) + ",ok,1,1,2,30,40," + first +
                    ",0.8000,0.8000,0.2000,,,,,,0.0\n";
        }
        write_text(folder_ / name, text);
    }
    std::string path(const std::string& name) const {
        return "'" + (folder_ / name).string() + "'";
    }
    Answer summarize(const std::string& options) const {
        return mienctl("summarize " + path("a.csv") + " " + path("b.csv") + " " + options);
    }

    TemporaryFolder folder_;
};

TEST_F(SummarizeTable, ADatabaseHasTheRowsOfAllAnnotations) {
    write("a.csv", 3, "happy,neutral");
    write("b.csv", 2, "sad,happy");
    const Answer answer = summarize("--table " + path("all.sqlite") + " --rows --jobs 2");
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, HasSubstr("2 annotations -> " + (folder_ / "all.sqlite").string()));
    const auto file = folder_ / "all.sqlite";
    const std::string a = (folder_ / "a.csv").string();
    const std::string b = (folder_ / "b.csv").string();
    EXPECT_THAT(answers_of(file,
                           "SELECT annotation, frame, expression, happy, neutral, sad, "
                           "typeof(happy) FROM annotation"),
                ElementsAre(a + "|0|happy|0.8|0.2|NULL|real", a + "|1|happy|0.8|0.2|NULL|real",
                            a + "|2|happy|0.8|0.2|NULL|real", b + "|0|sad|0.2|NULL|0.8|real",
                            b + "|1|sad|0.2|NULL|0.8|real"));
    EXPECT_THAT(answers_of(file, "SELECT DISTINCT file FROM summary"), ElementsAre(a, b));
    EXPECT_THAT(answers_of(file, "PRAGMA integrity_check"), ElementsAre("ok"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "all.html"));
}

TEST_F(SummarizeTable, WithoutRowsItHasNone) {
    write("a.csv", 3, "happy,neutral");
    write("b.csv", 2, "sad,happy");
    EXPECT_EQ(summarize("--table " + path("all.sqlite")).status, 0);
    EXPECT_THAT(
        answers_of(folder_ / "all.sqlite", "SELECT name FROM sqlite_master WHERE type = 'table'"),
        ElementsAre("summary"));
}

TEST_F(SummarizeTable, WhatCannotBeReadIsSaidAndTheOthersAreThere) {
    write("a.csv", 3, "happy,neutral");
    write_text(folder_ / "b.csv", "no annotation\n");
    const Answer answer = summarize("--table " + path("all.sqlite") + " --rows");
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("b.csv"));
    EXPECT_THAT(answers_of(folder_ / "all.sqlite", "SELECT count(*) FROM annotation"),
                ElementsAre("3"));
}

TEST_F(SummarizeTable, RowsAreOfADatabase) {
    write("a.csv", 3, "happy,neutral");
    write("b.csv", 2, "sad,happy");
    const Answer answer = summarize("--table " + path("all.csv") + " --rows");
    EXPECT_EQ(answer.status, 2);
    EXPECT_THAT(answer.error, HasSubstr("--rows is of a --table that ends in .sqlite"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "all.csv"));
}

}  // namespace
}  // namespace mien::test
