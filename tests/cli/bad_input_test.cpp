// What a user can get wrong: each is one clear line, exit status 1 (2 for wrong usage), nothing
// under a final name that is not whole.
#include <gmock/gmock.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "mienctl.h"

namespace mien::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

void expect_refusal(const Answer& answer, const std::string& what) {
    EXPECT_EQ(answer.status, 1) << answer.error;
    EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
    EXPECT_THAT(answer.error, HasSubstr(what));
}

TEST(BadInput, MissingFile) {
    const Workspace work;
    expect_refusal(work.annotate("/no/such/clip.mp4"), "/no/such/clip.mp4");
}

TEST(BadInput, FolderWithoutVideos) {
    const Workspace work;
    std::filesystem::create_directories(work / "empty");
    expect_refusal(work.annotate((work / "empty").string()), "no videos and no pictures");
}

TEST(BadInput, ZeroBytes) {
    const Workspace work;
    write_text(work / "zero.mp4", "");
    expect_refusal(work.annotate((work / "zero.mp4").string()), "zero.mp4");
    EXPECT_FALSE(work.has_result("zero.csv"));
    EXPECT_FALSE(work.has_result("zero.csv.part"));
}

TEST(BadInput, TextNamedAsVideo) {
    const Workspace work;
    write_text(work / "text.mp4", "This is no video.\n");
    expect_refusal(work.annotate((work / "text.mp4").string()), "text.mp4");
}

TEST(BadInput, TextNamedAsPicture) {
    const Workspace work;
    write_text(work / "text.png", "This is no picture.\n");
    expect_refusal(work.annotate((work / "text.png").string()), "text.png");
}

TEST(BadInput, SoundAlone) {
    const Workspace work;
    ASSERT_EQ(run("ffmpeg -v error -f lavfi -i sine=duration=1 '" + (work / "s.m4a").string() + "'")
                  .status,
              0);
    expect_refusal(work.annotate((work / "s.m4a").string()), "s.m4a");
}

TEST(BadInput, UnreachableUrl) {
    const Workspace work;
    expect_refusal(work.annotate("http://127.0.0.1:1/stream"), "http://127.0.0.1:1/stream");
}

TEST(BadInput, TruncatedVideoIsFinishedWithWhatItHas) {
    const Workspace work;
    const auto clip = work.clip("cut.mp4", "-movflags +faststart -g 1");
    std::filesystem::resize_file(clip, std::filesystem::file_size(clip) / 2);
    const Answer answer = work.annotate(clip.string());
    EXPECT_EQ(answer.status, 1);
    EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
    EXPECT_THAT(answer.error, HasSubstr("cut.mp4"));
    const json record = json::parse(work.result("cut.json"));
    EXPECT_EQ(record["truncated"], true);
    EXPECT_GE(record["frames"], 2);
    EXPECT_LT(record["frames"], 10);
    EXPECT_EQ(lines(work.result("cut.csv")).size(), 1 + record["frames"].get<std::size_t>());
}

TEST(BadInput, TheRemainingInputsAreStillProcessed) {
    const Workspace work;
    write_text(work / "zero.mp4", "");
    const Answer answer = work.annotate((work / "zero.mp4").string() + " /no/such.mp4 " +
                                        work.clip("good.mp4").string());
    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(lines(answer.error).size(), 2U) << answer.error;
    EXPECT_EQ(lines(work.result("good.csv")).size(), 11U);
}

TEST(BadInput, CorruptCheckpoint) {
    const Workspace work;
    const auto clip = work.clip("clip.mp4");
    const std::string bytes = read_text(work.model());
    write_text(work.model(), bytes.substr(0, bytes.size() / 2));
    expect_refusal(work.annotate(clip.string()), work.model().string());
    write_text(work.model(), "rubbish, not a checkpoint");
    expect_refusal(work.annotate(clip.string()), work.model().string());
    expect_refusal(mienctl("annotate x --out y --model nonesuch"), "x");
}

