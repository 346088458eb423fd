#include "mien/annotation.h"

#include <gmock/gmock.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

const std::vector<std::string> classes{"glad", "calm"};

FaceResult usable(int track, float glad) {
    FaceResult face;
    face.box = {10, 20, 30, 40};
    face.track = track;
    face.scores = {glad, 1 - glad};
    face.expression = glad > 0.5F ? 0 : 1;
    face.confidence = std::max(glad, 1 - glad);
    return face;
}

FaceResult measured(FaceStatus status, std::optional<int> eyes) {
    FaceResult face = usable(4, 0.75F);
    face.status = status;
    face.quality = FaceQuality{0.0625, 0.5, 0.25, eyes, 0.125};
    return face;
}

FaceResult small(int side) {
    FaceResult face;
    face.status = FaceStatus::too_small;
    face.box = {1, 2, side, side};
    return face;
}

TEST(Annotation, OneRowPerUsableFace) {
    const FrameResult frame{7, 1.0 / 3, {usable(1, 0.75F), small(20), usable(2, 0.25F)}};
    EXPECT_EQ(csv_rows(frame, classes),
              "7,0.333333,ok,1,10,20,30,40,glad,0.7500,0.7500,0.2500,,,,,\n"
              "7,0.333333,ok,2,10,20,30,40,calm,0.7500,0.2500,0.7500,,,,,\n");
    EXPECT_EQ(row_count(frame), 2);
}

TEST(Annotation, AFrameWithoutAUsableFaceSaysWhy) {
    EXPECT_EQ(csv_rows({0, 0, {}}, classes), "0,0.000000,no_face,,,,,,,,,,,,,,\n");
    EXPECT_EQ(csv_rows({1, 2.5, {small(20), small(30)}}, classes),
              "1,2.500000,too_small,,1,2,30,30,,,,,,,,,\n");
    EXPECT_EQ(row_count({0, 0, {}}), 1);
}

TEST(Annotation, AFaceOfDoubtIsScoredAndSaysWhatWasMeasured) {
    EXPECT_EQ(csv_rows({1, 0, {measured(FaceStatus::blurred, std::nullopt)}}, classes),
              "1,0.000000,blurred,4,10,20,30,40,glad,0.7500,0.7500,0.2500,"
              "0.0625,0.5000,0.2500,,0.1250\n");
    const json row = json::parse(jsonl_rows({1, 0, {measured(FaceStatus::off_pose, 1)}}, classes));
    EXPECT_EQ(row["status"], "off_pose");
    EXPECT_EQ(row["eyes"], 1);
    EXPECT_EQ(row["outside"], 0.125);
    EXPECT_EQ(row["scores"]["glad"], 0.75);
}

TEST(Annotation, EveryRowHasAsManyFieldsAsTheHeader) {
    const auto commas = [](const std::string& line) {
        return std::count(line.begin(), line.end(), ',');
    };
    const std::string header = csv_header(classes, false);
    EXPECT_EQ(header,
              "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm,"
              "sharpness,brightness,asymmetry,eyes,outside\n");
    EXPECT_EQ(commas(csv_rows({0, 0, {usable(1, 0.5F)}}, classes)), commas(header));
    EXPECT_EQ(commas(csv_rows({0, 0, {}}, classes)), commas(header));
    EXPECT_EQ(commas(csv_rows({0, 0, {measured(FaceStatus::dark, 2)}}, classes)), commas(header));
    EXPECT_EQ(commas(csv_rows({0, 0, {small(20)}}, classes)), commas(header));
}

TEST(Annotation, FileNamesAreQuotedWhereTheyMustBe) {
    const std::string file = "a \"b\", c.jpg";
    EXPECT_THAT(csv_rows({0, 0, {}}, classes, &file), HasSubstr(",\"a \"\"b\"\", c.jpg\"\n"));
    EXPECT_THAT(csv_header(classes, true), HasSubstr(",file\n"));
}

TEST(Annotation, JsonLinesHoldTheSame) {
    const std::string file = "na\xefve \"x\".jpg";  // not UTF-8
    const json row = json::parse(jsonl_rows({7, 0.5, {usable(3, 0.75F)}}, classes, &file));
    EXPECT_EQ(row["frame"], 7);
    EXPECT_EQ(row["time_s"], 0.5);
    EXPECT_EQ(row["track"], 3);
    EXPECT_EQ(row["box"], json({10, 20, 30, 40}));
    EXPECT_EQ(row["scores"]["calm"], 0.25);
    const json none = json::parse(jsonl_rows({8, 0.6, {}}, classes));
    EXPECT_EQ(none["status"], "no_face");
    EXPECT_FALSE(none.contains("track"));
}

TEST(AnnotationWriter, FilesGetTheirNamesWhenFinished) {
    const test::TemporaryFolder folder;
    AnnotationWriter writer(folder / "clip", {AnnotationFormat::csv, AnnotationFormat::jsonl},
                            classes);
    writer.write({0, 0, {}});
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.csv"));
    writer.finish();
    EXPECT_EQ(test::read_text(folder / "clip.csv"),
              csv_header(classes, false) + "0,0.000000,no_face,,,,,,,,,,,,,,\n");
    EXPECT_THAT(test::read_text(folder / "clip.jsonl"), HasSubstr("no_face"));
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.csv.part"));
}

TEST(AnnotationWriter, WhatIsOlderThanASecondSurvivesACrash) {
    const test::TemporaryFolder folder;
    AnnotationWriter writer(folder / "clip", {AnnotationFormat::csv}, classes);
    writer.write({0, 0, {}});
    std::this_thread::sleep_for(std::chrono::milliseconds(1050));
    writer.write({1, 1, {}});
    EXPECT_THAT(test::read_text(folder / "clip.csv.part"), HasSubstr("\n1,1.000000"));
}

TEST(AnnotationWriter, KeepsWhatWasRecordedWhenItCannotFinish) {
    const test::TemporaryFolder folder;
    { AnnotationWriter(folder / "clip", {AnnotationFormat::csv}, classes).write({0, 0, {}}); }
    EXPECT_THAT(test::read_text(folder / "clip.csv.part"), HasSubstr("no_face"));
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.csv"));
}

TEST(AnnotationFormat, UnknownWordsAreRefused) {
    EXPECT_EQ(parse_format("jsonl"), AnnotationFormat::jsonl);
    EXPECT_THAT(test::error_of([] { parse_format("xls"); }), HasSubstr("'xls'"));
}

}  // namespace
}  // namespace mien
