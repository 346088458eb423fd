// The files as the BIDS specification has them; `tests/cli/bids_test.cpp` runs its validator.
#include "core/table/bids.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/table/dialect_clip.h"
#include "mien/annotation_formats.h"
#include "support/command.h"
#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Bids : public ::testing::Test {
  protected:
    Annotation clip() {
        test::write_dialect_clip(folder_ / "clip");
        return read_annotation(folder_ / "clip.csv");
    }
    // Frames at these times, in all of which the face is there.
    Annotation frames_at(const std::vector<double>& times) {
        AnnotationWriter writer(folder_ / "times", test::dialect_classes());
        for (std::size_t i = 0; i < times.size(); ++i) {
            writer.write({static_cast<std::int64_t>(i),
                          times[i],
                          {test::dialect_face(1, i % 2 == 0 ? 0 : 1)}});
        }
        writer.finish();
        return read_annotation(folder_ / "times.csv");
    }
    std::vector<std::string> samples() {
        const auto answer = test::run("gzip -dc '" + (folder_ / "x_physio.tsv.gz").string() + "'");
        EXPECT_EQ(answer.status, 0) << answer.error;
        std::vector<std::string> lines;
        std::istringstream stream(answer.out);
        for (std::string line; std::getline(stream, line);) lines.push_back(line);
        return lines;
    }
    json about(const char* what) {
        return json::parse(test::read_text(folder_ / (std::string("x_") + what + ".json")));
    }

    test::TemporaryFolder folder_;
};

TEST_F(Bids, ALinePerSampleAndWhatItMeans) {
    write_bids(clip(), {}, 2.0, {}, folder_ / "x");
    EXPECT_THAT(samples(), ElementsAre("0.1000\t0.8000\t0.1000\t1", "0.1000\t0.8000\t0.1000\t1",
                                       "0.8000\t0.1000\t0.1000\t1", "n/a\tn/a\tn/a\tn/a",
                                       "n/a\tn/a\tn/a\tn/a", "0.8000\t0.1000\t0.1000\t1"));
    const json told = about("physio");
    EXPECT_EQ(told["SamplingFrequency"], 10);
    EXPECT_EQ(told["StartTime"], 0.5);
    EXPECT_EQ(told["Columns"], json({"angry", "happy", "neutral", "read_well"}));
    for (const auto& column : told["Columns"]) {
        EXPECT_TRUE(told[column.get<std::string>()].contains("Description"));
    }
}

TEST_F(Bids, WithWhatIsDerivedWhereItIsAskedFor) {
    write_bids(clip(), {}, 2.0, {}, folder_ / "x", true);
    const auto lines = samples();
    EXPECT_EQ(lines.at(0), "0.1000\t0.8000\t0.1000\t0.5970\t0.4670\t1");
    EXPECT_EQ(lines.at(3), "n/a\tn/a\tn/a\tn/a\tn/a\tn/a");
    const json told = about("physio");
    EXPECT_EQ(told["Columns"], json({"angry", "happy", "neutral", "derived_valence",
                                     "derived_arousal", "read_well"}));
    for (const char* name : {"derived_valence", "derived_arousal"}) {
        EXPECT_THAT(told[name]["Description"].get<std::string>(), HasSubstr("not measured"));
    }
}

