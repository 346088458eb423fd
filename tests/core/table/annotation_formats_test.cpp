// Each format is read with a parser of that format: the real tool where Debian has one (ffprobe for
// subtitles, Python's parsers for XML and JSON), else a small one here.
#include "mien/annotation_formats.h"

#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "mien/annotation.h"
#include "support/command.h"
#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::vector<std::string> classes{"angry", "disgust",  "fear",   "happy",
                                       "sad",   "surprise", "neutral"};

FaceResult face(int track, int expression, FaceStatus status = FaceStatus::ok) {
    FaceResult result;
    result.status = status;
    result.box = {10 * track, 20, 30, 40};
    result.roll = 7.5F;
    result.track = track;
    result.scores = Scores(7, 0.05F);
    result.scores[static_cast<std::size_t>(expression)] = 0.7F;
    result.expression = expression;
    result.confidence = 0.7F;
    result.quality = FaceQuality{0.1, 0.5, 0.6, 2, 0};
    return result;
}

FaceResult small() {
    FaceResult result;
    result.status = FaceStatus::too_small;
    result.box = {1, 2, 20, 21};
    return result;
}

using Table = std::vector<std::vector<std::string>>;

Table cells(const std::string& text, char mark) {
    Table table;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto& row = table.emplace_back(1);
        for (const char c : line) {
            if (c == mark)
                row.emplace_back();
            else
                row.back() += c;
        }
    }
    return table;
}

class AnnotationFormats : public ::testing::Test {
  protected:
    // Times begin at 2.5 s; the second person's face is blurred for a frame and then gone.
    AnnotationFormats() {
        AnnotationWriter writer(folder_ / "clip", classes);
        writer.write({0, 2.5, {face(1, 3), face(2, 6)}});
        writer.write({1, 2.6, {face(1, 3), face(2, 6, FaceStatus::blurred)}});
        writer.write({2, 2.7, {face(1, 5)}});
        writer.write({3, 2.8, {small()}});
        writer.write({4, 2.9, {}});
        writer.write({5, 3.0, {face(1, 5)}});
        writer.finish();
    }

    std::string convert(AnnotationFormat format, const std::string& media = {}) {
        const auto to = folder_ / (std::string("clip") + ending(format));
        convert_annotation(folder_ / "clip.csv", format, to, media);
        return test::read_text(to);
    }

    test::TemporaryFolder folder_;
};

TEST_F(AnnotationFormats, AreNamedAfterTheirDialect) {
    std::string names;
    for (const AnnotationFormat format : annotation_formats()) {
        names += to_string(format);
        for (const char* one : endings(format)) names += one;
        names += " ";
        EXPECT_EQ(parse_format(to_string(format)), format);
    }
    EXPECT_EQ(names,
              "csv.csv jsonl.jsonl openface.openface.csv pyfeat.pyfeat.csv "
              "facereader.facereader.txt srt.srt vtt.vtt elan.elan.eaf "
              "praat.TextGrid tidy.tidy.csv boris.boris.tsv "
              "boris-aggregated.boris-aggregated.tsv "
              "bids_physio.tsv.gz_physio.json_events.tsv_events.json sqlite.sqlite ");
    EXPECT_THAT(test::error_of([] { parse_format("xls"); }), HasSubstr("'xls'"));
}

TEST_F(AnnotationFormats, JsonlHasTheSameRows) {
    std::istringstream lines(convert(AnnotationFormat::jsonl));
    std::vector<json> rows;
    for (std::string line; std::getline(lines, line);) rows.push_back(json::parse(line));
    ASSERT_EQ(rows.size(), 8U);
    EXPECT_EQ(rows[0]["time_s"], 2.5);
    EXPECT_EQ(rows[1]["track"], 2);
    EXPECT_EQ(rows[1]["box"], json({20, 20, 30, 40}));
    EXPECT_EQ(rows[1]["roll"], 7.5);
    EXPECT_EQ(rows[1]["scores"]["neutral"], 0.7);
    EXPECT_EQ(rows[1]["quality"]["eyes"], 2);
    EXPECT_EQ(rows[3]["status"], "blurred");
    EXPECT_FALSE(rows[5].contains("scores"));
    EXPECT_EQ(rows[5]["box"], json({1, 2, 20, 21}));
    EXPECT_EQ(rows[6], json::parse(R"({"frame": 4, "time_s": 2.9, "status": "no_face"})"));
}

