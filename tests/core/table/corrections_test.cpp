#include "mien/corrections.h"

#include <gmock/gmock.h>

#include "mien/annotation.h"
#include "mien/annotation_summary.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using ::testing::HasSubstr;
using ::testing::Not;

// Ten frames, one a second: face 1 in all of them, face 2 until 4 s, face 3 from 6 s on.
class CorrectionsTest : public ::testing::Test {
  protected:
    CorrectionsTest() {
        AnnotationWriter writer(folder_ / "clip", {"glad", "calm"});
        for (int i = 0; i < 10; ++i) {
            FrameResult frame{i, 1.0 * i, {}};
            for (const int track : {1, 2, 3}) {
                if ((track == 2 && i > 4) || (track == 3 && i < 6)) continue;
                FaceResult face;
                face.track = track;
                face.box = {-10 * track, 20, 30, 40};
                face.scores = {0.75F, 0.25F};
                face.expression = 0;
                face.confidence = 0.75F;
                frame.faces.push_back(face);
            }
            writer.write(frame);
        }
        writer.finish();
        measured_ = read_annotation(folder_ / "clip.csv");
    }
    std::filesystem::path file_with(const std::string& text) {
        test::write_text(folder_ / "clip.review.json", text);
        return folder_ / "clip.review.json";
    }
    std::string refusal(const std::string& text) {
        return error_of([&] { read_corrections(file_with(text)); });
    }
    static std::vector<int> ids(const Annotation& annotation) {
        std::vector<int> ids;
        for (const Annotation::Track& track : annotation.tracks()) ids.push_back(track.id);
        return ids;
    }

    test::TemporaryFolder folder_;
    Annotation measured_;
};

TEST_F(CorrectionsTest, AreReadAsTheyWereWritten) {
    Corrections corrections;
    person(corrections, 1).name = "Anna \"A\" Ölschläger";
    person(corrections, 2).left_out = true;
    split_person(corrections, 1, 2.5, 4);
    exclude(corrections, {1, 4});
    corrections.notes = {{3.25, "laughs, <b>loudly</b>"}};
    write_corrections(folder_ / "clip.review.json", corrections);
    EXPECT_EQ(read_corrections(folder_ / "clip.review.json"), corrections);
    EXPECT_EQ(corrections_of(folder_ / "clip.csv"), corrections);
    write_corrections(folder_ / "clip.review.json", {});
    EXPECT_FALSE(std::filesystem::exists(folder_ / "clip.review.json"));
    EXPECT_TRUE(corrections_of(folder_ / "clip.csv").empty());
}

TEST_F(CorrectionsTest, WhatIsNotTheirsIsRefusedWithItsPlace) {
    EXPECT_EQ(refusal("{"),
              "cannot read " + (folder_ / "clip.review.json").string() + ": it is no JSON");
    EXPECT_THAT(refusal("[]"), HasSubstr("it is no object"));
    EXPECT_THAT(refusal("{}"), HasSubstr("'mien_review' must be a whole number"));
    EXPECT_THAT(refusal(R"({"mien_review":2})"), HasSubstr("a newer version of Mien"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"faces":[]})"), HasSubstr("it has 'faces'"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"people":{}})"), HasSubstr("'people' must be a list"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"people":[{"id":0}]})"),
                HasSubstr("people[0]: 'id' must be a whole number from 1"));
    EXPECT_THAT(
        refusal(R"({"mien_review":1,"people":[{"id":1,"faces":[{"track":1,"from":3,"to":2}]}]})"),
        HasSubstr("people[0].faces[0] ends before it begins"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"people":[{"id":1,"faces":[{"track":3,"to":5}]},
                            {"id":2,"faces":[{"track":3,"from":4}]}]})"),
                HasSubstr("track 3 belongs to two people at once"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"people":[{"id":1},{"id":1}]})"),
                HasSubstr("two of its people have the number 1"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"excluded":[{"from":1}]})"),
                HasSubstr("excluded[0]: 'to' must be a number of seconds"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"notes":[{"time":1e300,"text":""}]})"),
                HasSubstr("notes[0]: 'time'"));
    EXPECT_THAT(refusal(R"({"mien_review":1,"notes":[{"time":1,"text":")" + std::string(5000, 'x') +
                        R"("}]})"),
                HasSubstr("at most 4096 bytes"));
    std::string many = R"({"mien_review":1,"notes":[{"time":1})";
    for (int i = 0; i < 10'000; ++i) many += R"(,{"time":1})";
    EXPECT_THAT(refusal(many + "]}"), HasSubstr("more than 10000 entries"));
    EXPECT_THAT(refusal(std::string(5 << 20, ' ')), HasSubstr("clip.review.json"));
}