TEST_F(Bids, ClassesWithoutAPlaceAreRefusedBeforeAFileIsThere) {
    AnnotationWriter writer(folder_ / "odd", {"yes", "no", "other"});
    writer.write({0, 0, {test::dialect_face(1, 1)}});
    writer.finish();
    const Annotation odd = read_annotation(folder_ / "odd.csv");
    EXPECT_THAT(test::error_of([&] { write_bids(odd, {}, 0, {}, folder_ / "x", true); }),
                HasSubstr("cannot derive valence and arousal"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x_physio.json"));
}

TEST_F(Bids, AnotherPersonAndDoubtfulSamples) {
    write_bids(clip(), {}, 2.5, 2, folder_ / "x");
    const auto lines = samples();
    EXPECT_EQ(lines.at(0), "0.1000\t0.1000\t0.8000\t1");
    EXPECT_EQ(lines.at(1), "0.1000\t0.1000\t0.8000\t0");
    EXPECT_EQ(lines.at(2), "n/a\tn/a\tn/a\tn/a");
}

TEST_F(Bids, EventsAreStretchesAndMarkers) {
    write_bids(clip(), {{2.6, 2.6, "bang"}, {2.7, 2.95, "film"}}, 2.5, {}, folder_ / "x");
    EXPECT_EQ(test::read_text(folder_ / "x_events.tsv"),
              "onset\tduration\ttrial_type\tkind\n"
              "0.000000\t0.200000\thappy\texpression\n"
              "0.100000\t0.000000\tbang\tmarker\n"
              "0.200000\t0.100000\tangry\texpression\n"
              "0.200000\t0.250000\tfilm\tmarker\n"
              "0.500000\t0.100000\tangry\texpression\n");
    EXPECT_EQ(about("events")["kind"]["Levels"].size(), 2U);
}

// Milliseconds of a container, a frame that is missing, and a long gap.
TEST_F(Bids, IrregularFramesAreTheNearestSamples) {
    write_bids(frames_at({0, 0.033, 0.067, 0.1, 0.167, 0.2}), {}, 0, {}, folder_ / "x");
    EXPECT_NEAR(about("physio")["SamplingFrequency"].get<double>(), 30, 1e-6);
    const auto lines = samples();
    ASSERT_EQ(lines.size(), 7U);
    EXPECT_EQ(lines[4], "n/a\tn/a\tn/a\tn/a") << "no frame is near 0.133 s";
    EXPECT_EQ(lines[5], "0.8000\t0.1000\t0.1000\t1") << "the frame of 0.167 s";
}

TEST_F(Bids, NoDriftOverAnHour) {
    std::vector<double> times;
    for (int i = 0; i < 108'000; ++i) times.push_back(std::round(i * 1001 / 30.0) / 1000);
    write_bids(frames_at(times), {}, 0, {}, folder_ / "x");
    const auto lines = samples();
    ASSERT_EQ(lines.size(), times.size());
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "n/a\tn/a\tn/a\tn/a"), 0);
    EXPECT_EQ(lines[107'998], "0.8000\t0.1000\t0.1000\t1");
    EXPECT_EQ(lines[107'999], "0.1000\t0.8000\t0.1000\t1");
}

TEST_F(Bids, FramesTooFarApartAreRefused) {
    const Annotation far = frames_at({0, 0.0001, 0.0002, 1e6});
    EXPECT_THAT(test::error_of([&] { write_bids(far, {}, 0, {}, folder_ / "x"); }),
                HasSubstr("50 million"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x_physio.tsv.gz.part"));
}

TEST_F(Bids, ADataSetKeepsWhatIsThere) {
    const auto set = folder_ / "set";
    std::filesystem::create_directories(set);
    test::write_text(set / "README", "mine");
    test::write_text(set / "participants.tsv", "participant_id\tage\nsub-01\t31\n");
    write_bids_dataset(clip(), {}, 2.5, {}, {"02", "pre", "talk", 3}, set);
    write_bids_dataset(clip(), {}, 2.5, {}, {"02", "", "talk", 0}, set);
    EXPECT_TRUE(std::filesystem::exists(
        set / "sub-02/ses-pre/beh/sub-02_ses-pre_task-talk_run-03_physio.tsv.gz"));
    EXPECT_TRUE(std::filesystem::exists(set / "sub-02/beh/sub-02_task-talk_events.json"));
    EXPECT_EQ(test::read_text(set / "README"), "mine");
    EXPECT_EQ(test::read_text(set / "participants.tsv"),
              "participant_id\tage\nsub-01\t31\nsub-02\tn/a\n");
    EXPECT_EQ(json::parse(test::read_text(set / "dataset_description.json"))["Name"],
              "Facial expressions");
}

TEST_F(Bids, LabelsHaveLettersAndDigits) {
    const Annotation one = clip();
    for (const char* label : {"", "../up", "a b", "sub-01", "\xc3\xa4"}) {
        EXPECT_THAT(test::error_of([&] {
                        write_bids_dataset(one, {}, 0, {}, {label, "", "rest", 0}, folder_ / "s");
                    }),
                    HasSubstr("letters and digits"))
            << label;
    }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "s"));
}

}  // namespace
}  // namespace mien
