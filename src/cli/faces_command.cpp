// mienctl faces: how well faces are found in photographs, against a table of where they are.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "base/csv.h"
#include "base/number.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "mien/analyzer.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "mien/picture_file.h"
#include "mien/write_file.h"

namespace mienctl {

namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;

// When a box is on a face: the centres so close, in sides of the reference, and the sides alike up
// to this factor.
constexpr double kApart = 0.45;
constexpr double kSides = 2;

struct FacesOptions {
    std::string folder;
    std::string model;
    std::string sheets;
    int min_face = 32;
    int least = 40;
    bool as_json = false;
};

struct Reference {
    cv::Rect2d box;
    double roll = 0;
    bool found = false;

    double side() const { return (box.width + box.height) / 2; }
};

struct Picture {
    std::string file;
    std::vector<Reference> references;
    std::vector<mien::FaceResult> faces;
    std::vector<bool> extra;  // of each face, whether it is on no reference
    double milliseconds = 0;
};

std::vector<Picture> read_table(const fs::path& path) {
    mien::CsvReader table(path);
    std::vector<std::string_view> fields;
    std::vector<std::string> names;
    std::vector<Picture> pictures;
    while (table.next(fields)) {
        if (names.empty()) {
            names.assign(fields.begin(), fields.end());
            continue;
        }
        const auto column = [&](const char* name) {
            const auto found = std::find(names.begin(), names.end(), name);
            if (found == names.end() || fields.size() != names.size())
                throw mien::Error("cannot read " + path.string() + ", line " +
                                  std::to_string(table.line()) +
                                  ": it needs the columns file, x, "
                                  "y, width and height");
            return fields[static_cast<std::size_t>(found - names.begin())];
        };
        const auto number = [&](const char* name) {
            const auto value = mien::parse_number<double>(column(name));
            if (!value)
                throw mien::Error("cannot read " + path.string() + ", line " +
                                  std::to_string(table.line()) + ": " + name + " is no number");
            return *value;
        };
        const std::string file(column("file"));
        auto picture = std::find_if(pictures.begin(), pictures.end(),
                                    [&](const Picture& one) { return one.file == file; });
        if (picture == pictures.end()) {
            pictures.push_back({file, {}, {}, {}, 0});
            picture = pictures.end() - 1;
        }
        if (column("x").empty()) continue;  // a picture without a face
        const bool with_roll = std::find(names.begin(), names.end(), "roll_deg") != names.end();
        picture->references.push_back(
            {{number("x"), number("y"), number("width"), number("height")},
             with_roll ? number("roll_deg") : 0,
             false});
    }
    return pictures;
}

bool is_on(const cv::Rect& box, const Reference& reference) {
    const cv::Point2d away = (cv::Point2d(box.tl()) + cv::Point2d(box.br())) / 2 -
                             (reference.box.tl() + reference.box.br()) / 2;
    const double ratio = (box.width + box.height) / 2.0 / reference.side();
    return cv::norm(away) <= kApart * reference.side() && ratio <= kSides && ratio >= 1 / kSides;
}

// Each reference takes one box at most, so that a second one on the same face is a box too many.
void compare(Picture& picture) {
    for (const mien::FaceResult& face : picture.faces) {
        Reference* taken = nullptr;
        for (Reference& one : picture.references) {
            if (!one.found && is_on(face.box, one)) taken = &one;
        }
        if (taken) taken->found = true;
        picture.extra.push_back(!taken);
    }
}

cv::Mat drawn(cv::Mat canvas, const Picture& picture, const FacesOptions& options) {
    const auto outline = [&](const cv::Point2f& centre, const cv::Size2f& size, double roll,
                             const cv::Scalar& colour, int stroke) {
        cv::Point2f corners[4];
        cv::RotatedRect(centre, size, static_cast<float>(roll)).points(corners);
        for (int i = 0; i < 4; ++i)
            cv::line(canvas, corners[i], corners[(i + 1) % 4], colour, stroke, cv::LINE_AA);
    };
    const int stroke = std::max(1, std::max(canvas.cols, canvas.rows) / 250);
    for (const Reference& one : picture.references) {
        const bool missed = !one.found && one.side() >= options.least;
        outline((one.box.tl() + one.box.br()) / 2, cv::Size2d(one.box.size()), 0,
                missed ? cv::Scalar(0, 220, 255) : cv::Scalar(255, 255, 255),
                missed ? 2 * stroke : stroke);
    }
    for (std::size_t i = 0; i < picture.faces.size(); ++i) {
        const mien::FaceResult& face = picture.faces[i];
        outline((face.box.tl() + face.box.br()) / 2, cv::Size2f(face.box.size()), face.roll,
                picture.extra[i] ? cv::Scalar(40, 40, 255) : cv::Scalar(90, 230, 60), 2 * stroke);
    }
    return canvas;
}

// Sixteen pictures on a sheet.
class Sheets {
  public:
    explicit Sheets(fs::path folder) : folder_(std::move(folder)) {
        fs::create_directories(folder_);
    }
    ~Sheets() { write(); }
    Sheets(const Sheets&) = delete;
    Sheets& operator=(const Sheets&) = delete;

