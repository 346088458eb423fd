#include "core/faces/assignment.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace mien {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

double cost_of(const std::vector<std::vector<double>>& costs, const std::vector<int>& columns) {
    double sum = 0;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        sum += columns[row] < 0 ? 1 : costs[row][static_cast<std::size_t>(columns[row])];
    }
    return sum;
}

// Tries every pairing.
double least_cost(const std::vector<std::vector<double>>& costs, std::size_t row,
                  std::vector<bool>& taken) {
    if (row == costs.size()) return 0;
    double least = 1 + least_cost(costs, row + 1, taken);
    for (std::size_t column = 0; column < taken.size(); ++column) {
        if (taken[column]) continue;
        taken[column] = true;
        least = std::min(least, costs[row][column] + least_cost(costs, row + 1, taken));
        taken[column] = false;
    }
    return least;
}

TEST(Assignment, TheNearestIsGivenUpWhereTheSumGains) {
    // Row 0 is nearer to column 0, but row 1 has no other.
    EXPECT_THAT(assign({{0.1, 0.2}, {0.3, kImpossible}}, 2), ElementsAre(1, 0));
}

TEST(Assignment, ARowIsLeftAloneWhereThatIsCheaper) {
    EXPECT_THAT(assign({{0.9}, {0.4}}, 1), ElementsAre(-1, 0));
    EXPECT_THAT(assign({{1.2}}, 1), ElementsAre(-1));
    EXPECT_THAT(assign({{kImpossible, kImpossible}}, 2), ElementsAre(-1));
}

TEST(Assignment, NothingToPair) {
    EXPECT_THAT(assign({}, 3), IsEmpty());
    EXPECT_THAT(assign({{}, {}}, 0), ElementsAre(-1, -1));
}

TEST(Assignment, IsTheCheapestOfAllPairings) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> cost(0, 1.3);
    for (int trial = 0; trial < 200; ++trial) {
        const std::size_t rows = 1 + random() % 5;
        const std::size_t columns = 1 + random() % 5;
        std::vector<std::vector<double>> costs(rows, std::vector<double>(columns));
        for (auto& row : costs) {
            for (double& one : row) one = random() % 6 == 0 ? kImpossible : cost(random);
        }
        const std::vector<int> found = assign(costs, static_cast<int>(columns));
        std::vector<bool> taken(columns);
        EXPECT_NEAR(cost_of(costs, found), least_cost(costs, 0, taken), 1e-9);
        for (std::size_t column = 0; column < columns; ++column) {
            EXPECT_LE(std::count(found.begin(), found.end(), static_cast<int>(column)), 1);
        }
    }
}

}  // namespace
}  // namespace mien