TEST_F(CorrectionsTest, PeopleStandInPlaceOfTracks) {
    Corrections corrections;
    merge_people(corrections, 3, 2);
    person(corrections, 2).name = "Bo";
    const Annotation all = corrected(measured_, corrections);
    EXPECT_EQ(ids(all), (std::vector<int>{1, 2}));
    EXPECT_EQ(all.tracks()[1].frames, 9);
    EXPECT_EQ(all.names.at(2), "Bo");
    EXPECT_EQ(ids(measured_), (std::vector<int>{1, 2, 3})) << "as it was measured";

    split_person(corrections, 2, 7, 4);
    EXPECT_EQ(corrected(measured_, corrections).tracks()[2].id, 4);
    EXPECT_EQ(corrected(measured_, corrections).tracks()[2].first_s, 7);
    merge_people(corrections, 4, 2);
    EXPECT_EQ(corrected(measured_, corrections).tracks()[1].frames, 9);
    split_person(corrections, 2, 100, 5);  // there is nothing beyond
    EXPECT_EQ(ids(corrected(measured_, corrections)), (std::vector<int>{1, 2}));
}

TEST_F(CorrectionsTest, WhoIsLeftOutAndWhatIsExcludedDoNotCount) {
    Corrections corrections;
    person(corrections, 2).left_out = true;
    exclude(corrections, {8, 9});
    exclude(corrections, {0, 1});
    exclude(corrections, {1, 2});
    ASSERT_EQ(corrections.excluded.size(), 2U);
    EXPECT_EQ(corrections.excluded[0], (ExcludedStretch{0, 2}));
    const Annotation counted = corrected(measured_, corrections);
    EXPECT_EQ(ids(counted), (std::vector<int>{1, 3}));
    EXPECT_EQ(counted.tracks()[0].first_s, 3);
    EXPECT_EQ(counted.tracks()[0].last_s, 7);
    EXPECT_DOUBLE_EQ(summarize(counted, {}).front().seconds, 7);
    EXPECT_EQ(counted.faces.size(), measured_.faces.size()) << "boxes stay";
}

TEST_F(CorrectionsTest, NobodyIsLeftWhenAllIsTakenBack) {
    Corrections corrections;
    person(corrections, 1).name = "Anna";
    person(corrections, 1).name.clear();
    tidy(corrections);
    EXPECT_TRUE(corrections.empty());
    split_person(corrections, 1, 5, 9);
    merge_people(corrections, 9, 1);
    EXPECT_TRUE(corrections.empty());
}

TEST_F(CorrectionsTest, ExportedRowsAreThoseThatCount) {
    Corrections corrections;
    merge_people(corrections, 3, 2);
    person(corrections, 2).name = "=Bo, \"B\"";
    person(corrections, 1).left_out = true;
    exclude(corrections, {0, 2});
    export_rows(measured_, corrections, 1, 8, folder_ / "rows.csv");
    const std::string text = test::read_text(folder_ / "rows.csv");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1 + 4);  // 3, 4, 6 and 7 s
    EXPECT_THAT(text, HasSubstr(",roll,person\n"));
    EXPECT_THAT(text, HasSubstr("3,3.000000,ok,2,-20,20,30,40,glad,"));
    EXPECT_THAT(text, HasSubstr("7,7.000000,ok,2,-30,20,30,40,glad,"));
    EXPECT_THAT(text, HasSubstr(",\"'=Bo, \"\"B\"\"\"\n"));
    EXPECT_THAT(text, Not(HasSubstr(",ok,1,")));
    const Annotation again = read_annotation(folder_ / "rows.csv");
    EXPECT_EQ(again.classes, measured_.classes);
    EXPECT_EQ(again.frames.size(), 4U);
    EXPECT_THAT(error_of([&] { export_rows(measured_, corrections, 0, 9, measured_.file); }),
                HasSubstr("this is the annotation itself"));
}

TEST_F(CorrectionsTest, TheSummaryOfAFileFollowsThem) {
    Corrections corrections;
    person(corrections, 2).left_out = true;
    person(corrections, 3).name = "<Cy>";
    exclude(corrections, {0, 2});
    corrections.notes = {{3, "laughs & <cries>"}};
    write_corrections(corrections_path(folder_ / "clip.csv"), corrections);
    const AnnotationSummary summary = summarize_file(folder_ / "clip.csv");
    ASSERT_EQ(summary.segments.size(), 3U);  // all, 1 and 3
    EXPECT_EQ(summary.segments[2].name, "<Cy>");
    const auto files = write_summary(summary, folder_ / "out");
    EXPECT_THAT(test::read_text(files[0]), HasSubstr(",<Cy>\n"));
    const std::string page = test::read_text(files[1]);
    EXPECT_THAT(page, HasSubstr("whole, &lt;Cy&gt;"));
    EXPECT_THAT(page, HasSubstr("laughs &amp; &lt;cries&gt;"));
    EXPECT_THAT(page, HasSubstr("Left out when it was reviewed: 1 person and 2.0\u00a0s"));
}

}  // namespace
}  // namespace mien