TEST(BadInput, UnknownModelNamesThoseThereAre) {
    const Workspace work;
    expect_refusal(mienctl("annotate '" + work.clip("clip.mp4").string() + "' --out '" +
                           (work / "out").string() + "' --model nonesuch"),
                   "nonesuch");
}

TEST(BadInput, UnwritableFolder) {
    const Workspace work;
    const auto clip = work.clip("clip.mp4");
    // Root may write anywhere but below a file.
    write_text(work / "out", "a file where the folder should be");
    expect_refusal(work.annotate(clip.string()), (work / "out").string());
}

TEST(BadInput, ALimitOnTheSizeOfFiles) {
    const Workspace work;
    const auto clip = work.clip("clip.mp4", "-vf fps=100");
    const Answer answer =
        run("ulimit -f 1; " MIENCTL " annotate '" + clip.string() + "' --out '" +
            (work / "out").string() + "' --model '" + work.model().string() + "'");
    expect_refusal(answer, "File too large; raise the limit");
    EXPECT_FALSE(work.has_result("clip.csv"));
    EXPECT_FALSE(work.has_result("clip.json"));
    EXPECT_EQ(work.annotate(clip.string()).status, 0);
    EXPECT_FALSE(work.has_result("clip.csv.part"));
}

TEST(BadInput, LinksWhereResultsAreWritten) {
    const Workspace work;
    const auto clip = work.clip("clip.mp4");
    std::filesystem::create_directories(work / "out");
    write_text(work / "precious", "as it was");
    for (const char* name : {"clip.csv.part", "clip.json.part", "clip.lock.part",
                             "clip.annotated.mp4.part", "clip.srt.part"}) {
        std::filesystem::create_symlink(work / "precious", work / "out" / name);
    }
    EXPECT_EQ(work.annotate(clip.string(), "--video --format srt").status, 0);
    EXPECT_EQ(read_text(work / "precious"), "as it was");
    for (const auto& entry : std::filesystem::directory_iterator(work / "out")) {
        EXPECT_FALSE(entry.is_symlink()) << entry.path();
        EXPECT_NE(entry.path().extension(), ".part");
    }
}

TEST(BadInput, CsvWithAShortRowOrALetter) {
    const Workspace work;
    std::string row;
    for (int i = 0; i < 2303; ++i) row += "0 ";
    const std::string head = "emotion,pixels,Usage\n";
    write_text(work / "short.csv", head + "0," + row + ",PublicTest\n");
    const std::string command = "evaluate --model '" + work.model().string() + "' --data '";
    expect_refusal(mienctl(command + (work / "short.csv").string() + "'"),
                   "line 2 has 2303 pixels instead of 2304");
    write_text(work / "letter.csv", head + "0," + row + "x,PublicTest\n");
    expect_refusal(mienctl(command + (work / "letter.csv").string() + "'"), "line 2 has 'x'");
    expect_refusal(mienctl(command + "/no/such.csv'"), "/no/such.csv");
}

TEST(BadInput, SettingsOutOfRange) {
    const Workspace work;
    expect_refusal(work.annotate(work.clip("clip.mp4").string(), "--strictness 99"), "strictness");
    expect_refusal(work.annotate(work.clip("clip.mp4").string(), "--smoothing -1"), "smoothing");
    expect_refusal(work.annotate(work.clip("clip.mp4").string(), "--cascade nonesuch"), "nonesuch");
}

TEST(BadInput, WrongUsageIsStatus2) {
    EXPECT_EQ(mienctl("").status, 2);
    EXPECT_EQ(mienctl("fly").status, 2);
    EXPECT_EQ(mienctl("annotate").status, 2);
    EXPECT_EQ(mienctl("annotate x").status, 2);
    EXPECT_EQ(mienctl("annotate x --out y --format xls").status, 2);
    EXPECT_EQ(mienctl("annotate x --out y --no-such-option").status, 2);
    EXPECT_EQ(mienctl("--help").status, 0);
    EXPECT_EQ(mienctl("annotate --help").status, 0);
    EXPECT_EQ(mienctl("--version").status, 0);
}

}  // namespace
}  // namespace mien::test
