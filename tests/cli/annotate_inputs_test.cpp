// Every input is accounted for: read, or named with the reason, and the exit status says which.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <tuple>

#include "cli/mienctl.h"
#include "support/clips.h"

namespace mien::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

void save_picture(const std::filesystem::path& file) {
    cv::imwrite(file.string(), cv::Mat(60, 80, CV_8UC3, cv::Scalar(90, 120, 150)));
}

TEST(AnnotateInputs, AFolderGoesOnBehindABadPicture) {
    const Workspace work;
    const auto folder = work / "photos";
    std::filesystem::create_directory(folder);
    save_picture(folder / "a.png");
    write_text(folder / "b.jpg", "");
    write_text(folder / "c.jpg", "no picture");
    save_picture(folder / "d.png");
    write_text(folder / "e.heic", "x");
    write_text(folder / "f.heic", "x");
    write_text(folder / "notes.docx", "x");
    const Answer answer = work.annotate("'" + folder.string() + "'", "--video");
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("b.jpg"));
    EXPECT_THAT(answer.error, HasSubstr("c.jpg"));
    EXPECT_THAT(answer.error, HasSubstr("2 .heic"));
    EXPECT_THAT(answer.error, HasSubstr("as JPEG"));
    EXPECT_THAT(answer.error, HasSubstr("1 .docx"));
    const auto rows = lines(work.result("photos.csv"));
    ASSERT_EQ(rows.size(), 5u) << work.result("photos.csv");
    EXPECT_EQ(fields(rows[2])[2], "unreadable");
    EXPECT_EQ(fields(rows[2]).back(), "b.jpg");
    EXPECT_EQ(fields(rows[3])[2], "unreadable");
    EXPECT_EQ(fields(rows[4])[2], "no_face");
    EXPECT_TRUE(work.has_result("photos.annotated/d.png.jpg"));
    EXPECT_THAT(work.result("photos.json"), HasSubstr("\"unreadable\": 2"));
    EXPECT_EQ(mienctl("annotate --repeat '" + (work / "out/photos.json").string() + "' --model '" +
                      work.model().string() + "'")
                  .status,
              0);
}

TEST(AnnotateInputs, PipesAreRefusedAtOnce) {
    const Workspace work;
    const auto clip = work.clip("a.mkv");
    const std::string options =
        " --video --out '" + (work / "out").string() + "' --model '" + work.model().string() + "'";
    for (const std::string& way :
         {"cat '" + clip.string() + "' | " MIENCTL " annotate /dev/stdin" + options,
          "bash -c \"" MIENCTL " annotate <(cat '" + clip.string() + "')" + options + "\""}) {
        const Answer answer = run(way);
        EXPECT_EQ(answer.status, 1);
        EXPECT_THAT(answer.error, HasSubstr("pipe")) << way;
    }
    for (const char* name : {"pipe.mp4", "pipe.jpg", "pipe"}) {
        ASSERT_EQ(mkfifo((work / name).c_str(), 0600), 0);
        const Answer answer = work.annotate("'" + (work / name).string() + "'");
        EXPECT_EQ(answer.status, 1);
        EXPECT_THAT(answer.error, HasSubstr("pipe"));
    }
}

TEST(AnnotateInputs, AnInputThatChangesMeanwhileIsTold) {
    const Workspace work;
    const auto clip = work.clip("a.mp4", "-t 1");
    const auto long_clip = work / "long.mp4";
    ASSERT_EQ(run("ffmpeg -v error -f lavfi -i testsrc=size=640x480:rate=25:duration=12 -pix_fmt "
                  "yuv420p '" +
                  long_clip.string() + "'")
                  .status,
              0);
    // Its time of writing is set back: that alone must not hide it. Again and again, since nobody
    // knows when the program opens it.
    const std::string clip_name = "'" + long_clip.string() + "'";
    const std::string then = "'" + (work / "then").string() + "'";
    const Answer answer = run(
        "touch -r " + clip_name + " " + then + "; (for i in $(seq 400); do sleep 0.1; printf x >>" +
        clip_name + "; touch -r " + then + " " + clip_name + "; done) & " MIENCTL " annotate " +
        clip_name + " --out '" + (work / "out").string() + "' --model '" + work.model().string() +
        "'; status=$?; kill $!; exit $status");
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("changed while it was being read"));
    EXPECT_THAT(work.result("long.json"), HasSubstr("changed while it was being read"));
}

TEST(AnnotateInputs, DamageIsToldByTheExitStatus) {
    const Workspace work;
    const auto clip = work.clip("a.mkv", "-c:v png");
    std::string bytes = read_text(clip);
    const std::size_t picture = bytes.find("IHDR", bytes.size() / 2);
    ASSERT_NE(picture, std::string::npos);
    bytes.replace(picture + 4, 8, 8, '\0');
    write_text(clip, bytes);
    const Answer answer = work.annotate(clip.string());
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("damaged"));
    EXPECT_EQ(lines(work.result("a.csv")).size(), 10u);  // a header and nine of ten pictures
}

TEST(AnnotateInputs, SoundThatFitsNowhereIsLeftOutAndTold) {
    const Workspace work;
    const auto clip =
        work.clip("a.flv", "-f lavfi -i sine=duration=1:sample_rate=44100 -c:v flv -c:a adpcm_swf");
    const Answer answer = work.annotate(clip.string(), "--video");
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.error, HasSubstr("without sound"));
    EXPECT_EQ(probe_times((work / "out/a.annotated.mp4").string()).size(), 10u);
}

TEST(AnnotateInputs, ATableIsNotLostWhenItsPicturesCannotBeWritten) {
    const Workspace work;
    const auto clip = work.clip("a.mp4");
    // No file may grow beyond 8 KiB: enough for the table, not for the video.
    const Answer answer =
        run("trap '' XFSZ; ulimit -f 8; " MIENCTL " annotate '" + clip.string() + "' --out '" +
            (work / "out").string() + "' --model '" + work.model().string() + "' --video");
    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.error, HasSubstr("a.annotated.mp4"));
    EXPECT_EQ(lines(work.result("a.csv")).size(), 11u);
}

TEST(AnnotateInputs, PagesHaveRowsAndPicturesOfTheirOwn) {
    const Workspace work;
    std::vector<cv::Mat> pages(3, cv::Mat(60, 80, CV_8UC3, cv::Scalar(90, 120, 150)));
    const auto file = work / "pages.tif";
    ASSERT_TRUE(cv::imwritemulti(file.string(), pages));
    EXPECT_EQ(work.annotate(file.string(), "--video").status, 0);
    EXPECT_EQ(lines(work.result("pages.csv")).size(), 4u);
    for (const char* name :
         {"pages.annotated.jpg", "pages.annotated.2.jpg", "pages.annotated.3.jpg"}) {
        EXPECT_TRUE(work.has_result(name)) << name;
    }
}

}  // namespace
}  // namespace mien::test
