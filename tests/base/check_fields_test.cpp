#include "base/check_fields.h"

#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "support/made_up_settings.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::Tea;
using ::testing::ElementsAre;

struct Forgetful {
    int listed = 0;
    std::optional<double> forgotten;
    std::string also;

    static constexpr auto fields() {
        return std::tuple{Field{"listed", &Forgetful::listed, Anything{}, "Listed"}};
    }
};

// each_field() refuses such a list by comparing these two while it compiles.
static_assert(detail::members<Forgetful>() == 3);
static_assert(std::tuple_size_v<decltype(Forgetful::fields())> == 1);

TEST(Fields, AreVisitedInTheirOrderAndThoseOfAPartWithThem) {
    Tea tea;
    std::vector<std::string> names;
    each_field_within(tea,
                      [&names](const auto& field, const auto&) { names.emplace_back(field.name); });
    EXPECT_THAT(names, ElementsAre("draws_s", "kind", "lid", "litres", "sugar", "patience"));
}

TEST(Fields, CompareAsTheirStructsDo) {
    Tea tea;
    EXPECT_EQ(tea, Tea{});
    tea.pot.litres = 2;
    EXPECT_NE(tea, Tea{});
}

std::string refusal(void (*change)(Tea&)) {
    Tea tea;
    change(tea);
    return test::error_of([&tea] { check_fields(tea); });
}

TEST(Fields, OutOfRangeAreNamedWithWhatTheyMayBe) {
    EXPECT_NO_THROW(check_fields(Tea{}));
    EXPECT_EQ(refusal([](Tea& tea) { tea.patience = 19; }),
              "the setting patience must be a whole number from 20 to 400");
    EXPECT_EQ(refusal([](Tea& tea) { tea.draws_s = 0; }),
              "the setting draws_s must be a number above 0 and up to 600");
    EXPECT_EQ(refusal([](Tea& tea) { tea.draws_s = std::nan(""); }),
              "the setting draws_s must be a number above 0 and up to 600");
    EXPECT_EQ(refusal([](Tea& tea) { tea.kind = "white"; }),
              "the setting kind must be one of black, green");
    EXPECT_EQ(refusal([](Tea& tea) { tea.pot.litres = 10; }),
              "the setting litres must be a whole number from 1 to 9");
    EXPECT_EQ(refusal([](Tea& tea) { tea.sugar = -1; }),
              "the setting sugar must be a number of at least 0");
    EXPECT_EQ(refusal([](Tea& tea) { tea.sugar = HUGE_VAL; }),
              "the setting sugar must be a number of at least 0");
}

}  // namespace
}  // namespace mien
