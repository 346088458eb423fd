#include "train/finder_rows.h"

#include <gmock/gmock.h>
#include <torch/utils.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numbers>

#include "model/checkpoint.h"
#include "support/temporary_folder.h"
#include "support/throws.h"
#include "train/trainer.h"
#include "train/validation.h"
#include "train/window_file.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

// "Faces": two dark eyes and a mouth on a bright oval, drawn at slightly different brightness.
Dataset drawn_faces(int rows) {
    Dataset data;
    data.classes = {"any"};
    std::vector<std::uint8_t> crop(2304);
    for (int i = 0; i < rows; ++i) {
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 48; ++x) {
                const auto within = [&](double cx, double cy, double rx, double ry) {
                    return std::pow((x - cx) / rx, 2) + std::pow((y - cy) / ry, 2) < 1;
                };
                int gray = within(23.5, 23.5, 20, 23) ? 180 + i % 40 : 60;
                if (within(15, 18, 5, 3) || within(32, 18, 5, 3)) gray = 20;
                if (within(23.5, 36, 9, 2.5)) gray = 70;
                crop[static_cast<std::size_t>(48 * y + x)] = static_cast<std::uint8_t>(gray);
            }
        }
        data.add(crop.data(), 0, i < rows * 3 / 4 ? "Training" : "PublicTest");
    }
    return data;
}

Dataset stripes(int rows) {
    Dataset data;
    data.classes = {"no face"};
    std::vector<std::uint8_t> crop(2304);
    for (int i = 0; i < rows; ++i) {
        for (int p = 0; p < 2304; ++p) {
            const int along = i % 2 ? p % 48 : p / 48;
            crop[static_cast<std::size_t>(p)] =
                static_cast<std::uint8_t>(along / (3 + i % 5) % 2 ? 200 : 50);
        }
        data.add(crop.data(), 0, i < rows * 3 / 4 ? "Training" : "PublicTest");
    }
    return data;
}

TrainingJob finder_job(const char* task, const std::filesystem::path& checkpoint) {
    TrainingJob job;
    job.name = task;
    job.architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "small",
        "input": {"crop": 32, "size": 32, "normalize": "window"},
        "layers": [
            {"name": "pool0", "op": "avg_pool", "kernel": 2},
            {"name": "conv1", "op": "conv", "filters": 12, "kernel": 5, "padding": 2},
            {"name": "norm1", "op": "batch_norm"},
            {"name": "relu1", "op": "relu"},
            {"name": "pool1", "op": "max_pool", "kernel": 2},
            {"name": "dense2", "op": "dense", "units": 32},
            {"name": "norm2", "op": "batch_norm"},
            {"name": "relu2", "op": "relu"},
            {"name": "outputs", "op": "dense", "units": "classes"}]})"));
    job.recipe.task = task;
    job.recipe.epochs = 3;
    job.recipe.batch = 32;
    job.recipe.optimizer = "adamw";
    job.recipe.learning_rate = 0.01;
    job.recipe.precision = "float32";
    job.recipe.averaging = 0.9;
    job.data = drawn_faces(1000);
    job.data_name = "drawn faces";
    job.checkpoint = checkpoint;
    return job;
}

TEST(FinderLoss, IsTheLikelihoodOfGaussians) {
    // One unit off in everything, with a variance of 1 and of e.
    const at::Tensor answers = at::zeros({1, 4});
    const at::Tensor outputs = at::cat({at::ones({1, 4}), at::zeros({1, 4})}, 1);
    EXPECT_NEAR(finder_loss(Task::registration, outputs, answers).item<double>(), 4 * 0.5, 1e-6);
    const at::Tensor doubtful = at::ones({1, 8});
    EXPECT_NEAR(finder_loss(Task::registration, doubtful, answers).item<double>(),
                4 * (std::exp(-1.0) + 1) / 2, 1e-6);
}

TEST(FinderLoss, OfVerificationIsCrossEntropy) {
    const at::Tensor outputs = at::tensor({0.F, 2.F}).reshape({2, 1});
    const at::Tensor answers = at::tensor({1.F, 0.F}).reshape({2, 1});
    EXPECT_NEAR(finder_loss(Task::verification, outputs, answers).item<double>(),
                (std::log(2.0) + std::log1p(std::exp(2.0))) / 2, 1e-5);
    EXPECT_DOUBLE_EQ(finder_accuracy(Task::verification, outputs, answers), 0);
}

TEST(FinderRows, WhatIsOffByMoreThanAllowedIsWrong) {
    at::Tensor outputs = at::zeros({4, 8});
    outputs[1][0] = 0.2;
    outputs[2][2] = std::log(1.2);
    outputs[3][3] = 20 * std::numbers::pi / 180;
    const at::Tensor right = is_right(Task::registration, outputs, at::zeros({4, 4}));
    EXPECT_TRUE(at::equal(right, at::tensor({1, 0, 0, 0}).to(at::kBool)));
    const RegistrationErrors errors = registration_errors(outputs, at::zeros({4, 4}));
    EXPECT_NEAR(errors.centre, 0.05, 1e-6);
    EXPECT_NEAR(errors.side, 0.05, 1e-6);
    EXPECT_NEAR(errors.degrees, 5, 1e-4);
}

