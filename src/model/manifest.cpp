#include "model/manifest.h"

#include <cmath>
#include <set>

#include "mien/error.h"

namespace mien {

namespace {

using nlohmann::json;

std::vector<std::string> parse_classes(const json& list) {
    const auto classes = list.get<std::vector<std::string>>();
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
        manifest.classes = parse_classes(object.at("classes"));
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
    return json{{"format", Manifest::format},
                {"name", manifest.name},
                {"architecture", to_json(manifest.architecture)},
                {"classes", manifest.classes},
                {"crop_margin", manifest.crop_margin},
                {"temperature", manifest.temperature},
                {"accuracy", manifest.accuracy},
                {"training", manifest.training}}
        .dump();
}

}  // namespace mien
