#include "core/annotate/run_document.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class RunDocument : public ::testing::Test {
  protected:
    RunDocument() {
        input_.source = "/videos/clip.mp4";
        input_.name = "clip";
        checkpoint_.name = "mien";
        checkpoint_.sha256 = "abc";
        checkpoint_.classes = {"glad", "calm"};
        analyzer_.detector.min_face = 64;
        analyzer_.detector.scale_step = 1.2;
        analyzer_.tracker.max_missed_s = 2.5;
        analyzer_.smoothing_s = 0.3;
        settings_.formats = {AnnotationFormat::jsonl, AnnotationFormat::elan};
        settings_.video = true;
        settings_.overlay = {true, false, true, 0.25};
        settings_.duration_s = 12.5;
        settings_.most_frames = 40;
    }

    std::string text() const {
        return run_document_text(
            {input_, source_, {"def"}, checkpoint_, analyzer_, settings_, report_, 0, 1});
    }
    RecordedRun read(const std::string& document) const {
        test::write_text(folder_ / "clip.json", document);
        return read_run_document(folder_ / "clip.json");
    }
    std::string refusal(const std::function<void(json&)>& change) const {
        json document = json::parse(text());
        change(document);
        return test::error_of([&] { read(document.dump()); });
    }

    test::TemporaryFolder folder_;
    AnnotateInput input_;
    SourceInfo source_;
    CheckpointInfo checkpoint_;
    AnalyzerSettings analyzer_;
    AnnotateSettings settings_;
    AnnotateReport report_;
};

TEST_F(RunDocument, TellsEverySettingInTheOrderThatItAlwaysHad) {
    EXPECT_EQ(ordered_json::parse(text()).at("settings").dump(),
              R"({"cascade":"frontalface_default","min_face":64,"strictness":3,"scale_step":1.2,)"
              R"("max_missed_s":2.5,"smoothing_s":0.3,"formats":["jsonl","elan"],"video":true,)"
              R"("blur":false,"anonymous":false,"overlay":{"boxes":true,"labels":false,)"
              R"("bars":true,"uncertain_below":0.25},"most_frames":40,"duration_s":12.5})");
    settings_ = {};
    EXPECT_EQ(ordered_json::parse(text()).at("settings").dump(),
              R"({"cascade":"frontalface_default","min_face":64,"strictness":3,"scale_step":1.2,)"
              R"("max_missed_s":2.5,"smoothing_s":0.3,"formats":[],"video":false,"blur":false,)"
              R"("anonymous":false})");
}

TEST_F(RunDocument, GivesTheRunBack) {
    const RecordedRun run = read(text());
    EXPECT_EQ(run.analyzer, analyzer_);
    EXPECT_EQ(run.settings, settings_);
    EXPECT_EQ(run.input.kind, SourceKind::video);
    EXPECT_EQ(run.input.source, "/videos/clip.mp4");
    EXPECT_EQ(run.input.name, "clip");
    EXPECT_THAT(run.input_sha256, ElementsAre("def"));
    EXPECT_EQ(run.checkpoint, "mien");
    EXPECT_EQ(run.checkpoint_sha256, "abc");
}

TEST_F(RunDocument, OfAnEarlierProgramKeepsDefaultsForWhatItDoesNotName) {
    json document = json::parse(text());
    document["settings"] = {{"min_face", 30}, {"a setting that is gone", 1}};
    const RecordedRun run = read(document.dump());
    AnalyzerSettings expected;
    expected.detector.min_face = 30;
    EXPECT_EQ(run.analyzer, expected);
    EXPECT_EQ(run.settings, AnnotateSettings{});
}

TEST_F(RunDocument, ThatWasStoppedIsRepeatedAsFar) {
    report_.end = AnnotateEnd::stopped;
    report_.frames = 17;
    EXPECT_EQ(read(text()).settings.most_frames, 17);
}

TEST_F(RunDocument, OfWhatCannotBeRepeatedSaysWhy) {
    EXPECT_THAT(refusal([](json& d) { d["settings"]["min_face"] = 5; }), HasSubstr("min_face"));
    EXPECT_THAT(refusal([](json& d) { d["settings"]["formats"] = {"xls"}; }), HasSubstr("elan"));
    EXPECT_THAT(refusal([](json& d) { d["input"]["kind"] = "stream"; }), HasSubstr("stream"));
    EXPECT_THAT(refusal([](json& d) { d["input"]["kind"] = "dream"; }),
                HasSubstr("'dream', a kind that this version does not know"));
    EXPECT_THAT(refusal([](json& d) { d["schema"] = 1; }), HasSubstr("another version"));
    EXPECT_THAT(refusal([](json& d) { d.erase("checkpoint"); }), HasSubstr("not the record of"));
    EXPECT_THAT(test::error_of([this] { read_run_document(folder_ / "none.json"); }),
                HasSubstr("there is no such record"));
    std::string nested;  // so deep that copying it would end the program
    for (int i = 0; i < 200'000; ++i) nested += "{\"a\":";
    nested += "1" + std::string(200'000, '}');
    test::write_text(folder_ / "deep.json", "{\"deep\":" + nested + "," + text().substr(1));
    EXPECT_THAT(test::error_of([this] { read_run_document(folder_ / "deep.json"); }),
                HasSubstr("it is nested too deep"));
}

TEST_F(RunDocument, WithoutItsFileSaysWhatToDo) {
    RecordedRun run = read(text());
    run.input.source = (folder_ / "clip.mp4").string();
    EXPECT_THAT(test::error_of([&] { check_input(run); }), HasSubstr("give the input"));
    test::write_text(folder_ / "clip.mp4", "another file");
    EXPECT_THAT(test::error_of([&] { check_input(run); }), HasSubstr("SHA-256"));
}

TEST_F(RunDocument, NamesAProfile) {
    EXPECT_FALSE(json::parse(text())["checkpoint"].contains("profile"));
    EXPECT_EQ(read(text()).profile.sha256, "");
    checkpoint_.profile = "Anna";
    checkpoint_.profile_sha256 = "cab";
    EXPECT_EQ(json::parse(text())["checkpoint"]["profile"].dump(),
              R"({"name":"Anna","sha256":"cab"})");
    EXPECT_EQ(read(text()).profile.name, "Anna");
    EXPECT_EQ(read(text()).profile.sha256, "cab");
    EXPECT_EQ(read(text()).second_profile.sha256, "");
}

TEST_F(RunDocument, NamesASecondCheckpointAndHowFarBothAgree) {
    EXPECT_FALSE(json::parse(text()).contains("second_checkpoint"));
    EXPECT_EQ(read(text()).second_checkpoint, "");
    CheckpointInfo second;
    second.name = "mien-plus";
    second.sha256 = "fed";
    second.classes = {"happiness", "contempt"};
    report_.agreement = CheckpointAgreement{8, 6, 1, 0.5};
    const std::string document = run_document_text(
        {input_, source_, {"def"}, checkpoint_, analyzer_, settings_, report_, 0, 1, &second});
    const json whole = json::parse(document);
    EXPECT_EQ(whole["second_checkpoint"]["classes"], second.classes);
    EXPECT_EQ(whole["agreement"].dump(),
              R"({"faces":8,"kappa":0.5,"lacking":1,"rate":0.75,"same":6})");
    const RecordedRun run = read(document);
    EXPECT_EQ(run.second_checkpoint, "mien-plus");
    EXPECT_EQ(run.second_checkpoint_sha256, "fed");
}

}  // namespace
}  // namespace mien
