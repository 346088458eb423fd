#include "model/manifest.h"

#include <cmath>

#include "base/columns.h"
#include "base/text.h"
#include "base/whole_number.h"
#include "mien/error.h"
#include "model/strict_json.h"

namespace mien {

namespace {

using nlohmann::json;

void check_class(const std::string& name) {
    const auto refuse = [&name](const std::string& why) {
        throw Error("its class name '" + printable(name.substr(0, 40)) +
                    "' cannot be used: " + why);
    };
    if (name.empty() || name.size() > 40) refuse("it must have 1 to 40 bytes");
    if (!is_plain(name)) refuse("it has characters that cannot be shown");
    if (name.find_first_of(",;\"'") != std::string::npos) {
        refuse("commas, semicolons and quotes end the cells of tables");
    }
    if (name.front() == ' ' || name.back() == ' ') refuse("it begins or ends with a space");
    if (std::string_view("=+-@").find(name.front()) != std::string_view::npos) {
        refuse("a spreadsheet would take it for a formula");
    }
    if (is_column(fold_case(name))) refuse("tables have a column of that name");
}

double number(const json& object, const char* key, double lowest, double highest) {
    const double value = object.at(key).get<double>();
    if (!std::isfinite(value) || value < lowest || value > highest) {
        throw Error("its manifest has a " + std::string(key) + " out of range");
    }
    return value;
}

}  // namespace

Task parse_task(const std::string& name) {
    if (const auto task = value_of<Task>(name)) return *task;
    throw Error("its manifest has the unknown task '" + printable(name.substr(0, 40)) + "'");
}

const std::vector<std::string>& outputs_of(Task task) {
    static const std::vector<std::string> none;
    static const std::vector<std::string> registration{
        "dx",
        "dy",
        "ln_side",
        "roll",
        "log_variance_dx",
        "log_variance_dy",
        "log_variance_ln_side",
        "log_variance_roll",
    };
    static const std::vector<std::string> verification{"face"};
    static const std::vector<std::string> occlusion{"occluded"};
    switch (task) {
        case Task::registration:
            return registration;
        case Task::verification:
            return verification;
        case Task::occlusion:
            return occlusion;
        case Task::expressions:
            break;
    }
    return none;
}

Budget budget_of(Task task) {
    constexpr std::int64_t kWindows = 32;
    return task == Task::expressions ? Budget{} : Budget{}.shared_by(kWindows);
}

void check_classes(const std::vector<std::string>& classes, Task task) {
    if (task != Task::expressions) {
        if (classes == outputs_of(task)) return;
        throw Error("its manifest names outputs other than those of " + std::string(name_of(task)));
    }
    if (classes.size() < 2 || classes.size() > 100) {
        throw Error("its manifest needs 2 to 100 classes");
    }
    std::map<std::string, std::string> seen;  // by the name without its case
    for (const std::string& name : classes) {
        check_class(name);
        const auto [other, is_new] = seen.emplace(fold_case(name), name);
        if (is_new) continue;
        throw Error("its manifest names a class twice: '" + other->second + "' and '" + name + "'");
    }
}

Manifest parse_manifest(const std::string& text) {
    try {
        const json object = parse_strict(text, 32, "its manifest");
        const std::int64_t format = whole_number(object.at("format"));
        if (format != Manifest::kFormat) {
            throw Error("its manifest has format " + std::to_string(format) +
                        "; this program reads format " + std::to_string(Manifest::kFormat));
        }
        Manifest manifest;
        manifest.name = object.at("name").get<std::string>();
        if (manifest.name.size() > 400) throw Error("the name in its manifest is too long");
        manifest.name = printable(manifest.name);  // file names may hold anything
        manifest.architecture = parse_architecture(object.at("architecture"));
        // Checkpoints older than the finder's networks name no task.
        if (object.contains("task")) manifest.task = parse_task(object["task"].get<std::string>());
        manifest.classes = object.at("classes").get<std::vector<std::string>>();
        check_classes(manifest.classes, manifest.task);
        manifest.crop_margin = number(object, "crop_margin", -0.4, 1);
        if (object.contains("temperature")) {
            manifest.temperature = number(object, "temperature", 0.01, 100);
        }
        if (object.contains("accuracy")) {
            manifest.accuracy = object["accuracy"].get<std::map<std::string, double>>();
        }
        for (const auto& [split, share] : manifest.accuracy) {
            if (!is_plain(split) || split.size() > 100 || !(share >= 0 && share <= 1)) {
                throw Error("its manifest has an impossible accuracy");
            }
        }
        if (object.contains("training")) manifest.training = object["training"];
        if (!manifest.training.is_object()) {
            throw Error("its manifest's \"training\" is not a JSON object");
        }
        return manifest;
    } catch (const json::exception& error) {
        // nlohmann's text names the key or the type; its prefix "[json...] " is for programmers.
        const std::string what = error.what();
        throw Error("its manifest is incomplete: " + printable(what.substr(what.find("] ") + 2)));
    }
}

std::string to_text(const Manifest& manifest) {
    return json{
        {"format", Manifest::kFormat},         {"name", manifest.name},
        {"task", name_of(manifest.task)},      {"architecture", to_json(manifest.architecture)},
        {"classes", manifest.classes},         {"crop_margin", manifest.crop_margin},
        {"temperature", manifest.temperature}, {"accuracy", manifest.accuracy},
        {"training", manifest.training}}
        // Names of files, such as that of the data, need not be UTF-8.
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace mien