TEST_F(AnnotationFormats, OpenFaceCountsFramesFromOneAndHasNoDetectionScore) {
    const Table table = cells(convert(AnnotationFormat::openface), ',');
    ASSERT_EQ(table.size(), 9U);
    EXPECT_THAT(std::vector(table[0].begin(), table[0].begin() + 4),
                ElementsAre("frame", "face_id", "timestamp", "success"));
    EXPECT_EQ(std::count(table[0].begin(), table[0].end(), "confidence"), 0);
    EXPECT_EQ(std::count(table[0].begin(), table[0].end(), "expression_confidence"), 1);
    for (const auto& row : table) EXPECT_EQ(row.size(), table[0].size());
    EXPECT_THAT(std::vector(table[2].begin(), table[2].begin() + 4),
                ElementsAre("1", "2", "2.500000", "1"));
    EXPECT_EQ(table[4][3], "0") << "blurred";
    EXPECT_EQ(table[7][1], "0") << "nobody";
    EXPECT_EQ(table[8][0], "6");
}

TEST_F(AnnotationFormats, PyFeatHasItsColumnsAndNoDetectionScore) {
    const Table table = cells(convert(AnnotationFormat::pyfeat), ',');
    EXPECT_THAT(table.at(0), ElementsAre("frame", "FaceRectX", "FaceRectY", "FaceRectWidth",
                                         "FaceRectHeight", "anger", "disgust", "fear", "happiness",
                                         "sadness", "surprise", "neutral"));
    ASSERT_EQ(table.size(), 9U);
    EXPECT_THAT(table[2], ElementsAre("0", "20", "20", "30", "40", "0.0500", "0.0500", "0.0500",
                                      "0.0500", "0.0500", "0.0500", "0.7000"));
    EXPECT_THAT(table[7], ElementsAre("4", "", "", "", "", "", "", "", "", "", "", ""));
}

TEST_F(AnnotationFormats, PyFeatLeavesOutClassesThatTheCheckpointLacks) {
    AnnotationWriter writer(folder_ / "few", {"happiness", "contempt"});
    writer.write({0, 0, {}});
    writer.finish();
    convert_annotation(folder_ / "few.csv", AnnotationFormat::pyfeat, folder_ / "few.pyfeat.csv");
    EXPECT_THAT(test::read_text(folder_ / "few.pyfeat.csv"),
                testing::StartsWith("frame,FaceRectX,FaceRectY,FaceRectWidth,FaceRectHeight,"
                                    "happiness\n"));
}

TEST_F(AnnotationFormats, FaceReaderFollowsOnePersonAndSaysWhyThereIsNothing) {
    const Table table = cells(convert(AnnotationFormat::facereader), '\t');
    const auto head =
        std::find_if(table.begin(), table.end(), [](auto& row) { return row[0] == "Video Time"; });
    ASSERT_NE(head, table.end());
    EXPECT_THAT(*head, ElementsAre("Video Time", "Neutral", "Happy", "Sad", "Angry", "Surprised",
                                   "Scared", "Disgusted"));
    const Table rows(head + 1, table.end());
    ASSERT_EQ(rows.size(), 6U) << "one line per frame";
    EXPECT_THAT(rows[0], ElementsAre("00:00:00.000", "0.0500", "0.7000", "0.0500", "0.0500",
                                     "0.0500", "0.0500", "0.0500"));
    EXPECT_EQ(rows[2][0], "00:00:00.200");
    EXPECT_EQ(rows[3][1], "FIT_FAILED") << "found, but too small";
    EXPECT_EQ(rows[4][7], "FIND_FAILED");
}

