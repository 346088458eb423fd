#include "cli/field_options.h"

#include <gmock/gmock.h>

#include "support/made_up_settings.h"

namespace mienctl {
namespace {

using mien::test::Tea;
using nlohmann::json;
using ::testing::HasSubstr;

TEST(FieldOptions, AreOnePerSetting) {
    Tea tea;
    CLI::App app;
    add_options(app, tea);
    app.parse("--draws 60 --kind black --lid=false --litres 3 --sugar 1.5 --patience 100");
    EXPECT_EQ(tea, (Tea{60, "black", {false, 3}, 1.5, 100}));
    EXPECT_THAT(app.help(), HasSubstr("--patience"));
    EXPECT_THAT(app.help(), HasSubstr("How patient"));
}

TEST(FieldOptions, ThatAreNotGivenKeepTheirValue) {
    Tea tea;
    CLI::App app;
    add_options(app, tea);
    app.parse("");
    EXPECT_EQ(tea, Tea{});
}

TEST(FieldOptions, ReplaceWhatAFileSays) {
    json given = json::object();
    CLI::App app;
    add_replacements<Tea>(app, given, "Instead of the file's");
    app.parse("--patience 100 --kind black");
    EXPECT_EQ(given, (json{{"patience", 100}, {"kind", "black"}}));
}

TEST(FieldOptions, ThatReplaceMustBeInRange) {
    for (const char* wrong : {"--patience 19", "--patience many", "--patience 24.5", "--kind white",
                              "--draws 0", "--draws nan"}) {
        json given = json::object();
        CLI::App app;
        add_replacements<Tea>(app, given, "Instead of the file's");
        EXPECT_THROW(app.parse(wrong), CLI::ValidationError) << wrong;
        EXPECT_EQ(given, json::object()) << wrong;
    }
}

}  // namespace
}  // namespace mienctl
