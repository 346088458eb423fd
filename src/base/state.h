// Packs what a part of the engine knows into bytes and back, exactly, for a run to go on with. Only
// for the same program on the same machine.
#pragma once

#include <cstring>
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
    void put_bytes(const void* from, std::size_t size) {
        bytes_.append(static_cast<const char*>(from), size);
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
    void take_bytes(void* to, std::size_t size) { std::memcpy(to, take(size), size); }
    std::size_t left() const { return bytes_.size() - at_; }

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