// What ffprobe reads: start and duration in milliseconds, and the text.
std::vector<std::string> subtitles(const std::filesystem::path& file) {
    const test::Answer answer = test::run(
        "ffprobe -v error -show_entries packet=pts_time,duration_time -of csv=p=0 '" +
        file.string() + "'; ffmpeg -v error -i '" + file.string() + "' -f webvtt - | grep '#'");
    std::vector<std::string> lines;
    std::istringstream text(answer.out + answer.error);
    for (std::string line; std::getline(text, line);) {
        while (line.ends_with(',')) line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

TEST_F(AnnotationFormats, SubtitlesLastAsLongAsNoFaceChanges) {
    for (const AnnotationFormat format : {AnnotationFormat::srt, AnnotationFormat::vtt}) {
        convert(format);
        EXPECT_THAT(subtitles(folder_ / (std::string("clip") + ending(format))),
                    ElementsAre("0.000000,0.200000", "0.200000,0.100000", "0.500000,0.100000",
                                "#1 happy", "#2 neutral", "#1 surprise", "#1 surprise"))
            << to_string(format);
    }
}

TEST_F(AnnotationFormats, TimesAreThoseOfAPlayersClock) {
    // Sound from 0.5 s on, pictures from 2.5 s: a player shows the first picture at 2.
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::srt, folder_ / "late.srt", {}, 0.5);
    EXPECT_THAT(test::read_text(folder_ / "late.srt"), HasSubstr("00:00:02,000 --> 00:00:02,200"));
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::elan, folder_ / "late.eaf", {}, 0.5);
    EXPECT_THAT(test::read_text(folder_ / "late.eaf"), HasSubstr("\"ts1\" TIME_VALUE=\"2000\""));
    convert_annotation(folder_ / "clip.csv", AnnotationFormat::facereader, folder_ / "late.txt", {},
                       0.5);
    EXPECT_THAT(test::read_text(folder_ / "late.txt"), HasSubstr("\n00:00:02.000\t"));
}

TEST_F(AnnotationFormats, ASingleFrameLastsAMoment) {
    AnnotationWriter writer(folder_ / "one", classes);
    writer.write({0, 7, {face(1, 3)}});
    writer.finish();
    convert_annotation(folder_ / "one.csv", AnnotationFormat::srt, folder_ / "one.srt");
    EXPECT_THAT(test::read_text(folder_ / "one.srt"), HasSubstr("00:00:00,000 --> 00:00:00,040"));
    convert_annotation(folder_ / "one.csv", AnnotationFormat::elan, folder_ / "one.eaf");
    EXPECT_THAT(test::read_text(folder_ / "one.eaf"), HasSubstr("\"ts2\" TIME_VALUE=\"40\""));
}

TEST_F(AnnotationFormats, ElanHasATierPerTrack) {
    convert(AnnotationFormat::elan, "/a video/of <me>.mp4");
    test::write_text(folder_ / "read.py", R"(
import sys, xml.etree.ElementTree as tree
root = tree.parse(sys.argv[1]).getroot()
slots = {s.get('TIME_SLOT_ID'): s.get('TIME_VALUE') for s in root.iter('TIME_SLOT')}
print(root.tag, root.find('HEADER').get('TIME_UNITS'), root.find('HEADER/MEDIA_DESCRIPTOR').get('MEDIA_URL'))
types = {t.get('LINGUISTIC_TYPE_ID') for t in root.iter('LINGUISTIC_TYPE')}
for tier in root.iter('TIER'):
    assert tier.get('LINGUISTIC_TYPE_REF') in types
    for a in tier.iter('ALIGNABLE_ANNOTATION'):
        print(tier.get('TIER_ID'), slots[a.get('TIME_SLOT_REF1')], slots[a.get('TIME_SLOT_REF2')], a.find('ANNOTATION_VALUE').text)
)");
    const test::Answer answer = test::run("python3 '" + (folder_ / "read.py").string() + "' '" +
                                          (folder_ / "clip.elan.eaf").string() + "'");
    EXPECT_EQ(answer.out,
              "ANNOTATION_DOCUMENT milliseconds file:///a%20video/of%20%3Cme%3E.mp4\n"
              "face 1 0 200 happy\n"
              "face 1 200 300 surprise\n"
              "face 1 500 600 surprise\n"
              "face 2 0 200 neutral\n")
        << answer.error;
}

