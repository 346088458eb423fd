#include "mien/annotation_reader.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <algorithm>

#include "mien/annotation.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using test::read_text;
using test::write_text;
using ::testing::HasSubstr;

const std::vector<std::string> kClasses = {"glad", "not, really"};

FaceResult face(int track, float glad, cv::Rect box) {
    FaceResult face;
    face.track = track;
    face.box = box;
    face.scores = {glad, 1 - glad};
    face.expression = glad >= 0.5F ? 0 : 1;
    face.confidence = std::max(glad, 1 - glad);
    return face;
}

FrameResult frame(std::int64_t index, double time_s, std::vector<FaceResult> faces) {
    FrameResult result;
    result.index = index;
    result.time_s = time_s;
    result.faces = std::move(faces);
    return result;
}

FaceResult small_face(cv::Rect box) {
    FaceResult face;
    face.status = FaceStatus::too_small;
    face.box = box;
    return face;
}

class AnnotationReader : public ::testing::Test {
  protected:
    // Four frames: two faces, nobody, a face too small, one face.
    std::string text() const {
        return csv_header(kClasses, false) +
               csv_rows(
                   frame(0, 2.5, {face(1, 0.75F, {1, 2, 30, 40}), face(2, 0.25F, {9, 9, 9, 9})}),
                   kClasses) +
               csv_rows(frame(1, 2.533333, {}), kClasses) +
               csv_rows(frame(2, 2.566667, {small_face({5, 6, 7, 8})}), kClasses) +
               csv_rows(frame(5, 2.7, {face(2, 0.1234F, {3, 4, 50, 60})}), kClasses);
    }
    std::filesystem::path csv(const std::string& text, const std::string& name = "clip.csv") {
        write_text(folder_ / name, text);
        return folder_ / name;
    }
    std::string problem_of(const std::string& text) {
        const auto file = csv(text);
        return error_of([&] { read_annotation(file); });
    }
    test::TemporaryFolder folder_;
};

TEST_F(AnnotationReader, gives_back_what_was_written) {
    const Annotation read = read_annotation(csv(text()));
    EXPECT_EQ(read.classes, kClasses);
    ASSERT_EQ(read.frames.size(), 4U);
    const FrameResult first = read.result(0);
    EXPECT_EQ(first.time_s, 2.5);
    ASSERT_EQ(first.faces.size(), 2U);
    EXPECT_EQ(first.faces[0].box, cv::Rect(1, 2, 30, 40));
    EXPECT_EQ(first.faces[0].track, 1);
    EXPECT_EQ(first.faces[1].expression, 1);
    EXPECT_FLOAT_EQ(first.faces[1].confidence, 0.75F);
    EXPECT_TRUE(read.result(1).faces.empty());
    EXPECT_EQ(read.result(2).status(), FaceStatus::too_small);
    EXPECT_EQ(read.result(2).faces[0].expression, -1);
    EXPECT_EQ(read.result(3).index, 5);
    EXPECT_FLOAT_EQ(read.result(3).faces[0].scores[0], 0.1234F);
    EXPECT_EQ(read.problem, "");
}

TEST_F(AnnotationReader, finds_the_frame_of_a_time) {
    const Annotation read = read_annotation(csv(text()));
    EXPECT_EQ(read.frame_at(-1), 0U);
    EXPECT_EQ(read.frame_at(2.5333334), 1U);  // as the container has it
    EXPECT_EQ(read.frame_at(2.56), 1U);
    EXPECT_EQ(read.frame_at(2.5666666), 2U);
    EXPECT_EQ(read.frame_at(99), 3U);
}

TEST_F(AnnotationReader, tracks_the_longest_first) {
    const auto tracks = read_annotation(csv(text())).tracks();
    ASSERT_EQ(tracks.size(), 2U);
    EXPECT_EQ(tracks[0].id, 2);
    EXPECT_EQ(tracks[0].frames, 2);
    EXPECT_EQ(tracks[0].first_s, 2.5);
    EXPECT_EQ(tracks[0].last_s, 2.7);
    EXPECT_EQ(tracks[1].id, 1);
}

