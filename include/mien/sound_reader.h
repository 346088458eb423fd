// The sound of a file, ready to be played.
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "mien/export.h"

namespace mien {

// The file's best sound as one run of samples on the timeline of its pictures, whatever its own
// rate, channels and gaps are. Nothing here throws, but for want of memory: what cannot be read is
// silence. Thread rule: one thread at a time.
class MIEN_API SoundReader {
  public:
    static constexpr int kRate = 48000;  // per second
    static constexpr int kChannels = 2;  // left and right

    explicit SoundReader(const std::filesystem::path& file);
    ~SoundReader();
    SoundReader(const SoundReader&) = delete;
    SoundReader& operator=(const SoundReader&) = delete;

    bool any() const;  // there is sound that can be decoded

    // read() goes on at this time of the pictures' timeline, seconds.
    void seek(double time_s);

    // Fills all of it, left and right by turns, -1 to 1 (more where the file is too loud), going on
    // where the last call ended: silence before the sound begins, in its gaps and after its end.
    void read(std::span<float> samples);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
