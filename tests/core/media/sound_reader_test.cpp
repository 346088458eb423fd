#include "mien/sound_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/clips.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

constexpr int kRate = SoundReader::kRate;

class SoundReaderTest : public ::testing::Test {
  protected:
    // Two seconds: silence, but for a tone of half the full scale from 0.5 to 1 s. `sound`: options
    // of ffmpeg.
    std::string make(const std::string& name, const std::string& sound) const {
        const std::string file = folder_ / name;
        test::lines_of(
            "ffmpeg -v error -y -f lavfi -i color=gray:s=64x48:r=10:d=2 -f lavfi -i "
            "\"aevalsrc='0.5*sin(6000*t)*between(t,0.5,1)':s=44100:d=2\" -c:v mpeg4 " +
            sound + " " + file);
        return file;
    }
    // From `time_s` on.
    static std::vector<float> take(SoundReader& reader, double seconds) {
        std::vector<float> samples(static_cast<std::size_t>(seconds * kRate) * 2);
        reader.read(samples);
        return samples;
    }
    // The first sample that is louder than a tenth, in seconds; negative without one.
    static double begin_of_tone(const std::vector<float>& samples) {
        const auto loud = std::find_if(samples.begin(), samples.end(),
                                       [](float sample) { return std::abs(sample) > 0.1F; });
        return loud == samples.end() ? -1
                                     : static_cast<double>((loud - samples.begin()) / 2) / kRate;
    }
    static float loudest(const std::vector<float>& samples, double from_s, double to_s) {
        float most = 0;
        for (auto i = static_cast<std::size_t>(from_s * kRate) * 2;
             i < static_cast<std::size_t>(to_s * kRate) * 2; ++i) {
            most = std::max(most, std::abs(samples[i]));
        }
        return most;
    }
    test::TemporaryFolder folder_;
};

TEST_F(SoundReaderTest, GivesEverySoundAsStereoOfOneRate) {
    const struct {
        const char* name;
        const char* sound;
        double loudest;  // where several channels are mixed, they are weakened, or they might clip
    } kinds[] = {{"a.mp4", "-c:a aac", 0.5},
                 {"b.mkv", "-c:a pcm_s16le -ar 8000", 0.5},
                 {"c.mkv", "-c:a flac -ac 2", 0.354},
                 {"d.mkv", "-c:a pcm_f32le -ac 6", 0.354},
                 {"e.mp4", "-c:a libmp3lame -ar 22050", 0.5}};
    for (const auto& kind : kinds) {
        SoundReader reader(make(kind.name, kind.sound));
        ASSERT_TRUE(reader.any()) << kind.sound;
        const auto samples = take(reader, 2);
        EXPECT_NEAR(begin_of_tone(samples), 0.5, 0.01) << kind.sound;
        EXPECT_LT(loudest(samples, 0, 0.45), 0.02F) << kind.sound;
        EXPECT_NEAR(loudest(samples, 0.6, 0.9), kind.loudest, 0.04) << kind.sound;
        EXPECT_LT(loudest(samples, 1.05, 2), 0.02F) << kind.sound;
    }
}

TEST_F(SoundReaderTest, SeeksToTheVerySample) {
    for (const char* sound : {"-c:a pcm_s16le", "-c:a aac", "-c:a flac"}) {
        SoundReader reader(make("a.mkv", sound));
        const auto all = take(reader, 2);
        const double begin_s = begin_of_tone(all);
        for (const double from_s : {0.4, 0.0, 0.47, 1.5, 0.25}) {
            reader.seek(from_s);
            const auto samples = take(reader, 0.4);
            const double wanted_s = from_s + 0.4 > begin_s && from_s < 1 ? begin_s - from_s : -1;
            EXPECT_NEAR(begin_of_tone(samples), wanted_s, 0.002) << sound << " " << from_s;
        }
    }
}

TEST_F(SoundReaderTest, PiecesJoinWithoutAGap) {
    const std::string file = make("a.mp4", "-c:a aac");
    SoundReader whole(file);
    SoundReader parts(file);
    const auto all = take(whole, 1.5);
    std::vector<float> joined;
    while (joined.size() < all.size()) {
        const auto part = take(parts, 0.0123);
        joined.insert(joined.end(), part.begin(), part.end());
    }
    joined.resize(all.size());
    EXPECT_EQ(joined, all);
    // A jump would be a click; within the tone there is none.
    for (std::size_t i = 2 * kRate * 52 / 100; i < 2 * kRate * 98 / 100; ++i) {
        ASSERT_LT(std::abs(all[i] - all[i - 2]), 0.12F) << i;
    }
}

TEST_F(SoundReaderTest, IsSilentBeforeItsBeginAfterItsEndAndInGaps) {
    const std::string late = folder_ / "late.mkv";
    test::lines_of(
        "ffmpeg -v error -y -f lavfi -i color=gray:s=64x48:r=10:d=2 -itsoffset 0.7 -f lavfi -i "
        "\"aevalsrc='0.5*sin(6000*t)':s=48000:d=0.5\" -c:v mpeg4 -c:a pcm_s16le " +
        late);
    SoundReader reader(late);
    reader.seek(-0.5);
    const auto samples = take(reader, 4);
    EXPECT_NEAR(begin_of_tone(samples), 1.2, 0.002);
    EXPECT_EQ(loudest(samples, 0, 1.19), 0);
    EXPECT_EQ(loudest(samples, 1.71, 4), 0);
    reader.seek(0.75);
    EXPECT_NEAR(begin_of_tone(take(reader, 0.2)), 0, 0.002);  // it can be sought after its end
}

TEST_F(SoundReaderTest, NoSoundIsNoError) {
    const std::string silent = folder_ / "silent.mp4";
    test::lines_of("ffmpeg -v error -y -f lavfi -i color=gray:s=64x48:r=10:d=1 -c:v mpeg4 " +
                   silent);
    test::write_text(folder_ / "text.mp4", "no video at all");
    for (const std::string& file :
         {silent, std::string(folder_ / "none.mp4"), std::string(folder_ / "text.mp4")}) {
        SoundReader reader(file);
        EXPECT_FALSE(reader.any()) << file;
        reader.seek(1);
        const auto samples = take(reader, 0.1);
        EXPECT_EQ(loudest(samples, 0, 0.1), 0) << file;
    }
}

}  // namespace
}  // namespace mien
