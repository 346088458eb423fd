#include "train/trainer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "base/checksum.h"
#include "model/checkpoint.h"
#include "model/predictor.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

// Two classes that a small network tells apart: bright on the left, or at the top.
Dataset two_patterns(int rows) {
    Dataset data;
    data.classes = {"left", "top"};
    unsigned random = 7;
    std::vector<std::uint8_t> crop(2304);
    for (int i = 0; i < rows; ++i) {
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 48; ++x) {
                random = random * 1664525U + 1013904223U;
                const bool bright = i % 2 ? y < 24 : x < 24;
                crop[static_cast<std::size_t>(48 * y + x)] =
                    static_cast<std::uint8_t>((bright ? 120 : 60) + (random >> 26));
            }
        }
        data.add(crop.data(), i % 2, i < rows * 3 / 4 ? "Training" : "PublicTest");
    }
    return data;
}

TrainingJob small_job(const std::filesystem::path& checkpoint) {
    TrainingJob job;
    job.name = "small";
    job.architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "small",
        "layers": [
            {"name": "pool0", "op": "avg_pool", "kernel": 4},
            {"name": "conv1", "op": "conv", "filters": 8, "kernel": 3},
            {"name": "norm1", "op": "batch_norm"},
            {"name": "relu1", "op": "relu"},
            {"name": "drop1", "op": "dropout", "rate": 0.2},
            {"name": "logits", "op": "dense", "units": "classes"}]})"));
    job.recipe.epochs = 4;
    job.recipe.batch = 16;
    job.recipe.precision = "float32";
    job.recipe.augmentation.flip = 0;
    job.recipe.averaging = 0.9;
    job.data = two_patterns(256);
    job.data_name = "two patterns";
    job.checkpoint = checkpoint;
    return job;
}

TEST(Trainer, LearnsAndRecordsHow) {
    const test::TemporaryFolder folder;
    const TrainingJob job = small_job(folder / "small.safetensors");
    std::vector<EpochResult> epochs;
    TrainingEvents events;
    events.epoch = [&](const EpochResult& epoch) { epochs.push_back(epoch); };
    const TrainingResult result = train(job, events);
    EXPECT_TRUE(result.finished);
    EXPECT_GT(result.heads.at(0).accuracy, 0.95);
    ASSERT_EQ(epochs.size(), 4U);
    EXPECT_LT(epochs.back().training_loss, epochs.front().training_loss);

    const Manifest manifest = load_checkpoint(job.checkpoint).manifest;
    EXPECT_EQ(manifest.classes, job.data.classes);
    EXPECT_EQ(manifest.accuracy.at("PublicTest"), result.heads.at(0).accuracy);
    EXPECT_EQ(manifest.training.at("recipe").at("epochs"), 4);
    EXPECT_EQ(manifest.training.at("curves").size(), 4U);
}

TEST(Trainer, SameSeedSameResult) {
    const test::TemporaryFolder folder;
    train(small_job(folder / "a.safetensors"), {});
    train(small_job(folder / "b.safetensors"), {});
    EXPECT_EQ(test::read_text(folder / "a.safetensors"), test::read_text(folder / "b.safetensors"));
}

TEST(Trainer, ResumedAfterAStopItEndsAsIfNeverStopped) {
    const test::TemporaryFolder folder;
    train(small_job(folder / "whole.safetensors"), {});

    TrainingJob job = small_job(folder / "halves.safetensors");
    TrainingEvents events;
    int epochs = 0;
    events.epoch = [&](const EpochResult&) { ++epochs; };
    events.stop = [&] { return epochs == 2; };  // in the middle of the third
    EXPECT_FALSE(train(job, events).finished);
    job.resume = true;
    TrainingJob another = job;
    another.recipe.epochs = 9;
    EXPECT_THAT(test::error_of([&] { train(another, {}); }),
                testing::HasSubstr("its recipe has \"epochs\" 4, not 9"));
    another = job;
    another.architecture.layers[1].outputs = 7;
    EXPECT_THAT(test::error_of([&] { train(another, {}); }),
                testing::HasSubstr("it has another architecture"));
    another = job;
    ++another.data.pixels.back();
    EXPECT_THAT(test::error_of([&] { train(another, {}); }),
                testing::HasSubstr("it was trained on other data"));
    EXPECT_TRUE(train(job, {}).finished);

    const Checkpoint whole = load_checkpoint(folder / "whole.safetensors");
    const Checkpoint halves = load_checkpoint(folder / "halves.safetensors");
    EXPECT_EQ(whole.manifest.training.at("curves"), halves.manifest.training.at("curves"));
    for (const auto& [name, tensor] : whole.tensors) {
        EXPECT_EQ(halves.tensors.at(name).bytes, tensor.bytes) << name;
    }
}

