#include "core/faces/assignment.h"

#include <algorithm>

namespace mien {

// The Hungarian method with shortest augmenting paths (H. Kuhn, 1955; R. Jonker, A. Volgenant,
// Computing 38, 1987): exact, and fast for any number of faces.
std::vector<int> assign(const std::vector<std::vector<double>>& costs, int columns) {
    const int rows = static_cast<int>(costs.size());
    const int width = columns + rows;  // one more column per row: "alone"
    constexpr double kNever = 1e6;
    const auto at = [&](int row, int column) {
        if (column >= columns) return column - columns == row ? 1.0 : kNever;
        return std::min(costs[row][column], kNever);
    };
    std::vector<double> row_price(rows + 1), column_price(width + 1);
    std::vector<int> owner(width + 1,
                           rows);  // row of each column; `rows`: none. Last column: start
    for (int row = 0; row < rows; ++row) {
        std::vector<double> least(width + 1, kImpossible);
        std::vector<int> from(width + 1, width);
        std::vector<bool> done(width + 1);
        int column = width;
        owner[width] = row;
        do {
            done[column] = true;
            const int current = owner[column];
            double step = kImpossible;
            int next = width;
            for (int j = 0; j < width; ++j) {
                if (done[j]) continue;
                const double reduced = at(current, j) - row_price[current] - column_price[j];
                if (reduced < least[j]) {
                    least[j] = reduced;
                    from[j] = column;
                }
                if (least[j] < step) {
                    step = least[j];
                    next = j;
                }
            }
            for (int j = 0; j <= width; ++j) {
                if (done[j]) {
                    row_price[owner[j]] += step;
                    column_price[j] -= step;
                } else {
                    least[j] -= step;
                }
            }
            column = next;
        } while (owner[column] != rows);
        while (column != width) {
            owner[column] = owner[from[column]];
            column = from[column];
        }
    }
    std::vector<int> result(rows, -1);
    for (int j = 0; j < columns; ++j)
        if (owner[j] != rows) result[owner[j]] = j;
    return result;
}

}  // namespace mien
