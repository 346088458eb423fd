// mienctl inspect: a page that shows what a network makes of the faces in a picture.

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <system_error>
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
#include "mien/write_file.h"
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
    std::vector<int> box;
    double roll = 0;
    bool as_json = false;
};

// What a network makes of one face.
struct Look {
    struct Class {
        std::string name;
        double score = 0;
        cv::Mat picture;  // the crop, tinted where something speaks for the class
    };
    struct Layer {
        std::string name;
        std::int64_t maps = 0;
        std::string size;  // of each: "24x24"
        cv::Mat picture;   // all of them
    };
    cv::Mat crop;
    std::vector<Class> classes;  // the best first
    std::vector<Layer> layers;   // convolutions
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

std::vector<Look::Class> classes_of(const mien::Network& network, const mien::Manifest& manifest,
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
    std::vector<Look::Class> classes;
    for (const std::size_t c : order) {
        classes.push_back(
            {names[c].name, score[c], heat(crop, maps[static_cast<std::int64_t>(c)])});
    }
    return classes;
}

std::vector<Look::Layer> layers_of(const mien::Network& network, const cv::Mat& crop) {
    const mien::Network folded = mien::fold(network);
    c10::NoGradGuard no_grad;
    mien::FeatureMaps features;
    mien::forward(folded, mien::prepare(to_tensor(crop).unsqueeze(0), folded.architecture.input),
                  false, &features);
    std::vector<Look::Layer> layers;
    for (const mien::Layer& layer : folded.architecture.layers) {
        if (layer.op != mien::Op::conv) continue;
        const at::Tensor maps = features.at(layer.name)[0];
        layers.push_back({layer.name, maps.size(0),
                          std::to_string(maps.size(2)) + "x" + std::to_string(maps.size(1)),
                          mosaic(maps)});
    }
    return layers;
}

std::string section(const Look& look) {
    std::string text = html::figure(png(look.crop, 144), "what the network sees");
    for (const Look::Class& one : look.classes) {
        text += html::figure(png(one.picture, 144), one.name + " " + html::percent(one.score, 1));
    }
    text += html::paragraph("Feature maps of each convolution:");
    for (const Look::Layer& layer : look.layers) {
        text +=
            html::figure(png(layer.picture, std::clamp(2 * layer.picture.cols, 320, 900)),
                         layer.name + ": " + std::to_string(layer.maps) + " maps of " + layer.size);
    }
    return text;
}

// For programs: the figures, and files with the pictures.
nlohmann::json to_json(const Look& look, const fs::path& base) {
    const auto keep = [&base](const cv::Mat& picture, const std::string& name) {
        const fs::path file = base.string() + "-" + name + ".png";
        const html::Picture encoded = png(picture, 0);
        mien::write_file(file, encoded.bytes);
        return file.string();
    };
    nlohmann::json classes = nlohmann::json::array();
    for (const Look::Class& one : look.classes) {
        const std::string name = "class-" + std::to_string(classes.size() + 1);
        classes.push_back(
            {{"name", one.name}, {"score", one.score}, {"picture", keep(one.picture, name)}});
    }
    nlohmann::json layers = nlohmann::json::array();
    for (const Look::Layer& layer : look.layers) {
        const std::string name = "layer-" + std::to_string(layers.size() + 1);
        layers.push_back({{"name", layer.name},
                          {"maps", layer.maps},
                          {"size", layer.size},
                          {"picture", keep(layer.picture, name)}});
    }
    return {{"crop", keep(look.crop, "crop")}, {"classes", classes}, {"layers", layers}};
}

std::vector<cv::Rect> faces_in(const cv::Mat& picture, const InspectOptions& options) {
    if (options.box.empty()) return mien::FaceDetector().detect(picture);
    const cv::Rect box(options.box[0], options.box[1], options.box[2], options.box[3]);
    if (box.width > 0 && box.height > 0) return {box};
    throw mien::Error("--box needs a width and a height above 0");
}

cv::Mat crop_of(const cv::Mat& picture, const cv::Rect& box, const InspectOptions& options,
                const mien::Manifest& manifest) {
    const int size = manifest.architecture.input.crop;
    if (options.box.empty()) return mien::crop_face(picture, box, manifest.crop_margin, size);
    mien::FacePose face = mien::upright(box);
    face.roll = static_cast<float>(options.roll);
    return mien::crop_face(picture, face, manifest.crop_margin, size);
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
    std::vector<cv::Rect> faces = faces_in(picture, options);
    std::string note;
    if (faces.empty()) {
        faces.emplace_back(0, 0, picture.cols, picture.rows);
        note = html::paragraph("No face was found: the whole picture is taken as one.");
    }
    const fs::path source(options.picture);
    const std::string base = source.stem().string();
    std::string body = note;
    nlohmann::json looks = nlohmann::json::array();
    std::error_code ignored;  // writing into it will say what is wrong
    fs::create_directories(options.out, ignored);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (interrupted()) throw mien::Error("stopped");
        const cv::Rect& box = faces[i];
        const cv::Mat crop = crop_of(picture, box, options, manifest);
        const Look look{crop, classes_of(network, manifest, crop), layers_of(network, crop)};
        if (options.as_json) {
            const std::string name = base + "-face-" + std::to_string(i + 1);
            looks.push_back(to_json(look, fs::path(options.out) / name));
            continue;
        }
        body +=
            html::heading("Face " + std::to_string(i + 1) + " of " + std::to_string(faces.size())) +
            html::paragraph(
                "Box: x " + std::to_string(box.x) + ", y " + std::to_string(box.y) + ", " +
                std::to_string(box.width) + "x" + std::to_string(box.height) +
                " pixels. Scores by class, and which pixels speak for each (Grad-CAM):") +
            section(look);
    }
    if (options.as_json) {
        const nlohmann::json all{{"model", manifest.name}, {"faces", looks}};
        std::printf("%s\n", all.dump(2).c_str());
        return 0;
    }
    write_report(
        fs::path(options.out) / (base + ".inspect.html"),
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
    command
        ->add_option("--box", options->box,
                     "Where the face is, instead of looking for it: X Y WIDTH HEIGHT, pixels")
        ->expected(4);
    command
        ->add_option("--roll", options->roll,
                     "By how many degrees the head in --box is tilted, clockwise")
        ->check(CLI::Range(-180.0, 180.0))
        ->capture_default_str();
    command->add_flag("--json", options->as_json,
                      "Figures as JSON instead of a page, with the pictures as files in --out");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
