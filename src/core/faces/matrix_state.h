// Matrices in a saved state: see base/state.h.
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/state.h"
#include "mien/error.h"

namespace mien {

// `matrix` has one or two dimensions; it may be empty.
inline void put(StateWriter& to, const cv::Mat& matrix) {
    to.put(matrix.rows);
    to.put(matrix.cols);
    to.put(matrix.type());
    for (int y = 0; y < matrix.rows; ++y)
        to.put_bytes(matrix.ptr(y), matrix.elemSize() * static_cast<std::size_t>(matrix.cols));
}

// Throws Error when the bytes are too few for the size that they state.
inline cv::Mat take_matrix(StateReader& from) {
    const int rows = from.get<int>(), cols = from.get<int>(), type = from.get<int>();
    if (rows <= 0 || cols <= 0) return {};
    if (type != CV_MAT_TYPE(type) || CV_MAT_DEPTH(type) > CV_64F || CV_MAT_CN(type) > 4)
        throw Error("the saved state is damaged");
    const std::size_t row_bytes = CV_ELEM_SIZE(type) * static_cast<std::size_t>(cols);
    if (row_bytes == 0 || static_cast<std::size_t>(rows) > from.left() / row_bytes)
        throw Error("the saved state is cut off");
    cv::Mat matrix(rows, cols, type);
    for (int y = 0; y < rows; ++y) from.take_bytes(matrix.ptr(y), row_bytes);
    return matrix;
}

}  // namespace mien
