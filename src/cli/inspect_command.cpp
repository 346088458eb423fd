// mienctl inspect: a page that shows what a network makes of the faces in a picture.

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/report_file.h"
#include "cli/terminal.h"
#include "mien/crop.h"
#include "mien/error.h"
#include "mien/expressions.h"
#include "mien/face_detector.h"
#include "mien/paths.h"
#include "mien/picture_file.h"
#include "model/checkpoint.h"
#include "model/grad_cam.h"
#include "model/predictor.h"
#include "report/html.h"

namespace mienctl {

namespace {

namespace fs = std::filesystem;
namespace html = mien::html;

struct InspectOptions {
    std::string model;
    std::string picture;
    std::string out = ".";
};

at::Tensor to_tensor(const cv::Mat& crop) {
    return at::from_blob(crop.data, {crop.rows, crop.cols}, at::kByte).to(at::kFloat);
}

html::Picture png(const cv::Mat& picture, int width) {
    std::vector<std::uint8_t> bytes;
    cv::imencode(".png", picture, bytes);
    return {"png", {bytes.begin(), bytes.end()}, width};
}

// 2-D map, float, stretched to the full range of gray.
cv::Mat to_gray(const at::Tensor& map) {
    const at::Tensor dense = map.to(at::kFloat).contiguous();
    const cv::Mat values(static_cast<int>(dense.size(0)), static_cast<int>(dense.size(1)), CV_32F,
                         dense.data_ptr<float>());
    cv::Mat gray;
    cv::normalize(values, gray, 0, 255, cv::NORM_MINMAX, CV_8U);
    return gray;
}

// The crop, tinted where a class finds what speaks for it.
cv::Mat heat(const cv::Mat& crop, const at::Tensor& map) {
    const at::Tensor dense = map.contiguous();
    const cv::Mat strength(crop.rows, crop.cols, CV_32F, dense.data_ptr<float>());
    cv::Mat level;
    strength.convertTo(level, CV_8U, 255);
    cv::Mat colours;
    cv::applyColorMap(level, colours, cv::COLORMAP_INFERNO);
    cv::Mat base;
    cv::cvtColor(crop, base, cv::COLOR_GRAY2BGR);
    cv::Mat mixed;
    cv::addWeighted(base, 0.5, colours, 0.5, 0, mixed);
    return mixed;
}

// All maps of a layer side by side, in a rectangle about as wide as high, with a line between.
cv::Mat mosaic(const at::Tensor& maps) {
    const auto count = static_cast<int>(maps.size(0));
    const auto height = static_cast<int>(maps.size(1)) + 1;
    const auto width = static_cast<int>(maps.size(2)) + 1;
    const int columns = static_cast<int>(std::ceil(std::sqrt(1.6 * count)));
    const int rows = (count + columns - 1) / columns;
    cv::Mat all(rows * height - 1, columns * width - 1, CV_8U, cv::Scalar(128));
    for (int i = 0; i < count; ++i) {
        const cv::Rect place(i % columns * width, i / columns * height, width - 1, height - 1);
        to_gray(maps[i]).copyTo(all(place));
    }
    return all;
}

std::string scores_section(const mien::Network& network, const mien::Manifest& manifest,
                           const cv::Mat& crop) {
    const at::Tensor pixels = to_tensor(crop);
    const at::Tensor scores =
        mien::Predictor(network, manifest.temperature).predict(pixels.unsqueeze(0))[0].contiguous();
    const at::Tensor maps = mien::grad_cam(network, pixels);
    std::vector<std::size_t> order(manifest.classes.size());
    std::iota(order.begin(), order.end(), 0);
    const float* score = scores.data_ptr<float>();
    std::stable_sort(order.begin(), order.end(),
                     [score](std::size_t a, std::size_t b) { return score[a] > score[b]; });
    const std::vector<mien::Expression> names = mien::expressions(manifest.classes);
    std::string text = html::figure(png(crop, 144), "what the network sees");
    for (const std::size_t c : order) {
        text += html::figure(png(heat(crop, maps[static_cast<std::int64_t>(c)]), 144),
                             names[c].name + " " + html::percent(score[c], 1));
    }
    return text;
}

std::string feature_maps(const mien::Network& network, const cv::Mat& crop) {
    const mien::Network folded = mien::fold(network);
    c10::NoGradGuard no_grad;
    mien::FeatureMaps features;
    mien::forward(folded, mien::prepare(to_tensor(crop).unsqueeze(0), folded.architecture.input),
                  false, &features);
    std::string text;
    for (const mien::Layer& layer : folded.architecture.layers) {
        if (layer.op != mien::Op::conv) continue;
        const at::Tensor maps = features.at(layer.name)[0];
        const std::string size = std::to_string(maps.size(2)) + "x" + std::to_string(maps.size(1));
        const cv::Mat picture = mosaic(maps);
        text += html::figure(png(picture, std::clamp(2 * picture.cols, 320, 900)),
                             layer.name + ": " + std::to_string(maps.size(0)) + " maps of " + size);
    }
    return text;
}

int run(const InspectOptions& options) {
    const mien::Checkpoint checkpoint = mien::load_checkpoint(mien::find_checkpoint(options.model));
    const mien::Manifest& manifest = checkpoint.manifest;
    const mien::Network network = mien::make_network(checkpoint);
    mien::PictureFile file(options.picture);
    const cv::Mat picture = file.read(0);
    if (file.count() > 1) {
        complain(options.picture + " holds " + std::to_string(file.count()) +
                 " pictures; only the first is shown");
    }
    const int size = manifest.architecture.input.crop;
    std::vector<cv::Rect> faces = mien::FaceDetector().detect(picture);
    std::string note;
    if (faces.empty()) {
        faces.emplace_back(0, 0, picture.cols, picture.rows);
        note = html::paragraph("No face was found: the whole picture is taken as one.");
    }
    std::string body = note;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (interrupted()) throw mien::Error("stopped");
        const cv::Mat crop = mien::crop_face(picture, faces[i], manifest.crop_margin, size);
        const cv::Rect& box = faces[i];
        body +=
            html::heading("Face " + std::to_string(i + 1) + " of " + std::to_string(faces.size())) +
            html::paragraph(
                "Box: x " + std::to_string(box.x) + ", y " + std::to_string(box.y) + ", " +
                std::to_string(box.width) + "x" + std::to_string(box.height) +
                " pixels. Scores by class, and which pixels speak for each (Grad-CAM):") +
            scores_section(network, manifest, crop) +
            html::paragraph("Feature maps of each convolution:") + feature_maps(network, crop);
    }
    const fs::path source(options.picture);
    write_report(
        fs::path(options.out) / (source.stem().string() + ".inspect.html"),
        html::page(source.filename().string() + " as " + manifest.name + " sees it", body));
    return 0;
}

}  // namespace

void add_inspect(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<InspectOptions>();
    CLI::App* command = app.add_subcommand(
        "inspect",
        "Show feature maps and what the scores are based on, for the faces in a picture");
    command->add_option("--model", options->model, "Checkpoint: a name or a file")->required();
    command->add_option("IMAGE", options->picture, "Picture")->required();
    command->add_option("--out", options->out, "Folder for the page")->capture_default_str();
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