TEST(Trainer, ADamagedStateIsThrownAwayAndSaid) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.recipe.epochs = 2;
    train(job, {});
    const std::string checkpoint = test::read_text(job.checkpoint);
    std::string state = test::read_text(state_path(job.checkpoint));
    state[state.size() / 2] = static_cast<char>(state[state.size() / 2] ^ 1);
    test::write_text(state_path(job.checkpoint), state);
    std::filesystem::remove(job.checkpoint);
    job.resume = true;
    std::vector<std::string> notes;
    TrainingEvents events;
    events.note = [&](const std::string& note) { notes.push_back(note); };
    train(job, events);
    EXPECT_THAT(notes.at(0), testing::HasSubstr("small.safetensors.state is damaged"));
    EXPECT_EQ(test::read_text(job.checkpoint), checkpoint) << "as if it had never run";
}

TEST(Trainer, TwoDoNotWriteTheSameCheckpoint) {
    const test::TemporaryFolder folder;
    const TrainingJob job = small_job(folder / "small.safetensors");
    TrainingEvents events;
    std::string refused;
    events.epoch = [&](const EpochResult& epoch) {
        if (epoch.epoch == 1) refused = test::error_of([&] { train(job, {}); });
    };
    train(job, events);
    EXPECT_THAT(refused, testing::HasSubstr("is writing it"));
    EXPECT_FALSE(std::filesystem::exists(folder / "small.safetensors.lock.part"));
}

TEST(Trainer, GoesOnFromTheWeightsOfAnotherCheckpoint) {
    const test::TemporaryFolder folder;
    const TrainingJob first = small_job(folder / "first.safetensors");
    train(first, {});
    TrainingJob second = small_job(folder / "second.safetensors");
    second.start_from = {first.checkpoint};
    second.recipe.epochs = 1;
    second.recipe.learning_rate = 1e-6;
    second.architecture.layers[4].rate = 0.1;  // of dropout
    EXPECT_GT(train(second, {}).heads.at(0).accuracy, 0.95);
    EXPECT_EQ(load_checkpoint(second.checkpoint)
                  .manifest.training.at("started_from")
                  .at("recipe")
                  .at("epochs"),
              4);
    second.architecture.layers[1].outputs = 7;
    EXPECT_THAT(test::error_of([&] { train(second, {}); }),
                testing::HasSubstr("its architecture differs"));
}

TEST(Trainer, AWiderNetworkGoesOnWithWhatTheNarrowerOneLearnt) {
    const test::TemporaryFolder folder;
    TrainingJob narrow = small_job(folder / "narrow.safetensors");
    auto& layers = narrow.architecture.layers;
    layers.erase(layers.begin() + 2);  // batch norm: it learns without a rate
    layers[2].inputs = {layers[1].name};
    train(narrow, {});
    TrainingJob wide = narrow;
    wide.checkpoint = folder / "wide.safetensors";
    wide.architecture.layers[1].outputs = 12;
    wide.start_from = {narrow.checkpoint};
    wide.recipe.epochs = 1;
    wide.recipe.learning_rate = 1e-9;
    wide.recipe.averaging = 0;
    train(wide, {});

    const Predictor before(load_checkpoint(narrow.checkpoint));
    const Predictor after(load_checkpoint(wide.checkpoint));
    const at::Tensor crops = at::rand({4, 48, 48}) * 255;
    EXPECT_TRUE(at::allclose(before.logits(crops), after.logits(crops), 1e-2, 1e-2))
        << before.logits(crops) << after.logits(crops);
}

// Votes that say the same as the labels, under other names, and are surer of it.
Votes votes_of(const Dataset& data) {
    Votes votes{{"top", "left", "neither"}, {}, {}};
    for (const int label : data.labels) {
        votes.labels.push_back(1 - label);
        votes.shares.insert(votes.shares.end(), {label ? 0.8F : 0.0F, label ? 0.0F : 0.8F, 0.2F});
    }
    return votes;
}

TEST(Trainer, LearnsLabelsAndVotesAtOnce) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.recipe.target = "both";
    job.votes = votes_of(job.data);
    std::vector<EpochResult> epochs;
    TrainingEvents events;
    events.epoch = [&](const EpochResult& epoch) { epochs.push_back(epoch); };
    const TrainingResult result = train(job, events);
    ASSERT_EQ(result.heads.size(), 2U);
    EXPECT_GT(result.heads[0].accuracy, 0.95);
    EXPECT_GT(result.heads[1].accuracy, 0.95);
    EXPECT_EQ(epochs.back().heads[1].name, "small-plus");

    const Checkpoint plus = load_checkpoint(folder / "small-plus.safetensors");
    EXPECT_EQ(plus.manifest.classes, job.votes->classes);
    EXPECT_EQ(plus.manifest.accuracy.at("PublicTest"), result.heads[1].accuracy);
    EXPECT_EQ(load_checkpoint(job.checkpoint).manifest.classes, job.data.classes);

    // Each head goes on from the checkpoint that has its classes.
    TrainingJob next = job;
    next.checkpoint = folder / "next.safetensors";
    next.start_from = {job.checkpoint, folder / "small-plus.safetensors"};
    next.recipe.epochs = 1;
    next.recipe.learning_rate = 1e-6;
    const TrainingResult after = train(next, {});
    EXPECT_GT(after.heads[0].accuracy, 0.95);
    EXPECT_GT(after.heads[1].accuracy, 0.95);
}

