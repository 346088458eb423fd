// Each stage by itself: build the target mien_benchmarks and run bin/mien_benchmarks.

#include <benchmark/benchmark.h>

#include <opencv2/core/utility.hpp>
#include <vector>

#include "core/faces/face_finder.h"
#include "mien/classifier.h"
#include "mien/crop.h"
#include "mien/frame_source.h"
#include "mien/paths.h"
#include "mien/quality.h"
#include "mien/tracker.h"

namespace mien {
namespace {

// Of the demo clip, with the face that is in it.
struct Sample {
    Frame frame;
    cv::Rect face;
};

const Sample& sample() {
    static const Sample one = [] {
        cv::setNumThreads(1);
        Sample result;
        open_media(demo_clip().string())->read(result.frame);
        result.face = FaceDetector().detect(result.frame.picture).at(0);
        return result;
    }();
    return one;
}

void search_whole_picture(benchmark::State& state) {
    FaceDetector detector;
    for (auto _ : state) benchmark::DoNotOptimize(detector.detect(sample().frame.picture));
}
BENCHMARK(search_whole_picture)->Unit(benchmark::kMicrosecond);

void look_near_a_face(benchmark::State& state) {
    FaceDetector detector;
    const std::vector<cv::Rect> known{sample().face};
    for (auto _ : state)
        benchmark::DoNotOptimize(detector.detect(sample().frame.picture, {known, 0.12, 0, 0}));
}
BENCHMARK(look_near_a_face)->Unit(benchmark::kMicrosecond);

void examine_quality(benchmark::State& state) {
    FaceExaminer examiner;
    for (auto _ : state)
        benchmark::DoNotOptimize(examiner.examine(sample().frame.picture, sample().face));
}
BENCHMARK(examine_quality)->Unit(benchmark::kMicrosecond);

void follow(benchmark::State& state) {
    Tracker tracker;
    double time_s = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            tracker.update(sample().frame.picture, {sample().face}, time_s += 0.03));
}
BENCHMARK(follow)->Unit(benchmark::kMicrosecond);

void crop(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(crop_face(sample().frame.picture, sample().face, 0.1, 48));
}
BENCHMARK(crop)->Unit(benchmark::kMicrosecond);

void classify(benchmark::State& state) {
    const auto model = load_classifier(default_checkpoint());
    const std::vector<cv::Mat> crops(
        static_cast<std::size_t>(state.range(0)),
        crop_face(sample().frame.picture, sample().face, 0.1, model->info().input_size));
    for (auto _ : state) benchmark::DoNotOptimize(model->classify(crops));
}
BENCHMARK(classify)->Arg(1)->Arg(4)->Arg(16)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace mien