    void add(const cv::Mat& picture, const std::string& name) {
        if (sheet_.empty()) sheet_ = cv::Mat(4 * kHeight, 4 * kWidth, CV_8UC3, cv::Scalar());
        cv::Mat place =
            sheet_(cv::Rect(count_ % 4 * kWidth, count_ / 4 * kHeight, kWidth, kHeight));
        const double scale = std::min(static_cast<double>(kWidth) / picture.cols,
                                      static_cast<double>(kHeight) / picture.rows);
        cv::Mat small;
        cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
        small.copyTo(place({0, 0, small.cols, small.rows}));
        cv::putText(place, name, {6, kHeight - 8}, cv::FONT_HERSHEY_SIMPLEX, 0.45,
                    cv::Scalar(255, 255, 255), 1, cv::LINE_AA);
        if (++count_ == 16) write();
    }

  private:
    static constexpr int kWidth = 480, kHeight = 400;

    void write() {
        if (count_ == 0) return;
        std::vector<unsigned char> bytes;
        cv::imencode(".jpg", sheet_, bytes);
        mien::write_file(folder_ / fmt::format("sheet-{}.jpg", ++written_),
                         {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        sheet_ = cv::Mat();
        count_ = 0;
    }

    fs::path folder_;
    cv::Mat sheet_;
    int count_ = 0, written_ = 0;
};

std::string words(const cv::Rect& box, double roll) {
    return fmt::format("{}x{} at {},{}, roll {:.0f}", box.width, box.height, box.x, box.y, roll);
}

int run(const FacesOptions& options) {
    const fs::path folder = options.folder;
    std::vector<Picture> pictures = read_table(folder / "faces.csv");
    mien::AnalyzerSettings settings;
    settings.detector.min_face = options.min_face;
    mien::Analyzer analyzer(
        settings,
        mien::load_classifier(options.model.empty() ? mien::default_checkpoint()
                                                    : mien::find_checkpoint(options.model)));
    std::optional<Sheets> sheets;
    if (!options.sheets.empty()) sheets.emplace(options.sheets);
    ProgressLine progress;
    double done = 0;
    int asked = 0, found = 0, boxes = 0, extra = 0, extra_ok = 0;
    json files = json::array();
    for (Picture& picture : pictures) {
        if (interrupted()) throw mien::Error("stopped");
        mien::Frame frame;
        frame.picture = mien::read_picture(folder / picture.file);
        frame.file = picture.file;
        const auto start = std::chrono::steady_clock::now();
        for (const mien::FaceResult& face : analyzer.find(frame).faces.faces) {
            if (mien::is_scored(face.status)) picture.faces.push_back(face);
        }
        picture.milliseconds =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count();
        compare(picture);
        if (sheets) sheets->add(drawn(frame.picture.clone(), picture, options), picture.file);
        json missed = json::array(), others = json::array();
        for (const Reference& one : picture.references) {
            if (one.side() < options.least) continue;
            ++asked;
            found += one.found ? 1 : 0;
            if (!one.found) missed.push_back(words(one.box, one.roll));
        }
        for (std::size_t i = 0; i < picture.faces.size(); ++i) {
            ++boxes;
            if (!picture.extra[i]) continue;
            ++extra;
            extra_ok += picture.faces[i].status == mien::FaceStatus::ok ? 1 : 0;
            others.push_back(words(picture.faces[i].box, picture.faces[i].roll) + ", " +
                             mien::to_string(picture.faces[i].status));
        }
        files.push_back({{"file", picture.file},
                         {"missed", missed},
                         {"others", others},
                         {"milliseconds", picture.milliseconds}});
        progress.update(++done / static_cast<double>(pictures.size()), "looking for faces");
    }
    progress.clear();
    if (options.as_json) {
        std::printf("%s\n", json{{"pictures", pictures.size()},
                                 {"faces", asked},
                                 {"found", found},
                                 {"boxes", boxes},
                                 {"other_boxes", extra},
                                 {"other_boxes_ok", extra_ok},
                                 {"files", files}}
                                .dump(2)
                                .c_str());
        return 0;
    }
    for (const json& one : files) {
        for (const json& face : one["missed"])
            std::printf("%-32s missed  %s\n", for_terminal(one["file"]).c_str(),
                        face.get<std::string>().c_str());
        for (const json& face : one["others"])
            std::printf("%-32s other   %s\n", for_terminal(one["file"]).c_str(),
                        face.get<std::string>().c_str());
    }
    std::printf(
        "\n%zu pictures, %d faces of %d pixels and more\n"
        "found        %6.1f %% (%d)\n"
        "other boxes  %6d (%d of them ok)\n",
        pictures.size(), asked, options.least, asked > 0 ? 100.0 * found / asked : 0.0, found,
        extra, extra_ok);
    return 0;
}

}  // namespace

void add_faces(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<FacesOptions>();
    CLI::App* command =
        app.add_subcommand("faces", "Measure how well faces are found in photographs");
    command
        ->add_option("folder", options->folder,
                     "Pictures, with faces.csv: file,x,y,width,height[,roll_deg], a row per face")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_option("--model", options->model, "Checkpoint: a name or a file");
    command->add_option("--min-face", options->min_face, "Smallest face that is looked for, pixels")
        ->check(CLI::Range(20, 10000))
        ->capture_default_str();
    command
        ->add_option("--least", options->least,
                     "Smallest face of the table that must be found, pixels")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command->add_option("--sheets", options->sheets,
                        "Folder for sheets of the pictures with their boxes: found faces green, "
                        "other boxes red, missed faces yellow");
    command->add_flag("--json", options->as_json, "As JSON");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
