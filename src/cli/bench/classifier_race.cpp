#include "cli/bench/classifier_race.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <opencv2/core.hpp>

#include "cli/bench/statistics.h"
#include "mien/classifier.h"
#include "model/torchscript.h"

namespace mienctl::bench {

namespace {

constexpr int kRuns = 31;

double time_of(const std::function<void()>& work) {
    const Clock::time_point start = Clock::now();
    work();
    return milliseconds_since(start);
}

double median_of(const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < kRuns; ++i) times.push_back(time_of(work));
    return quantile(times, 0.5);
}

double matrix_gflops(at::ScalarType type) {
    constexpr int kSide = 1024;
    const at::Tensor a = at::rand({kSide, kSide}).to(type), b = at::rand({kSide, kSide}).to(type);
    at::matmul(a, b);
    return 2.0 * kSide * kSide * kSide / 1e6 / median_of([&] { at::matmul(a, b); });
}

double convolution_gflops(const mien::Network& network, at::ScalarType type) {
    const mien::Plan plan = mien::plan(network.architecture, network.classes);
    const mien::Layer* heaviest = nullptr;
    mien::Shape shape;
    double most = 0;
    for (std::size_t i = 0; i < plan.shapes.size(); ++i) {
        const mien::Layer& layer = network.architecture.layers[i];
        if (layer.op != mien::Op::conv) continue;
        const auto weights = network.weights.at(layer.name + ".weight").numel();
        const auto work =
            static_cast<double>(weights * plan.shapes[i].height * plan.shapes[i].width);
        if (work <= most) continue;
        most = work;
        heaviest = &layer;
        shape = plan.shapes[i];
    }
    if (!heaviest) return 0;
    constexpr int kFaces = 16;
    const at::Tensor weight = network.weights.at(heaviest->name + ".weight")
                                  .to(type)
                                  .contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor input =
        at::rand({kFaces, weight.size(1) * heaviest->groups, shape.height * heaviest->stride,
                  shape.width * heaviest->stride})
            .to(type)
            .contiguous(at::MemoryFormat::ChannelsLast);
    const auto run = [&] {
        at::conv2d(input, weight, {}, heaviest->stride, heaviest->padding, 1, heaviest->groups);
    };
    run();
    return 2 * most * kFaces / 1e6 / median_of(run);
}

}  // namespace

ClassifierRace race_classifiers(const Setup& setup) {
    const c10::InferenceMode inference;
    const mien::Checkpoint checkpoint = mien::load_checkpoint(setup.checkpoint);
    const mien::Network network = mien::make_network(checkpoint);
    torch::jit::Module script = mien::make_module(network, checkpoint.manifest.temperature);
    const auto model = mien::load_classifier(setup.checkpoint, setup.classifier);
    const int size = model->info().input_size;

    ClassifierRace race;
    race.precision = model->info().precision;
    const auto type = race.precision == mien::Precision::bfloat16 ? at::kBFloat16 : at::kFloat;
    race.matrix_gflops = matrix_gflops(type);
    race.convolution_gflops = convolution_gflops(network, type);
    cv::RNG random(1);
    for (const int faces : {1, 2, 4, 8, 16}) {
        std::vector<cv::Mat> crops;
        at::Tensor pixels = at::empty({faces, size, size}, at::kFloat);
        for (int i = 0; i < faces; ++i) {
            cv::Mat& crop = crops.emplace_back(size, size, CV_8UC1);
            random.fill(crop, cv::RNG::UNIFORM, 0, 256);
            pixels[i].copy_(at::from_blob(crop.data, {size, size}, at::kByte));
        }
        at::Tensor plain;
        std::vector<mien::Scores> scores;
        std::vector<double> script_ms, mien_ms;
        for (int i = 0; i < kRuns; ++i) {
            const double a = time_of([&] { plain = script.forward({pixels}).toTensor(); });
            const double b = time_of([&] { scores = model->classify(crops); });
            if (i < 3) continue;  // the script's first runs compile
            script_ms.push_back(a);
            mien_ms.push_back(b);
        }
        for (int i = 0; i < faces; ++i)
            for (std::size_t c = 0; c < scores[i].size(); ++c)
                race.largest_difference = std::max<double>(
                    race.largest_difference,
                    std::abs(scores[i][c] - plain[i][static_cast<std::int64_t>(c)].item<float>()));
        BatchTime batch{faces, quantile(script_ms, 0.5), quantile(mien_ms, 0.5), 0};
        batch.gflops =
            2.0 * static_cast<double>(model->info().multiply_adds) * faces / 1e6 / batch.mien_ms;
        race.batches.push_back(batch);
    }
    return race;
}

}  // namespace mienctl::bench