TEST_F(AnnotationReader, the_record_says_what_was_annotated) {
    csv(text());
    write_text(folder_ / "clip.json",
               R"({"input": {"kind": "video", "source": "/videos/clip.mp4", "width": 640,
                   "height": 480}, "checkpoint": {"classes": ["glad", "not, really"]}})");
    const Annotation read = read_annotation(folder_ / "clip.json");
    EXPECT_EQ(read.file, folder_ / "clip.csv");
    EXPECT_EQ(read.input.source, "/videos/clip.mp4");
    EXPECT_EQ(read.input.width, 640);
}

TEST_F(AnnotationReader, columns_that_it_does_not_know_do_not_disturb) {
    csv("frame,time_s,status,track,x,y,width,height,expression,confidence,sharpness,glad\n"
        "0,0.0,off_pose,3,1,2,3,4,glad,1.0000,0.05,1.0000\n"
        "7,1.0,gap,,,,,,,,,\n");
    write_text(folder_ / "clip.json", R"({"input": {}, "checkpoint": {"classes": ["glad"]}})");
    const Annotation read = read_annotation(folder_ / "clip.csv");
    EXPECT_EQ(read.classes.size(), 1U);
    EXPECT_FLOAT_EQ(read.result(0).faces[0].confidence, 1);
    EXPECT_TRUE(read.result(1).faces.empty());
}

TEST_F(AnnotationReader, a_broken_record_is_told_and_the_rows_are_read) {
    csv(text());
    write_text(folder_ / "clip.json", "{\"input\": ");
    const Annotation read = read_annotation(folder_ / "clip.csv");
    EXPECT_THAT(read.problem, HasSubstr("clip.json cannot be read"));
    EXPECT_EQ(read.frames.size(), 4U);
}

TEST_F(AnnotationReader, a_kind_of_input_that_it_does_not_know_is_told_and_not_taken_for_a_video) {
    csv(text());
    write_text(
        folder_ / "clip.json",
        R"({"input": {"kind": "dream"}, "checkpoint": {"classes": ["glad", "not, really"]}})");
    const Annotation read = read_annotation(folder_ / "clip.csv");
    EXPECT_THAT(read.problem, HasSubstr("a 'dream', a kind of input"));
    EXPECT_EQ(read.frames.size(), 4U);
}

TEST_F(AnnotationReader, a_last_row_that_was_cut_off_is_left_out) {
    std::string cut = text();
    cut.resize(cut.size() - 9);
    const Annotation read = read_annotation(csv(cut, "clip.csv.part"));
    EXPECT_EQ(read.frames.size(), 3U);
    EXPECT_EQ(read_annotation(csv(text() + "17")).frames.size(), 4U);
    // By its record's name, too.
    write_text(folder_ / "other.csv.part", cut);
    EXPECT_EQ(read_annotation(folder_ / "other.json").frames.size(), 3U);
}

TEST_F(AnnotationReader, the_roll_is_read_where_there_is_one) {
    const std::string header =
        "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm,sharpness";
    const std::string row = "0,1.0,ok,1,-1,2,3,4,glad,1,1,0,0.5";
    const Annotation old = read_annotation(csv(header + "\n" + row + "\n"));
    EXPECT_EQ(old.result(0).faces.at(0).roll, 0);
    const Annotation now = read_annotation(csv(header + ",roll\n" + row + ",-21.5\n"));
    EXPECT_EQ(now.result(0).faces.at(0).roll, -21.5F);
    EXPECT_EQ(now.result(0).faces.at(0).box, cv::Rect(-1, 2, 3, 4)) << "it may leave the picture";
}

