#include "core/table/gzip.h"

#include <zlib.h>

#include <array>

#include "mien/error.h"

namespace mien {

struct Gzip::Stream {
    z_stream z{};
    bool open = false;

    ~Stream() {
        if (open) deflateEnd(&z);
    }
};

Gzip::Gzip(AtomicFile& to) : to_(to), stream_(std::make_unique<Stream>()) {
    constexpr int kGzip = 16;  // on top of the window's size: gzip's header instead of zlib's
    stream_->open = deflateInit2(&stream_->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip,
                                 8, Z_DEFAULT_STRATEGY) == Z_OK;
    if (!stream_->open) throw Error("there is not enough memory to compress a table");
}

Gzip::~Gzip() = default;

void Gzip::write(std::string_view bytes) {
    run(bytes, Z_NO_FLUSH);
}

void Gzip::finish() {
    run({}, Z_FINISH);
}

void Gzip::run(std::string_view bytes, int flush) {
    z_stream& z = stream_->z;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // which is not written
    z.avail_in = static_cast<uInt>(bytes.size());
    std::array<char, 16384> out{};
    do {
        z.next_out = reinterpret_cast<Bytef*>(out.data());
        z.avail_out = out.size();
        deflate(&z, flush);
        to_.write({out.data(), out.size() - z.avail_out});
    } while (z.avail_out == 0);
}

}  // namespace mien