TEST_F(AnnotationFormats, PraatCoversEveryTierWithoutGaps) {
    EXPECT_EQ(convert(AnnotationFormat::praat), R"(File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 0.600000
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "face 1"
        xmin = 0
        xmax = 0.600000
        intervals: size = 4
        intervals [1]:
            xmin = 0.000000
            xmax = 0.200000
            text = "happy"
        intervals [2]:
            xmin = 0.200000
            xmax = 0.300000
            text = "surprise"
        intervals [3]:
            xmin = 0.300000
            xmax = 0.500000
            text = ""
        intervals [4]:
            xmin = 0.500000
            xmax = 0.600000
            text = "surprise"
    item [2]:
        class = "IntervalTier"
        name = "face 2"
        xmin = 0
        xmax = 0.600000
        intervals: size = 2
        intervals [1]:
            xmin = 0.000000
            xmax = 0.200000
            text = "neutral"
        intervals [2]:
            xmin = 0.200000
            xmax = 0.600000
            text = ""
)");
}

TEST_F(AnnotationFormats, PraatItselfReadsItsTextGrids) {
    if (test::run("command -v praat").status != 0) GTEST_SKIP() << "praat is not installed";
    convert(AnnotationFormat::praat);
    AnnotationWriter writer(folder_ / "empty", classes);
    writer.write({0, 0, {}});
    writer.finish();
    convert_annotation(folder_ / "empty.csv", AnnotationFormat::praat, folder_ / "empty.TextGrid");
    for (const auto& [file, tiers] : {std::pair("clip", "2"), std::pair("empty", "1")}) {
        const std::string grid = (folder_ / (std::string(file) + ".TextGrid")).string();
        test::write_text(folder_ / "read.praat", "Read from file: \"" + grid +
                                                     "\"\nn = Get number of tiers\n"
                                                     "writeInfoLine: n\n");
        const test::Answer answer =
            test::run("praat --run '" + (folder_ / "read.praat").string() + "'");
        EXPECT_EQ(answer.out, std::string(tiers) + "\n") << answer.error;
    }
}

TEST_F(AnnotationFormats, TidyHasARowPerFaceAndClass) {
    const Table table = cells(convert(AnnotationFormat::tidy), ',');
    EXPECT_THAT(table.at(0), ElementsAre("frame", "time_s", "track", "status", "class", "score"));
    const auto rows_of = [&](const std::string& frame, const std::string& track) {
        return std::count_if(table.begin(), table.end(),
                             [&](const auto& row) { return row[0] == frame && row[2] == track; });
    };
    EXPECT_EQ(rows_of("0", "2"), static_cast<long>(classes.size()));
    EXPECT_EQ(rows_of("4", ""), 0) << "nobody is there";
    double sum = 0;
    for (const auto& row : table) {
        if (row[0] == "0" && row[2] == "2") sum += std::stod(row[5]);
        EXPECT_EQ(row.size(), 6U);
    }
    EXPECT_NEAR(sum, 1, 1e-3);
}

TEST_F(AnnotationFormats, AnAnnotationWithoutFacesConvertsToo) {
    AnnotationWriter writer(folder_ / "empty", classes);
    writer.write({0, 0, {}});
    writer.finish();
    for (const AnnotationFormat format : annotation_formats()) {
        if (format == AnnotationFormat::csv) continue;
        const auto to = folder_ / (std::string("empty") + ending(format));
        convert_annotation(folder_ / "empty.csv", format, to);
        EXPECT_TRUE(std::filesystem::exists(to)) << to;
    }
    EXPECT_THAT(test::read_text(folder_ / "empty.srt"), IsEmpty());
}

TEST_F(AnnotationFormats, WhatIsNoAnnotationIsRefusedAndNothingIsWritten) {
    test::write_text(folder_ / "other.csv", "a,b\n1,2\n");
    EXPECT_THAT(test::error_of([&] {
                    convert_annotation(folder_ / "other.csv", AnnotationFormat::openface,
                                       folder_ / "x.csv");
                }),
                HasSubstr("no annotation of Mien"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x.csv"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x.csv.part"));
}

}  // namespace
}  // namespace mien
