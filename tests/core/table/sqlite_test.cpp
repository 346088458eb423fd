// Read by SQLite itself.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "core/table/dialect_clip.h"
#include "mien/annotation_formats.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

// Every row as "cell|cell".
std::vector<std::string> ask(const std::filesystem::path& file, const std::string& sql) {
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

class Sqlite : public ::testing::Test {
  protected:
    Sqlite() { test::write_dialect_clip(folder_ / "clip"); }

    test::TemporaryFolder folder_;
};

TEST_F(Sqlite, HasTheRowsWithTheirTypes) {
    const auto file = folder_ / "clip.sqlite";
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::sqlite, file);
    EXPECT_THAT(ask(file, "PRAGMA integrity_check"), ::testing::ElementsAre("ok"));
    EXPECT_THAT(
        ask(file, "SELECT frame, time_s, status, track, happy FROM annotation"),
        ::testing::ElementsAre("0|2.5|ok|1|0.8", "0|2.5|ok|2|0.1", "1|2.6|ok|1|0.8",
                               "1|2.6|blurred|2|0.1", "2|2.7|ok|1|0.1", "3|2.8|no_face|NULL|NULL",
                               "4|2.9|no_face|NULL|NULL", "5|3.0|ok|1|0.1"));
    EXPECT_THAT(ask(file,
                    "SELECT DISTINCT typeof(frame), typeof(time_s), typeof(status), typeof(track), "
                    "typeof(happy) FROM annotation WHERE track IS NOT NULL"),
                ::testing::ElementsAre("integer|real|text|integer|real"));
    EXPECT_THAT(ask(file, "SELECT count(*) FROM pragma_table_info('annotation')"),
                ::testing::ElementsAre("19"));
}

TEST_F(Sqlite, HasWhatIsDerivedWhereItIsAskedFor) {
    const auto file = folder_ / "clip.sqlite";
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::sqlite, file, {}, {}, {}, true);
    EXPECT_THAT(ask(file,
                    "SELECT frame, derived_valence, derived_arousal, typeof(derived_valence) FROM "
                    "annotation WHERE track = 1 OR track IS NULL LIMIT 4"),
                ::testing::ElementsAre("0|0.597|0.467|real", "1|0.597|0.467|real",
                                       "2|-0.327|0.523|real", "3|NULL|NULL|null"));
    EXPECT_THAT(ask(file, "SELECT count(*) FROM pragma_table_info('annotation')"),
                ::testing::ElementsAre("21"));
}

TEST_F(Sqlite, TheSameRowsGiveTheSameBytes) {
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::sqlite, folder_ / "a.sqlite");
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::sqlite, folder_ / "b.sqlite");
    EXPECT_EQ(test::read_text(folder_ / "a.sqlite"), test::read_text(folder_ / "b.sqlite"));
}

TEST_F(Sqlite, NoOtherFileIsOpened) {
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::sqlite, folder_ / "a.sqlite");
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / ".")) {
        names.push_back(entry.path().filename().string());
    }
    EXPECT_THAT(names, ::testing::UnorderedElementsAre("clip.csv", "a.sqlite"));
}

// Names that only case tells apart, and what would end a statement.
TEST_F(Sqlite, ClassesMayBearAnyName) {
    AnnotationWriter writer(folder_ / "odd", {"Frame", "x\"); DROP TABLE annotation; --", "ok"});
    writer.write({0, 0, {test::dialect_face(1, 1)}});
    writer.finish();
    const auto file = folder_ / "odd.sqlite";
    convert_annotation(folder_ / "odd.csv", AnnotationFormat::sqlite, file);
    EXPECT_THAT(ask(file,
                    "SELECT frame, Frame_2, \"x\"\"); DROP TABLE annotation; --\", expression "
                    "FROM annotation"),
                ::testing::ElementsAre("0|0.1|0.8|x\"); DROP TABLE annotation; --"));
}

TEST_F(Sqlite, ManyRowsKeepTheirOrder) {
    AnnotationWriter writer(folder_ / "long", test::dialect_classes());
    for (int i = 0; i < 100'000; ++i) writer.write({i, i / 30.0, {test::dialect_face(1, i % 3)}});
    writer.finish();
    const auto file = folder_ / "long.sqlite";
    convert_annotation(folder_ / "long.csv", AnnotationFormat::sqlite, file);
    EXPECT_THAT(ask(file, "PRAGMA integrity_check"), ::testing::ElementsAre("ok"));
    EXPECT_THAT(ask(file,
                    "SELECT count(*), min(frame), max(frame), sum(frame = rowid - 1) "
                    "FROM annotation"),
                ::testing::ElementsAre("100000|0|99999|100000"));
}

}  // namespace
}  // namespace mien
