#include "model/manifest.h"

#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "mien/error.h"

namespace mien {

namespace {

using nlohmann::json;

constexpr std::array<std::pair<Task, std::string_view>, 3> task_names{{
    {Task::expressions, "expressions"},
    {Task::registration, "registration"},
    {Task::verification, "verification"},
}};

std::vector<std::string> parse_classes(const json& list, Task task) {
    const auto classes = list.get<std::vector<std::string>>();
    if (task != Task::expressions) {
        if (classes != outputs_of(task)) {
            throw Error("its manifest names other outputs than those of " +
                        std::string(to_string(task)));
        }
        return classes;
    }
    if (classes.size() < 2 || classes.size() > 100)
        throw Error("its manifest needs 2 to 100 classes");
    for (const std::string& name : classes) {
        // They become column names of CSV files.
        if (name.empty() || name.size() > 40 ||
            name.find_first_of(",;\"'\n\r\t") != std::string::npos) {
            throw Error("its manifest has the unusable class name '" + name.substr(0, 40) + "'");
        }
    }
    if (std::set<std::string>(classes.begin(), classes.end()).size() != classes.size()) {
        throw Error("its manifest names a class twice");
    }
    return classes;
}

double number(const json& object, const char* key, double lowest, double highest) {
    const double value = object.at(key).get<double>();
    if (!std::isfinite(value) || value < lowest || value > highest) {
        throw Error("its manifest has a " + std::string(key) + " out of range");
    }
    return value;
}

}  // namespace

std::string_view to_string(Task task) {
    for (const auto& [known, name] : task_names) {
        if (known == task) return name;
    }
    return "";
}

Task parse_task(const std::string& name) {
    for (const auto& [task, known] : task_names) {
        if (known == name) return task;
    }
    throw Error("its manifest has the unknown task '" + name.substr(0, 40) + "'");
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
    if (task == Task::registration) return registration;
    return task == Task::verification ? verification : none;
}

Manifest parse_manifest(const std::string& text) {
    const auto shallow = [](int depth, json::parse_event_t, json&) {
        if (depth > 32) throw Error("its manifest is nested too deep");
        return true;
    };
    try {
        const json object = json::parse(text, shallow);
        const int format = object.at("format").get<int>();
        if (format != Manifest::format) {
            throw Error("its manifest has format " + std::to_string(format) +
                        "; this program reads format " + std::to_string(Manifest::format));
        }
        Manifest manifest;
        manifest.name = object.at("name").get<std::string>();
        manifest.architecture = parse_architecture(object.at("architecture"));
        // Checkpoints older than the finder's networks name no task.
        if (object.contains("task")) manifest.task = parse_task(object["task"].get<std::string>());
        manifest.classes = parse_classes(object.at("classes"), manifest.task);
        manifest.crop_margin = number(object, "crop_margin", -0.4, 1);
        if (object.contains("temperature")) {
            manifest.temperature = number(object, "temperature", 0.01, 100);
        }
        if (object.contains("accuracy")) {
            manifest.accuracy = object["accuracy"].get<std::map<std::string, double>>();
        }
        if (object.contains("training")) manifest.training = object["training"];
        return manifest;
    } catch (const json::parse_error&) {
        throw Error("its manifest is not JSON");
    } catch (const json::exception& error) {
        // nlohmann's text names the key or the type; its prefix "[json...] " is for programmers.
        const std::string what = error.what();
        throw Error("its manifest is incomplete: " + what.substr(what.find("] ") + 2));
    }
}

std::string to_text(const Manifest& manifest) {
    return json{
        {"format", Manifest::format},          {"name", manifest.name},
        {"task", to_string(manifest.task)},    {"architecture", to_json(manifest.architecture)},
        {"classes", manifest.classes},         {"crop_margin", manifest.crop_margin},
        {"temperature", manifest.temperature}, {"accuracy", manifest.accuracy},
        {"training", manifest.training}}
        .dump();
}

}  // namespace mien
