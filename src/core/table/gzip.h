// Files compressed by gzip (RFC 1952), written piece by piece.
#pragma once

#include <memory>
#include <string_view>

#include "base/atomic_file.h"

namespace mien {

// The same bytes give the same file: its header has neither time nor name. Throws Error. Thread
// rule: one thread at a time.
class Gzip {
  public:
    explicit Gzip(AtomicFile& to);
    ~Gzip();
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    void write(std::string_view bytes);
    void finish();  // then `to` can be committed

  private:
    struct Stream;

    void run(std::string_view bytes, int flush);

    AtomicFile& to_;
    std::unique_ptr<Stream> stream_;
};

}  // namespace mien
