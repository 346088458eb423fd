#include "core/faces/haar_cascade.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <opencv2/core.hpp>
#include <optional>
#include <string>

#include "mien/error.h"

namespace mien {

namespace {

using Corners = HaarCascade::Corners;
using Layout = HaarCascade::Layout;
using Stage = HaarCascade::Stage;
using Stump = HaarCascade::Stump;

// ---- the file

struct Rectangle {
    int x, y, width, height, weight;
};

struct Feature {
    std::vector<Rectangle> rectangles;
};

struct Node {
    int feature;
    float threshold, below, above;
};

struct File {
    cv::Size window;
    std::vector<Feature> features;
    std::vector<Stage> stages;
    std::vector<Node> nodes;
};

constexpr int kLargestWindow = 64;  // pixels

Feature read_feature(const cv::FileNode& node) {
    Feature feature;
    for (const auto& item : node["rects"]) {
        const auto weight = static_cast<float>(item[4]);
        feature.rectangles.push_back({static_cast<int>(item[0]), static_cast<int>(item[1]),
                                      static_cast<int>(item[2]), static_cast<int>(item[3]),
                                      static_cast<int>(weight)});
        // Whole weights: sums stay exact, whatever their order.
        if (static_cast<float>(feature.rectangles.back().weight) != weight) return {};
    }
    if (static_cast<int>(node["tilted"]) != 0) return {};
    return feature;
}

bool fits(const Feature& feature, cv::Size window) {
    if (feature.rectangles.size() < 2 || feature.rectangles.size() > 3) return false;
    return std::all_of(feature.rectangles.begin(), feature.rectangles.end(), [&](const auto& r) {
        return r.x >= 0 && r.y >= 0 && r.width > 0 && r.height > 0 && r.width <= window.width &&
               r.height <= window.height && r.x <= window.width - r.width &&
               r.y <= window.height - r.height;
    });
}

// Nothing when it is another kind of cascade, or damaged.
std::optional<File> read_file(const std::filesystem::path& path) {
    const cv::FileStorage storage(path.string(), cv::FileStorage::READ);
    const cv::FileNode root = storage.getFirstTopLevelNode();
    if (root["featureType"].string() != "HAAR" || root["stageType"].string() != "BOOST") return {};
    File file;
    file.window = {static_cast<int>(root["width"]), static_cast<int>(root["height"])};
    if (std::min(file.window.width, file.window.height) < 4 ||
        std::max(file.window.width, file.window.height) > kLargestWindow)
        return {};
    for (const auto& node : root["features"]) {
        file.features.push_back(read_feature(node));
        if (!fits(file.features.back(), file.window)) return {};
    }
    for (const auto& node : root["stages"]) {
        const std::size_t first = file.nodes.size();
        for (const auto& weak : node["weakClassifiers"]) {
            const cv::FileNode inner = weak["internalNodes"];
            const cv::FileNode leaves = weak["leafValues"];
            if (inner.size() != 4 || leaves.size() != 2) return {};  // a tree, not a stump
            const int feature = static_cast<int>(inner[2]);
            if (feature < 0 || feature >= static_cast<int>(file.features.size())) return {};
            file.nodes.push_back({feature, static_cast<float>(inner[3]),
                                  static_cast<float>(leaves[0]), static_cast<float>(leaves[1])});
        }
        // OpenCV's margin against rounding.
        const float threshold = static_cast<float>(node["stageThreshold"]) - 1e-5F;
        file.stages.push_back({first, file.nodes.size(), threshold});
    }
    if (file.stages.empty()) return {};
    return file;
}

// ---- sums over a tile
//
// A level is scanned tile by tile: a tile's sums fit the second-level cache. For step 2 the even
// columns of a row of sums come first, then the odd ones, so that neighbouring windows' values
// always lie side by side.

constexpr int kTileColumns = 256;  // corners of windows
constexpr int kTileRows = 64;      //
constexpr int kLanes = 16;         // windows at a time
constexpr int kStride = kTileColumns + kLargestWindow + 2 * kLanes;
constexpr int kHalf = kStride / 2;

constexpr int place(int column, int step) {
    return step == 1 ? column : (column & 1) * kHalf + column / 2;
}

Corners corners_of(const cv::Rect& r, int step) {
    const auto at = [step](int x, int y) { return y * kStride + place(x, step); };
    return {at(r.x, r.y), at(r.x + r.width, r.y), at(r.x, r.y + r.height),
            at(r.x + r.width, r.y + r.height)};
}

Layout lay_out(const File& file, int step) {
    Layout layout;
    layout.stages = file.stages;
    for (const Node& node : file.nodes) {
        Stump stump{{}, {}, node.threshold, {node.above, node.below}};
        const auto& rectangles = file.features[node.feature].rectangles;
        for (std::size_t i = 0; i < rectangles.size(); ++i) {
            const auto& [x, y, width, height, weight] = rectangles[i];
            stump.rectangles[i] = corners_of({x, y, width, height}, step);
            stump.weights[i] = weight;
        }
        layout.stumps.push_back(stump);
    }
    const cv::Rect inner(1, 1, file.window.width - 2, file.window.height - 2);
    layout.inner = corners_of(inner, step);
    layout.inner_area = inner.area();
    return layout;
}

struct Tile {
    int columns = 0, rows = 0;  // windows
    std::vector<int> sums, squares;
};

template <int step>
void sum_up(const cv::Mat& pixels, Tile& tile) {
    std::fill_n(tile.sums.begin(), kStride, 0);
    std::fill_n(tile.squares.begin(), kStride, 0);
    for (int y = 0; y < pixels.rows; ++y) {
        const std::uint8_t* from = pixels.ptr(y);
        const int* sums_above = &tile.sums[static_cast<std::size_t>(y) * kStride];
        const int* squares_above = &tile.squares[static_cast<std::size_t>(y) * kStride];
        int* sums = &tile.sums[static_cast<std::size_t>(y + 1) * kStride];
        int* squares = &tile.squares[static_cast<std::size_t>(y + 1) * kStride];
        int sum = 0, square = 0;
        sums[0] = squares[0] = 0;
        for (int x = 0; x < pixels.cols; ++x) {
            const int at = place(x + 1, step);
            sum += from[x];
            square += from[x] * from[x];
            sums[at] = sums_above[at] + sum;
            squares[at] = squares_above[at] + square;
        }
    }
}

// ---- the cascade over a tile

// GCC's vectors: whatever the processor, the compiler splits them into what it has.
using Ints = int __attribute__((vector_size(4 * kLanes)));
using Floats = float __attribute__((vector_size(4 * kLanes)));

#define MIEN_INLINE inline __attribute__((always_inline))

MIEN_INLINE void load(const int* from, Ints& to) {
    std::memcpy(&to, from, sizeof to);
}

MIEN_INLINE void sum_of(const int* from, const Corners& corners, Ints& sum) {
    Ints a, b, c, d;
    load(from + corners[0], a);
    load(from + corners[1], b);
    load(from + corners[2], c);
    load(from + corners[3], d);
    sum = a - b - c + d;
}

// One over (area times standard deviation); alive where the contrast is enough for a face.
MIEN_INLINE void normalise(const Layout& layout, const int* sums, const int* squares,
                           Floats& factor, Ints& alive) {
    Ints sum, square;
    sum_of(sums, layout.inner, sum);
    sum_of(squares, layout.inner, square);
    int sum_at[kLanes], square_at[kLanes];
    float factors[kLanes];
    std::memcpy(sum_at, &sum, sizeof sum);
    std::memcpy(square_at, &square, sizeof square);
    for (int i = 0; i < kLanes; ++i) {
        const double s = sum_at[i], spread = layout.inner_area * square_at[i] - s * s;
        factors[i] = static_cast<float>(1 / std::sqrt(spread > 1e-9 ? spread : 1e-9));
    }
    std::memcpy(&factor, factors, sizeof factor);
    alive = static_cast<float>(layout.inner_area) * factor < 0.1F;  // above 10 gray levels
}

MIEN_INLINE void run_stage(const Layout& layout, const Stage& stage, const int* sums,
                           const Floats& factor, Ints& alive) {
    Floats total{};
    for (std::size_t i = stage.first; i < stage.end; ++i) {
        const Stump& stump = layout.stumps[i];
        Ints value, part;
        sum_of(sums, stump.rectangles[0], value);
        sum_of(sums, stump.rectangles[1], part);
        value = value * stump.weights[0] + part * stump.weights[1];
        if (stump.weights[2] != 0) {
            sum_of(sums, stump.rectangles[2], part);
            value += part * stump.weights[2];
        }
        const Floats feature = __builtin_convertvector(value, Floats) * factor;
        total +=
            feature < stump.threshold ? Floats{} + stump.leaves[1] : Floats{} + stump.leaves[0];
    }
    alive &= total >= stage.threshold;
}

MIEN_INLINE bool is_any(const Ints& alive) {
    int at[kLanes], any = 0;
    std::memcpy(at, &alive, sizeof alive);
    for (int i = 0; i < kLanes; ++i) any |= at[i];
    return any != 0;
}

MIEN_INLINE void run_tile(const Layout& layout, const Tile& tile, int step,
                          std::vector<cv::Point>& found) {
    Ints lane;
    for (int i = 0; i < kLanes; ++i) lane[i] = i;
    for (int y = 0; y < tile.rows; ++y) {
        for (int x = 0; x < tile.columns; x += kLanes) {
            const std::size_t at = static_cast<std::size_t>(y) * step * kStride + x;
            const int* sums = &tile.sums[at];
            Floats factor;
            Ints alive;
            normalise(layout, sums, &tile.squares[at], factor, alive);
            alive &= lane < tile.columns - x;
            bool any = is_any(alive);
            for (std::size_t i = 0; any && i < layout.stages.size(); ++i) {
                run_stage(layout, layout.stages[i], sums, factor, alive);
                any = is_any(alive);
            }
            for (int i = 0; any && i < kLanes; ++i)
                if (alive[i] != 0) found.emplace_back((x + i) * step, y * step);
        }
    }
}

using RunTile = void (*)(const Layout&, const Tile&, int, std::vector<cv::Point>&);

void run_tile_plain(const Layout& layout, const Tile& tile, int step,
                    std::vector<cv::Point>& found) {
    run_tile(layout, tile, step, found);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) void run_tile_avx2(const Layout& layout, const Tile& tile, int step,
                                                   std::vector<cv::Point>& found) {
    run_tile(layout, tile, step, found);
}

__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))) void run_tile_avx512(
    const Layout& layout, const Tile& tile, int step, std::vector<cv::Point>& found) {
    run_tile(layout, tile, step, found);
}
#endif

