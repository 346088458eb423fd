#include "mien/annotation.h"

#include <gmock/gmock.h>

#include <chrono>
#include <thread>

#include "support/temporary_folder.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

const std::vector<std::string> two_classes{"glad", "calm"};

FaceResult usable(int track, float glad) {
    FaceResult face;
    face.box = {10, 20, 30, 40};
    face.roll = -12.49F;
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
    EXPECT_EQ(csv_rows(frame, two_classes),
              "7,0.333333,ok,1,10,20,30,40,glad,0.7500,0.7500,0.2500,,,,,,-12.5\n"
              "7,0.333333,ok,2,10,20,30,40,calm,0.7500,0.2500,0.7500,,,,,,-12.5\n");
    EXPECT_EQ(row_count(frame), 2);
}

TEST(Annotation, AFrameWithoutAUsableFaceSaysWhy) {
    EXPECT_EQ(csv_rows({0, 0, {}}, two_classes), "0,0.000000,no_face,,,,,,,,,,,,,,,\n");
    EXPECT_EQ(csv_rows({1, 2.5, {small(20), small(30)}}, two_classes),
              "1,2.500000,too_small,,1,2,30,30,,,,,,,,,,0.0\n");
    EXPECT_EQ(row_count({0, 0, {}}), 1);
}

TEST(Annotation, AFaceOfDoubtIsScoredAndSaysWhatWasMeasured) {
    EXPECT_EQ(csv_rows({1, 0, {measured(FaceStatus::blurred, std::nullopt)}}, two_classes),
              "1,0.000000,blurred,4,10,20,30,40,glad,0.7500,0.7500,0.2500,"
              "0.0625,0.5000,0.2500,,0.1250,-12.5\n");
    EXPECT_THAT(csv_rows({1, 0, {measured(FaceStatus::off_pose, 1)}}, two_classes),
                HasSubstr(",off_pose,4,10,"));
}

TEST(Annotation, AnUprightHeadHasNoMinusBeforeItsRoll) {
    FaceResult face = usable(1, 0.75F);
    face.roll = -0.04F;
    EXPECT_THAT(csv_rows({0, 0, {face}}, two_classes), HasSubstr(",0.0\n"));
}

TEST(Annotation, EveryRowHasAsManyFieldsAsTheHeader) {
    const auto commas = [](const std::string& line) {
        return std::count(line.begin(), line.end(), ',');
    };
    const std::string header = csv_header(two_classes, false);
    EXPECT_EQ(header,
              "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm,"
              "sharpness,brightness,asymmetry,eyes,outside,roll\n");
    EXPECT_EQ(commas(csv_rows({0, 0, {usable(1, 0.5F)}}, two_classes)), commas(header));
    EXPECT_EQ(commas(csv_rows({0, 0, {}}, two_classes)), commas(header));
    EXPECT_EQ(commas(csv_rows({0, 0, {measured(FaceStatus::dark, 2)}}, two_classes)),
              commas(header));
    EXPECT_EQ(commas(csv_rows({0, 0, {small(20)}}, two_classes)), commas(header));
}

TEST(Annotation, FileNamesAreQuotedWhereTheyMustBe) {
    const std::string file = "a \"b\", c.jpg";
    EXPECT_THAT(csv_rows({0, 0, {}}, two_classes, &file), HasSubstr(",\"a \"\"b\"\", c.jpg\"\n"));
    EXPECT_THAT(csv_header(two_classes, true), HasSubstr(",file\n"));
}

TEST(AnnotationWriter, FilesGetTheirNamesWhenFinished) {
    const test::TemporaryFolder folder;
    AnnotationWriter writer(folder / "clip", two_classes);
    writer.write({0, 0, {}});
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.csv"));
    writer.finish();
    EXPECT_EQ(test::read_text(folder / "clip.csv"),
              csv_header(two_classes, false) + "0,0.000000,no_face,,,,,,,,,,,,,,,\n");
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.csv.part"));
}

TEST(AnnotationWriter, WhatIsOlderThanASecondSurvivesACrash) {
    const test::TemporaryFolder folder;
    AnnotationWriter writer(folder / "clip", two_classes);
    writer.write({0, 0, {}});
    std::this_thread::sleep_for(std::chrono::milliseconds(1050));
    writer.write({1, 1, {}});
    EXPECT_THAT(test::read_text(folder / "clip.csv.part"), HasSubstr("\n1,1.000000"));
}

TEST(AnnotationWriter, KeepsWhatWasRecordedWhenItCannotFinish) {
    const test::TemporaryFolder folder;
    { AnnotationWriter(folder / "clip", two_classes).write({0, 0, {}}); }
    EXPECT_THAT(test::read_text(folder / "clip.csv.part"), HasSubstr("no_face"));
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.csv"));
}

TEST(AnnotationWriter, GoesOnBehindWhatIsWhole) {
    const test::TemporaryFolder folder;
    std::int64_t bytes = 0;
    {
        AnnotationWriter writer(folder / "clip", two_classes);
        writer.write({0, 0, {}});
        bytes = writer.sync();
        writer.write({1, 1, {}});
    }
    AnnotationWriter writer(folder / "clip", two_classes, false, bytes);
    writer.write({1, 2, {}});
    writer.finish();
    EXPECT_EQ(test::read_text(folder / "clip.csv"), csv_header(two_classes, false) +
                                                        csv_rows({0, 0, {}}, two_classes) +
                                                        csv_rows({1, 2, {}}, two_classes));
}

TEST(Annotation, ASecondCheckpointHasColumnsOfItsOwn) {
    const std::vector<std::string> second{"glad", "grim", "calm"};
    EXPECT_EQ(csv_header(two_classes, true, second),
              "frame,time_s,status,track,x,y,width,height,expression,confidence,glad,calm,"
              "sharpness,brightness,asymmetry,eyes,outside,roll,second_expression,"
              "second_confidence,second_glad,second_grim,second_calm,file\n");
    FaceResult face = usable(1, 0.75F);
    face.second = {{0.125F, 0.75F, 0.125F}, 1, 0.75F};
    const std::string file = "a.jpg";
    EXPECT_EQ(csv_rows({0, 0, {face}}, two_classes, &file, second),
              "0,0.000000,ok,1,10,20,30,40,glad,0.7500,0.7500,0.2500,,,,,,-12.5,"
              "grim,0.7500,0.1250,0.7500,0.1250,a.jpg\n");
    EXPECT_EQ(csv_rows({0, 0, {}}, two_classes, nullptr, second),
              "0,0.000000,no_face,,,,,,,,,,,,,,,,,,,,\n");
    EXPECT_EQ(csv_rows({0, 0, {small(9)}}, two_classes, nullptr, second),
              "0,0.000000,too_small,,1,2,9,9,,,,,,,,,,0.0,,,,,\n");
}

}  // namespace
}  // namespace mien