TEST(Finder, RegistrationLearnsWhereFacesLie) {
    const test::TemporaryFolder folder;
    const TrainingJob job = finder_job("registration", folder / "registration.safetensors");
    const TrainingResult result = train(job, {});
    ASSERT_TRUE(result.finished);

    const Checkpoint checkpoint = load_checkpoint(job.checkpoint, Task::registration);
    EXPECT_EQ(checkpoint.manifest.classes, outputs_of(Task::registration));
    EXPECT_EQ(checkpoint.manifest.training.at("recipe").at("task"), "registration");
    const WindowBatch test = registration_test(job.data, "PublicTest", 32, false);
    const at::Tensor outputs = outputs_on(make_network(checkpoint), false, test.windows, at::kCPU);
    const RegistrationErrors learnt = registration_errors(outputs, test.answers);
    const RegistrationErrors before =
        registration_errors(no_correction(test.answers), test.answers);
    EXPECT_LT(learnt.centre, 0.7 * before.centre);
    EXPECT_LT(learnt.degrees, 0.7 * before.degrees);

    EXPECT_THAT(test::error_of([&] { load_checkpoint(job.checkpoint); }),
                HasSubstr("it is a network for registration, not for expressions"));

    // A second round learns from crops that the first one has registered.
    TrainingJob second = finder_job("registration", folder / "second.safetensors");
    second.recipe.epochs = 1;
    second.teachers = {job.checkpoint};
    EXPECT_TRUE(train(second, {}).finished);
}

TEST(Finder, VerificationTellsFacesFromOthers) {
    const test::TemporaryFolder folder;
    TrainingJob job = finder_job("verification", folder / "verification.safetensors");
    EXPECT_THAT(test::error_of([&] { train(job, {}); }), HasSubstr("--no-face"));
    job.no_face = stripes(400);
    const TrainingResult result = train(job, {});
    EXPECT_GT(result.heads.at(0).accuracy, 0.9);
    EXPECT_EQ(load_checkpoint(job.checkpoint, Task::verification).manifest.classes,
              std::vector<std::string>{"face"});
}

TEST(Finder, OcclusionTellsCoveredFacesFromBareOnes) {
    const test::TemporaryFolder folder;
    const TrainingJob job = finder_job("occlusion", folder / "occlusion.safetensors");
    ASSERT_TRUE(train(job, {}).finished);
    const Checkpoint checkpoint = load_checkpoint(job.checkpoint, Task::occlusion);
    EXPECT_EQ(checkpoint.manifest.classes, std::vector<std::string>{"occluded"});
    const WindowBatch test = occlusion_test(job.data, "PublicTest", 32);
    const at::Tensor said =
        at::sigmoid(outputs_on(make_network(checkpoint), false, test.windows, at::kCPU));
    const at::Tensor bare = said.narrow(0, 0, said.size(0) / 2);
    const at::Tensor covered = said.masked_select(test.answers.ge(1));
    EXPECT_GT(covered.mean().item<double>(), bare.mean().item<double>() + 0.1);
}

TEST(Finder, ResumedAfterAStopItEndsAsIfNeverStopped) {
    const test::TemporaryFolder folder;
    const auto job_at = [&](const char* name) {
        TrainingJob job = finder_job("verification", folder / name);
        job.data = drawn_faces(200);
        job.no_face = stripes(100);
        return job;
    };
    train(job_at("whole.safetensors"), {});
    TrainingJob job = job_at("halves.safetensors");
    TrainingEvents events;
    int epochs = 0;
    events.epoch = [&](const EpochResult&) { ++epochs; };
    events.stop = [&] { return epochs == 1; };
    EXPECT_FALSE(train(job, events).finished);
    job.resume = true;
    TrainingJob another = job;
    another.no_face = stripes(99);
    EXPECT_THAT(test::error_of([&] { train(another, {}); }), HasSubstr("other data"));
    EXPECT_TRUE(train(job, {}).finished);
    const Checkpoint whole = load_any_checkpoint(folder / "whole.safetensors");
    const Checkpoint halves = load_any_checkpoint(folder / "halves.safetensors");
    EXPECT_EQ(whole.manifest.training.at("curves"), halves.manifest.training.at("curves"));
}

TEST(WindowFile, ComesBackAsItWasWritten) {
    const test::TemporaryFolder folder;
    const Dataset windows = stripes(3);
    write_windows(folder / "training.pgm", windows.pixels);
    write_windows(folder / "held_back.pgm",
                  {windows.pixels.begin(), windows.pixels.begin() + 2304});
    const Dataset read = read_windows(folder.path());
    EXPECT_EQ(read.rows(), 4U);
    EXPECT_TRUE(std::equal(windows.pixels.begin(), windows.pixels.end(), read.pixels.begin()));
    EXPECT_EQ(read.splits.front(), "Training");
    EXPECT_EQ(read.splits.back(), "PublicTest");
}

TEST(WindowFile, SaysWhatIsWrong) {
    const test::TemporaryFolder folder;
    const auto refusal = [&] { return test::error_of([&] { read_windows(folder.path()); }); };
    EXPECT_THAT(refusal(), HasSubstr("there is no such file"));
    test::write_text(folder / "training.pgm", "P5\n40 48\n255\n");
    EXPECT_THAT(refusal(), HasSubstr("it is not a PGM of windows"));
    test::write_text(folder / "training.pgm", "P5\n48 96\n255\nabc");
    EXPECT_THAT(refusal(), HasSubstr("it is cut off"));
}

}  // namespace
}  // namespace mien
