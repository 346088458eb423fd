#include "train/trainer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "model/checkpoint.h"
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
    EXPECT_GT(result.best_accuracy, 0.95);
    ASSERT_EQ(epochs.size(), 4U);
    EXPECT_LT(epochs.back().training_loss, epochs.front().training_loss);

    const Manifest manifest = load_checkpoint(job.checkpoint).manifest;
    EXPECT_EQ(manifest.classes, job.data.classes);
    EXPECT_EQ(manifest.accuracy.at("PublicTest"), result.best_accuracy);
    EXPECT_EQ(manifest.training.at("recipe").at("epochs"), 4);
    EXPECT_EQ(manifest.training.at("curves").size(), static_cast<std::size_t>(result.best_epoch));
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
    EXPECT_TRUE(train(job, {}).finished);

    const Checkpoint whole = load_checkpoint(folder / "whole.safetensors");
    const Checkpoint halves = load_checkpoint(folder / "halves.safetensors");
    EXPECT_EQ(whole.manifest.training.at("curves"), halves.manifest.training.at("curves"));
    for (const auto& [name, tensor] : whole.tensors) {
        EXPECT_EQ(halves.tensors.at(name).bytes, tensor.bytes) << name;
    }
}

TEST(Trainer, GoesOnFromTheWeightsOfAnotherCheckpoint) {
    const test::TemporaryFolder folder;
    const TrainingJob first = small_job(folder / "first.safetensors");
    train(first, {});
    TrainingJob second = small_job(folder / "second.safetensors");
    second.start_from = first.checkpoint;
    second.recipe.epochs = 1;
    second.recipe.learning_rate = 1e-6;
    EXPECT_GT(train(second, {}).best_accuracy, 0.95);
    EXPECT_EQ(load_checkpoint(second.checkpoint)
                  .manifest.training.at("started_from")
                  .at("recipe")
                  .at("epochs"),
              4);
    second.architecture.layers[1].outputs = 9;
    EXPECT_THAT(test::error_of([&] { train(second, {}); }), testing::HasSubstr("another arch"));
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
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), testing::HasSubstr("missing or damaged"));
    test::write_text(state_path(job.checkpoint), "rubbish");
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), testing::HasSubstr("missing or damaged"));
    job = small_job("/no/such/folder/small.safetensors");
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), testing::HasSubstr("cannot write"));
}

}  // namespace
}  // namespace mien
