// Packs what a part of the engine knows into bytes and back, exactly, for a run to go on with. Only
// for the same program on the same machine.
#pragma once

#include <cstring>
#include <opencv2/core/mat.hpp>
#include <string>
#include <type_traits>

#include "mien/error.h"

namespace mien {

class StateWriter {
  public:
    template <typename Value>
    requires std::is_trivially_copyable_v<Value>
    void put(const Value& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const std::string& text) {
        put(text.size());
        bytes_ += text;
    }
    void put(const cv::Mat& matrix) {  // of one or two dimensions; may be empty
        put(matrix.rows);
        put(matrix.cols);
        put(matrix.type());
        for (int y = 0; y < matrix.rows; ++y) {
            bytes_.append(matrix.ptr<char>(y), matrix.elemSize() * matrix.cols);
        }
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

// Throws Error when the bytes are too few.
class StateReader {
  public:
    explicit StateReader(const std::string& bytes) : bytes_(bytes) {}

    template <typename Value>
    requires std::is_trivially_copyable_v<Value> Value get() {
        Value value;
        std::memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }
    std::string text() {
        const auto size = get<std::size_t>();
        return {take(size), size};
    }
    cv::Mat matrix() {
        const int rows = get<int>(), cols = get<int>(), type = get<int>();
        cv::Mat matrix;
        if (rows <= 0 || cols <= 0) return matrix;
        matrix.create(rows, cols, type);
        for (int y = 0; y < rows; ++y) {
            const std::size_t size = matrix.elemSize() * static_cast<std::size_t>(cols);
            std::memcpy(matrix.ptr(y), take(size), size);
        }
        return matrix;
    }

  private:
    const char* take(std::size_t size) {
        if (size > bytes_.size() - at_) throw Error("the saved state is cut off");
        at_ += size;
        return bytes_.data() + at_ - size;
    }

    const std::string& bytes_;
    std::size_t at_ = 0;
};

}  // namespace mien