TEST_F(AnnotationReader, rubbish_is_told_with_its_line) {
    // As of schema 1, without the columns of quality.
    const std::string header =
        "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm\n";
    EXPECT_THAT(problem_of(""), HasSubstr("the file is empty"));
    EXPECT_THAT(problem_of(header), HasSubstr("there is no row in it"));
    EXPECT_THAT(problem_of("a,b\n1,2\n"), HasSubstr("no annotation of Mien"));
    EXPECT_THAT(problem_of(std::string(3 << 20, '\0')), HasSubstr("this is not a table"));
    EXPECT_THAT(problem_of(header + "0,1\n"),
                HasSubstr("clip.csv, line 2: it has 2 fields, not 12"));
    EXPECT_THAT(problem_of(header + "x,0.0,no_face,,,,,,,,,\n"), HasSubstr("line 2: the frame"));
    EXPECT_THAT(problem_of(header + "0,nan,no_face,,,,,,,,,\n"), HasSubstr("line 2: the time"));
    EXPECT_THAT(problem_of(header + "0,1.0,no_face,,,,,,,,,\n1,0.5,no_face,,,,,,,,,\n"),
                HasSubstr("line 3: the time goes back"));
    EXPECT_THAT(problem_of(header + "0,1.0,ok,1,1,2,x,4,glad,1,1,0\n"), HasSubstr("the box"));
    EXPECT_THAT(problem_of(header + "0,1.0,ok,one,1,2,3,4,glad,1,1,0\n"), HasSubstr("the track"));
    EXPECT_THAT(problem_of(header + "0,1.0,asleep,1,1,2,3,4,glad,1,1,0\n"),
                HasSubstr("no status 'asleep'"));
    EXPECT_THAT(problem_of(header + "0,1.0,ok,1,1,2,3,4,furious,1,1,0\n"),
                HasSubstr("no column for the expression 'furious'"));
    EXPECT_THAT(problem_of(header + "0,1.0,ok,1,1,2,3,4,glad,1,1.5,0\n"), HasSubstr("a score"));
    const std::string with_roll = header.substr(0, header.size() - 1) + ",sharpness,roll\n";
    EXPECT_THAT(problem_of(with_roll + "0,1.0,ok,1,1,2,3,4,glad,1,1,0,0.5,left\n"),
                HasSubstr("the roll is not a number of degrees"));
    EXPECT_THAT(error_of([&] { read_annotation(folder_ / "none.csv"); }),
                HasSubstr("no such file"));
}

TEST_F(AnnotationReader, numbers_that_no_annotation_has_are_told_with_their_line) {
    const std::string header =
        "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm\n";
    const std::string row = "0,1.0,ok,1,1,2,3,4,glad,1,1,0\n";
    for (const char* time : {"1e16", "-1e16", "1e308", "10000000000000000"}) {
        EXPECT_THAT(problem_of(header + row + "1," + time + ",ok,1,1,2,3,4,glad,1,1,0\n"),
                    HasSubstr("line 3: the time is not a number of seconds, up to 10000 million"));
    }
    EXPECT_NO_THROW(read_annotation(csv(header + "0,1764288000.5,ok,1,1,2,3,4,glad,1,1,0\n")))
        << "the clock of the world";
    EXPECT_THAT(problem_of(header + "-1,1.0,ok,1,1,2,3,4,glad,1,1,0\n"), HasSubstr("the frame"));
    for (const char* box : {"1,2,-3,4", "1,2,3,2147483647", "-2147483648,2,3,4", "1,2,3,40000"}) {
        EXPECT_THAT(problem_of(header + "0,1.0,ok,1," + box + ",glad,1,1,0\n"),
                    HasSubstr("line 2: the box is not in whole pixels, up to 32768"));
    }
}