TEST(Trainer, BothNeedsADenseLastLayer) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.recipe.target = "both";
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), testing::HasSubstr("--votes"));
    job.votes = votes_of(job.data);
    job.architecture.layers.push_back({"last", Op::flatten, {"logits"}});
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), testing::HasSubstr("must be dense"));
}

TEST(Trainer, LearnsFromATeacher) {
    const test::TemporaryFolder folder;
    const TrainingJob teacher = small_job(folder / "teacher.safetensors");
    train(teacher, {});
    TrainingJob pupil = small_job(folder / "pupil.safetensors");
    pupil.teachers = {teacher.checkpoint};
    pupil.recipe.distillation = 1;  // from the teacher alone
    for (int& label : pupil.data.labels) label = 0;
    train(pupil, {});
    const Checkpoint taught = load_checkpoint(pupil.checkpoint);
    EXPECT_EQ(taught.manifest.training.at("teachers"), 1);
    // The labels say that all are alike; the pupil tells them apart as its teacher does.
    EXPECT_NEAR(taught.manifest.accuracy.at("PublicTest"), 0.5, 0.05);

    pupil.data.classes = {"other", "names"};
    EXPECT_THAT(test::error_of([&] { train(pupil, {}); }), testing::HasSubstr("cannot teach"));
}

TEST(Trainer, StopsWhenNothingImproves) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.recipe.epochs = 100;
    job.recipe.early_stopping = 2;
    int epochs = 0;
    TrainingEvents events;
    events.epoch = [&](const EpochResult&) { ++epochs; };
    const TrainingResult result = train(job, events);
    EXPECT_TRUE(result.finished);
    EXPECT_LT(epochs, 100);
    EXPECT_EQ(epochs, result.heads.at(0).epoch + 2);
}

TEST(Trainer, MixesCropsUpAndStillLearns) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.recipe.mixup = 0.2;
    EXPECT_GT(train(job, {}).heads.at(0).accuracy, 0.95);
}

TEST(Trainer, SmallInputsFirstNeedAGlobalPooling) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.recipe.progressive_resizing = {{0.5, 32}};
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), testing::HasSubstr("global pooling"));

    job.architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "small",
        "layers": [
            {"name": "conv1", "op": "conv", "filters": 8, "kernel": 3, "stride": 4},
            {"name": "relu1", "op": "relu"},
            {"name": "conv2", "op": "conv", "filters": 16, "kernel": 12, "padding": 5},
            {"name": "norm2", "op": "batch_norm"},
            {"name": "relu2", "op": "relu"},
            {"name": "mean", "op": "global_avg_pool"},
            {"name": "logits", "op": "dense", "units": "classes"}]})"));
    const TrainingResult result = train(job, {});
    EXPECT_GT(result.heads.at(0).accuracy, 0.8);
    EXPECT_EQ(load_checkpoint(job.checkpoint)
                  .manifest.training.at("recipe")
                  .at("progressive_resizing")
                  .at(0)
                  .at("size"),
              32);
}

TEST(Trainer, HoldsBackRowsWhereThereAreNoneToChooseBy) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.data = select(job.data, "Training");
    job.recipe.epochs = 1;
    train(job, {});
    EXPECT_EQ(load_checkpoint(job.checkpoint).manifest.training.at("chosen_by"),
              "held-back Training");
}

TEST(Trainer, SaysWhatIsMissing) {
    const test::TemporaryFolder folder;
    TrainingJob job = small_job(folder / "small.safetensors");
    job.data = select(job.data, "PublicTest");
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), testing::HasSubstr("0 labelled rows"));
    job = small_job(folder / "small.safetensors");
    job.resume = true;
    EXPECT_THAT(test::error_of([&] { train(job, {}); }),
                testing::HasSubstr("small.safetensors.state: there is no such file"));
    test::write_text(state_path(job.checkpoint), with_checksum("rubbish"));
    EXPECT_THAT(test::error_of([&] { train(job, {}); }),
                testing::HasSubstr("LibTorch cannot read it"));
    job = small_job(state_path(job.checkpoint) / "small.safetensors");  // a file, not a folder
    bool began = false;
    TrainingEvents events;
    events.step = [&](const StepProgress&) { began = true; };
    EXPECT_THAT(test::error_of([&] { train(job, events); }), testing::HasSubstr("cannot write"));
    EXPECT_FALSE(began) << "hours of training, and then nowhere to put it";
}

}  // namespace
}  // namespace mien
