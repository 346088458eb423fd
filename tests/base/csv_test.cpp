#include "base/csv.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Records = std::vector<std::vector<std::string>>;

Records read(const std::string& text) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "table.csv", text);
    CsvReader reader(folder / "table.csv");
    Records records;
    for (std::vector<std::string_view> fields; reader.next(fields);) {
        records.emplace_back(fields.begin(), fields.end());
    }
    return records;
}

TEST(Csv, QuotesWhatMustBeAndNothingElse) {
    EXPECT_EQ(csv_text("plain text"), "plain text");
    EXPECT_EQ(csv_text("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_text("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(csv_text("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_text(""), "");
}

TEST(Csv, ReadsBackWhatItQuoted) {
    for (const std::string text : {"plain", "a,b", "say \"no\"", "two\nlines", "\"", ",", "\r"}) {
        const Records back = read("1," + csv_text(text) + ",2\n");
        EXPECT_EQ(back.size(), 1U) << text;
        EXPECT_EQ(back.at(0).size(), 3U) << text;
        EXPECT_EQ(text_of_cell(back[0].at(1)), text);
    }
}

TEST(Csv, TextsAreNoFormulas) {
    EXPECT_EQ(csv_text("=cmd()"), "'=cmd()");
    EXPECT_EQ(csv_text("@SUM(1,2)"), "\"'@SUM(1,2)\"");
    for (const std::string text :
         {"=1+1", "+1", "-1", "@a", "\tx", "'=1", "''-", "it's", "'quoted'", "a=b", ""}) {
        const Records back = read("1," + csv_text(text) + "\n");
        EXPECT_EQ(text_of_cell(back.at(0).at(1)), text);
    }
}

TEST(Csv, APipeIsRefusedAtOnce) {
    const test::TemporaryFolder folder;
    ASSERT_EQ(::mkfifo((folder / "t.csv").c_str(), 0600), 0);
    EXPECT_THAT(test::error_of([&] { CsvReader(folder / "t.csv"); }), HasSubstr("it is a pipe"));
}

TEST(Csv, TakesBothLineEndingsAByteOrderMarkAndEmptyLines) {
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "a,b\r\n\r\n1,2\n\n3,\n"),
              (Records{{"a", "b"}, {"1", "2"}, {"3", ""}}));
    EXPECT_EQ(read(""), Records{});
    EXPECT_EQ(read("\n\n"), Records{});
    EXPECT_EQ(read(",\n"), (Records{{"", ""}}));
}

TEST(Csv, TellsWhereARecordStandsAndWhetherItIsWhole) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "table.csv", "a,b\n\"1\n1\",2\n3,4");
    CsvReader reader(folder / "table.csv");
    std::vector<std::string_view> fields;
    EXPECT_EQ(reader.size(), 15);
    ASSERT_TRUE(reader.next(fields));
    EXPECT_EQ(reader.line(), 1);
    EXPECT_EQ(reader.position(), 4);
    ASSERT_TRUE(reader.next(fields));
    EXPECT_THAT(fields, ElementsAre("1\n1", "2"));
    EXPECT_EQ(reader.line(), 2);
    EXPECT_EQ(reader.offset(), 4);
    EXPECT_TRUE(reader.ended());
    ASSERT_TRUE(reader.next(fields));
    EXPECT_THAT(fields, ElementsAre("3", "4"));
    EXPECT_EQ(reader.line(), 4);
    EXPECT_FALSE(reader.ended());
    EXPECT_EQ(reader.position(), reader.size());
    EXPECT_FALSE(reader.next(fields));
    EXPECT_FALSE(reader.next(fields));
}

TEST(Csv, ReadsAcrossTheBlocksInWhichTheFileComes) {
    std::string text;
    Records expected;
    for (int i = 0; i < 200'000; ++i) {  // 2.5 MB
        const std::string number = std::to_string(i);
        text += number + ",\"x," + number + "\"\n";
        expected.push_back({number, "x," + number});
    }
    EXPECT_TRUE(read(text) == expected);
}

TEST(Csv, WithoutATableSaysWhy) {
    const test::TemporaryFolder folder;
    const auto refusal = [](const std::filesystem::path& path) {
        return test::error_of([&path] {
            CsvReader reader(path);
            std::vector<std::string_view> fields;
            while (reader.next(fields)) continue;
        });
    };
    EXPECT_THAT(refusal(folder / "none.csv"), HasSubstr("there is no such file"));
    EXPECT_THAT(refusal(folder.path()), HasSubstr("it is a folder"));
    test::write_text(folder / "endless.csv", "a,b\n" + std::string(3 << 20, 'x'));
    EXPECT_THAT(refusal(folder / "endless.csv"), HasSubstr("line 2: the line does not end"));
}

}  // namespace
}  // namespace mien