TEST_F(AnnotationReader, columns_in_another_order_are_read_or_told) {
    const Annotation read = read_annotation(
        csv("x,y,width,height,expression,confidence,glad,calm,status,track,time_s,frame\n"
            "1,2,3,4,calm,0.9,0.1,0.9,ok,7,2.5,3\n"));
    EXPECT_EQ(read.classes, (std::vector<std::string>{"glad", "calm"}));
    EXPECT_EQ(read.frames[0].index, 3);
    EXPECT_EQ(read.result(0).faces[0].box, cv::Rect(1, 2, 3, 4));
    EXPECT_EQ(read.result(0).faces[0].expression, 1);
    // What stood behind the last column was once taken for the rest of the box.
    EXPECT_THAT(problem_of("y,width,height,frame,time_s,status,track,expression,confidence,glad,x\n"
                           "10,50,50,0,0.0,ok,1,glad,0.9,0.9,10\n"),
                HasSubstr("line 1: the columns x,y,width,height do not stand side by side"));
}

TEST_F(AnnotationReader, rows_cut_anywhere_are_left_out_or_told) {
    const std::string whole = text();
    const std::size_t rows = whole.find('\n') + 1;
    for (std::size_t length = rows; length < whole.size(); ++length) {
        const std::string cut = whole.substr(0, length);
        // As a crash leaves it, and with the rest of the row gone.
        if (std::count(cut.begin(), cut.end(), '\n') > 1) {
            EXPECT_NO_THROW(read_annotation(csv(cut))) << length;
        }
        if (cut.back() != '\n') {
            const auto file = csv(cut + "\n");
            try {
                read_annotation(file);
            } catch (const Error& error) {
                EXPECT_THAT(error.what(), HasSubstr("line ")) << length;
            }
        }
    }
}

TEST_F(AnnotationReader, what_hides_in_a_cell_is_shown_in_the_message) {
    const std::string header =
        "frame,time_s,status,track,x,y,width,height,expression,confidence,"
        "glad,calm\n";
    EXPECT_THAT(
        problem_of(header + "0,1.0," + std::string("a\0b\x1b[2J", 7) + ",1,1,2,3,4,glad,1,1,0\n"),
        HasSubstr("no status 'a\\x00b\\x1b[2J'"));
}

TEST_F(AnnotationReader, a_record_or_table_that_is_a_pipe_holds_nobody_up) {
    csv(text());
    ASSERT_EQ(::mkfifo((folder_ / "clip.json").c_str(), 0600), 0);
    const Annotation read = read_annotation(folder_ / "clip.csv");
    EXPECT_THAT(read.problem, HasSubstr("it is a pipe"));
    EXPECT_EQ(read.frames.size(), 4U);
    ASSERT_EQ(::mkfifo((folder_ / "pipe.csv").c_str(), 0600), 0);
    EXPECT_THAT(error_of([&] { read_annotation(folder_ / "pipe.csv"); }), HasSubstr("a pipe"));
}

TEST_F(AnnotationReader, a_record_whose_classes_are_columns_is_not_believed) {
    csv(text());
    write_text(folder_ / "clip.json",
               R"({"input": {}, "checkpoint": {"classes": ["frame", "glad"]}})");
    const Annotation read = read_annotation(folder_ / "clip.csv");
    EXPECT_EQ(read.classes, kClasses);
    EXPECT_THAT(read.problem, HasSubstr("a class with the name of a column"));
}

TEST_F(AnnotationReader, can_be_given_up) {
    std::stop_source stop;
    stop.request_stop();
    const auto file = csv(text());
    EXPECT_THAT(error_of([&] { read_annotation(file, {}, stop.get_token()); }),
                HasSubstr("given up"));
}

TEST_F(AnnotationReader, exports_rows_as_they_stand) {
    const Annotation read = read_annotation(csv(text()));
    export_rows(read, 0, 4, folder_ / "all.csv");
    EXPECT_EQ(read_text(folder_ / "all.csv"), text());
    export_rows(read, 1, 3, folder_ / "part.csv");
    const Annotation part = read_annotation(folder_ / "part.csv");
    EXPECT_EQ(part.frames.size(), 2U);
    EXPECT_EQ(part.frames[0].index, 1);
}

