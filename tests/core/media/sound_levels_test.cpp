#include "mien/sound_levels.h"

#include <gmock/gmock.h>

#include <cmath>
#include <string>

#include "support/clips.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using ::testing::IsEmpty;

class SoundLevels : public ::testing::Test {
  protected:
    // Two seconds: silence, but for a tone of half the full scale from 0.5 to 1 s.
    std::string make(const std::string& name, const std::string& codec) const {
        const std::string file = folder_ / name;
        test::lines_of(
            "ffmpeg -v error -y -f lavfi -i color=gray:s=64x48:r=10:d=2 -f lavfi -i "
            "\"aevalsrc='0.5*sin(6000*t)*between(t,0.5,1)|0.5*sin(6000*t)*between(t,0.5,1)':"
            "s=44100:d=2\" -c:v mpeg4 -c:a " +
            codec + " " + file);
        return file;
    }
    test::TemporaryFolder folder_;
};

TEST_F(SoundLevels, SaysHowLoudEachPartIs) {
    const struct {
        const char* name;
        const char* codec;
        double tolerance;
    } kinds[] = {{"a.mp4", "aac", 0.03},
                 {"a.mkv", "pcm_s16le", 0.002},
                 {"b.mkv", "pcm_u8", 0.01},
                 {"c.mkv", "pcm_f32le", 0.002},
                 {"d.mkv", "flac", 0.002}};
    for (const auto& kind : kinds) {
        const auto levels = sound_levels(make(kind.name, kind.codec), 0, 2, 20);
        ASSERT_EQ(levels.size(), 20U) << kind.codec;
        for (std::size_t part = 0; part < 20; ++part) {
            if (part == 4 || part == 10) continue;  // beside the tone's ends
            const bool loud = part >= 5 && part < 10;
            EXPECT_NEAR(levels[part], loud ? 0.5 / std::sqrt(2) : 0, kind.tolerance)
                << kind.codec << " " << part;
        }
    }
}

TEST_F(SoundLevels, OfAStretch) {
    const auto levels = sound_levels(make("a.mkv", "pcm_s16le"), 0.5, 1.5, 2);
    ASSERT_EQ(levels.size(), 2U);
    EXPECT_NEAR(levels[0], 0.354, 0.01);
    EXPECT_NEAR(levels[1], 0, 0.01);
}

TEST_F(SoundLevels, NothingWhereThereIsNoSoundAndWhenAsked) {
    const std::string silent = folder_ / "silent.mp4";
    test::lines_of("ffmpeg -v error -y -f lavfi -i color=gray:s=64x48:r=10:d=1 -c:v mpeg4 " +
                   silent);
    EXPECT_THAT(sound_levels(silent, 0, 1, 10), IsEmpty());
    EXPECT_THAT(sound_levels(folder_ / "none.mp4", 0, 1, 10), IsEmpty());
    test::write_text(folder_ / "text.mp4", "no video at all");
    EXPECT_THAT(sound_levels(folder_ / "text.mp4", 0, 1, 10), IsEmpty());
    const std::string loud = make("a.mkv", "pcm_s16le");
    EXPECT_THAT(sound_levels(loud, 1, 1, 10), IsEmpty());
    EXPECT_THAT(sound_levels(loud, 0, 2, 0), IsEmpty());
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(sound_levels(loud, 0, 2, 10, stop.get_token()), IsEmpty());
}

}  // namespace
}  // namespace mien