// All give the same: sums are whole numbers, and floats are added in the same order.
RunTile choose_run_tile() {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl"))
        return run_tile_avx512;
    if (__builtin_cpu_supports("avx2")) return run_tile_avx2;
#endif
    return run_tile_plain;
}

}  // namespace

HaarCascade::HaarCascade(const std::filesystem::path& path) {
    std::optional<File> file;
    try {
        file = read_file(path);
    } catch (const cv::Exception&) {  // not XML at all
    }
    if (!file)
        throw Error("cannot read the cascade '" + path.string() +
                    "': it is not an OpenCV cascade of upright Haar stumps; use one of OpenCV's, "
                    "such as frontalface_default");
    window_ = file->window;
    for (const int step : {1, 2}) layouts_[step - 1] = lay_out(*file, step);
}

void HaarCascade::scan(const cv::Mat& level, const cv::Rect& corners, int step,
                       std::vector<cv::Point>& found) const {
    static const RunTile run = choose_run_tile();
    thread_local Tile tile;
    const std::size_t needed = static_cast<std::size_t>(kTileRows + kLargestWindow + 2) * kStride;
    tile.sums.resize(needed);
    tile.squares.resize(needed);

    const cv::Rect all({},
                       cv::Size(level.cols - window_.width + 1, level.rows - window_.height + 1));
    const cv::Rect part = corners & all;
    if (part.empty()) return;
    const auto up = [step](int n) { return (n + step - 1) / step * step; };
    for (int top = up(part.y); top < part.br().y; top += kTileRows) {
        for (int left = up(part.x); left < part.br().x; left += kTileColumns) {
            const int columns = std::min(kTileColumns, part.br().x - left);
            const int rows = std::min(kTileRows, part.br().y - top);
            tile.columns = (columns + step - 1) / step;
            tile.rows = (rows + step - 1) / step;
            const cv::Mat pixels =
                level({left, top, columns + window_.width - 1, rows + window_.height - 1});
            step == 1 ? sum_up<1>(pixels, tile) : sum_up<2>(pixels, tile);
            const std::size_t before = found.size();
            run(layouts_[step - 1], tile, step, found);
            for (std::size_t i = before; i < found.size(); ++i) found[i] += cv::Point(left, top);
        }
    }
}

}  // namespace mien