TEST_F(AnnotationReader, never_exports_over_itself) {
    const Annotation read = read_annotation(csv(text()));
    EXPECT_THAT(error_of([&] { export_rows(read, 1, 2, folder_ / "clip.csv"); }),
                HasSubstr("the annotation itself"));
    const Annotation part = read_annotation(csv(text(), "cut.csv.part"));
    EXPECT_THAT(error_of([&] { export_rows(part, 1, 2, folder_ / "cut.csv"); }),
                HasSubstr("the annotation itself"));
    EXPECT_EQ(read_text(folder_ / "cut.csv.part"), text());
}

TEST_F(AnnotationReader, notices_that_the_file_was_changed) {
    const Annotation read = read_annotation(csv(text()));
    csv("short\n");
    EXPECT_THAT(error_of([&] { export_rows(read, 0, 4, folder_ / "all.csv"); }),
                HasSubstr("has been changed"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "all.csv"));
}

TEST_F(AnnotationReader, finds_the_video_where_it_was_or_beside_the_annotation) {
    Annotation annotation = read_annotation(csv(text()));
    EXPECT_EQ(find_input(annotation), "");
    write_text(folder_ / "film.mov", "");
    annotation.input.source = "/gone/film.mov";
    EXPECT_EQ(find_input(annotation), folder_ / "film.mov");
    write_text(folder_ / "clip.mp4", "");
    annotation.input.source.clear();
    EXPECT_EQ(find_input(annotation), folder_ / "clip.mp4");
    annotation.input.source = (folder_ / "film.mov").string();
    EXPECT_EQ(find_input(annotation), folder_ / "film.mov");
    // Of a live record only its own has the same times.
    annotation.input.live = true;
    EXPECT_EQ(find_input(annotation), "");
    write_text(folder_ / "clip.mkv", "");
    EXPECT_EQ(find_input(annotation), folder_ / "clip.mkv");
}

TEST_F(AnnotationReader, gives_back_what_a_second_checkpoint_says) {
    const std::vector<std::string> second{"grim", "glad", "calm"};
    FaceResult read = face(1, 0.75F, {1, 2, 30, 40});
    read.second = {{0.125F, 0.75F, 0.125F}, 1, 0.75F};
    const std::string text =
        csv_header(kClasses, false, second) + csv_rows(frame(0, 0, {}), kClasses, nullptr, second) +
        csv_rows(frame(1, 1, {read}), kClasses, nullptr, second) +
        csv_rows(frame(2, 2, {small_face({5, 6, 7, 8})}), kClasses, nullptr, second);
    const Annotation annotation = read_annotation(csv(text));
    EXPECT_EQ(annotation.classes, kClasses);
    EXPECT_EQ(annotation.second.classes, second);
    ASSERT_EQ(annotation.faces.size(), 2U);
    EXPECT_EQ(annotation.second.expressions, (std::vector<std::int16_t>{1, -1}));
    EXPECT_EQ(annotation.second_score(0, 1), 0.75);
    const FrameResult result = annotation.result(1);
    EXPECT_EQ(result.faces.at(0).second.expression, 1);
    EXPECT_EQ(result.faces[0].second.confidence, 0.75F);
    EXPECT_EQ(result.faces[0].second.scores, read.second.scores);
    EXPECT_TRUE(annotation.result(2).faces.at(0).second.scores.empty());

    std::string odd = text;
    odd.replace(odd.find("second_confidence"), 17, "second_something!");
    EXPECT_THAT(problem_of(odd), HasSubstr("second_confidence does not stand behind"));
    odd = text;
    odd.replace(odd.find("glad,0.7500,0.1250"), 4, "gone");
    EXPECT_THAT(problem_of(odd), HasSubstr("no column for the expression 'gone'"));
    odd = text;
    odd.replace(odd.find("glad,0.7500,0.1250,0.7500"), 25, "glad,0.7500,0.1250,7.5000");
    EXPECT_THAT(problem_of(odd), HasSubstr("a score is not a number from 0 to 1"));
}

}  // namespace
}  // namespace mien
