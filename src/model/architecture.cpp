#include "model/architecture.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "mien/error.h"
#include "mien/names.h"

namespace mien {

constexpr auto names(Op) {
    using enum Op;
    return std::array{Named{conv, "conv"},
                      Named{batch_norm, "batch_norm"},
                      Named{relu, "relu"},
                      Named{silu, "silu"},
                      Named{sigmoid, "sigmoid"},
                      Named{flatten, "flatten"},
                      Named{global_avg_pool, "global_avg_pool"},
                      Named{max_pool, "max_pool"},
                      Named{avg_pool, "avg_pool"},
                      Named{dropout, "dropout"},
                      Named{dense, "dense"},
                      Named{add, "add"},
                      Named{scale, "scale"}};
}

namespace {

using nlohmann::json;

[[noreturn]] void fail(const std::string& layer, const std::string& what) {
    throw Error("layer '" + layer + "' of the architecture " + what);
}

std::string in_millions(std::int64_t count) {
    return number_text(static_cast<double>(count) / 1e6, count < 100'000'000 ? 1 : 0) + " million";
}

void demand(std::int64_t count, std::int64_t most, const std::string& what) {
    if (count <= most) return;
    throw Error("the architecture " + what + ": " + in_millions(count) + "; at most " +
                in_millions(most) + " are allowed");
}

bool is_pool(Op op) {
    return op == Op::max_pool || op == Op::avg_pool;
}

bool is_identifier(const std::string& name) {
    const auto word = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    return !name.empty() && name.size() <= 64 &&
           std::isalpha(static_cast<unsigned char>(name[0])) &&
           std::all_of(name.begin(), name.end(), word);
}

// Reads the settings of one layer and remembers which keys were asked for, so that a misspelt one
// is an error instead of a silent default.
class Settings {
  public:
    Settings(const json& object, std::string layer) : object_(object), layer_(std::move(layer)) {}

    int integer(const char* key, int lowest, int highest, const int* fallback = nullptr) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) {
            if (!fallback) fail(layer_, "lacks \"" + std::string(key) + "\"");
            return *fallback;
        }
        if (!found->is_number_integer() || *found < lowest || *found > highest) {
            fail(layer_, "needs a whole number from " + std::to_string(lowest) + " to " +
                             std::to_string(highest) + " as \"" + key + "\"");
        }
        return found->get<int>();
    }

    double number(const char* key, double lowest, double highest, double fallback) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) return fallback;
        if (!found->is_number() || !(*found >= lowest) || !(*found <= highest)) {
            fail(layer_, "has a \"" + std::string(key) + "\" out of range");
        }
        return found->get<double>();
    }

    bool boolean(const char* key, bool fallback) {
        known_.insert(key);
        const auto found = object_.find(key);
        if (found == object_.end()) return fallback;
        if (!found->is_boolean())
            fail(layer_, "needs true or false as \"" + std::string(key) + "\"");
        return found->get<bool>();
    }

    void allow(const char* key) { known_.insert(key); }

    void finish() const {
        for (const auto& [key, value] : object_.items()) {
            if (!known_.contains(key))
                fail(layer_, "has no setting \"" + printable(key.substr(0, 80)) + "\"");
        }
    }

  private:
    const json& object_;
    std::string layer_;
    std::set<std::string> known_;
};

std::string text(const json& object, const char* key, const std::string& of) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) {
        throw Error(of + " lacks the text \"" + key + "\"");
    }
    return found->get<std::string>();
}

Op parse_op(const std::string& name, const std::string& layer) {
    if (const auto op = value_of<Op>(name)) return *op;
    fail(layer, "has the unknown operation \"" + printable(name.substr(0, 80)) + "\"");
}

std::vector<std::string> parse_inputs(const json& object, const std::string& layer,
                                      const std::string& previous) {
    const auto found = object.find("inputs");
    if (found == object.end()) return {previous};
    std::vector<std::string> inputs;
    if (found->is_array()) {
        for (const json& input : *found) {
            if (input.is_string()) inputs.push_back(input.get<std::string>());
        }
    }
    if (inputs.empty() || inputs.size() != found->size() || inputs.size() > Budget::kLayerInputs) {
        fail(layer, "needs a list of 1 to " + std::to_string(Budget::kLayerInputs) +
                        " layer names as \"inputs\"");
    }
    return inputs;
}

Layer parse_layer(const json& object, const std::string& previous) {
    if (!object.is_object()) throw Error("a layer of the architecture is not a JSON object");
    Layer layer;
    layer.name = text(object, "name", "a layer of the architecture");
    if (!is_identifier(layer.name) || layer.name == "input") {
        throw Error("a layer of the architecture has the unusable name '" +
                    printable(layer.name.substr(0, 80)) + "'");
    }
    layer.op = parse_op(text(object, "op", "layer '" + layer.name + "'"), layer.name);
    layer.inputs = parse_inputs(object, layer.name, previous);

    Settings settings(object, layer.name);
    for (const char* key : {"name", "op", "inputs"}) settings.allow(key);
    const int one = 1;
    const int zero = 0;
    if (layer.op == Op::conv) {
        layer.outputs = settings.integer("filters", 1, 8192);
        layer.kernel = settings.integer("kernel", 1, 31);
        layer.stride = settings.integer("stride", 1, 16, &one);
        layer.padding = settings.integer("padding", 0, 16, &zero);
        layer.groups = settings.integer("groups", 1, 8192, &one);
        layer.bias = settings.boolean("bias", true);
    } else if (is_pool(layer.op)) {
        layer.kernel = settings.integer("kernel", 1, 64);
        layer.stride = settings.integer("stride", 1, 64, &layer.kernel);
    } else if (layer.op == Op::dense) {
        if (object.contains("units") && object["units"] == "classes") {
            settings.allow("units");
        } else {
            layer.outputs = settings.integer("units", 1, 65536);
        }
        layer.bias = settings.boolean("bias", true);
    } else if (layer.op == Op::batch_norm) {
        layer.epsilon = settings.number("epsilon", 1e-12, 1, layer.epsilon);
    } else if (layer.op == Op::dropout) {
        layer.rate = settings.number("rate", 0, 0.99, 0.5);
    }
    settings.finish();
    return layer;
}

Input parse_input(const json& object) {
    Input input;
    if (!object.is_object()) throw Error("\"input\" of the architecture is not a JSON object");
    Settings settings(object, "input");
    input.crop = settings.integer("crop", 8, 512, &input.crop);
    input.size = settings.integer("size", 8, input.crop, &input.crop);
    settings.allow("normalize");
    if (object.contains("normalize")) {
        if (object["normalize"] != "window") fail("input", "can only be normalised by \"window\"");
        input.by_window = true;
    } else {
        input.mean = settings.number("mean", 0, 255, input.mean);
        input.std = settings.number("std", 1e-3, 1e4, input.std);
    }
    settings.finish();
    return input;
}

json layer_json(const Layer& layer, const std::string& previous) {
    json object{{"name", layer.name}, {"op", to_string(layer.op)}};
    if (layer.inputs != std::vector<std::string>{previous}) object["inputs"] = layer.inputs;
    const auto unless = [&object](const char* key, auto value, auto usual) {
        if (value != usual) object[key] = value;
    };
    if (layer.op == Op::conv) {
        object["filters"] = layer.outputs;
        object["kernel"] = layer.kernel;
        unless("stride", layer.stride, 1);
        unless("padding", layer.padding, 0);
        unless("groups", layer.groups, 1);
        unless("bias", layer.bias, true);
    } else if (is_pool(layer.op)) {
        object["kernel"] = layer.kernel;
        unless("stride", layer.stride, layer.kernel);
    } else if (layer.op == Op::dense) {
        object["units"] = layer.outputs == 0 ? json("classes") : json(layer.outputs);
        unless("bias", layer.bias, true);
    } else if (layer.op == Op::batch_norm) {
        unless("epsilon", layer.epsilon, Layer{}.epsilon);
    } else if (layer.op == Op::dropout) {
        object["rate"] = layer.rate;
    }
    return object;
}

std::int64_t slid(std::int64_t length, const Layer& layer) {
    const std::int64_t room = length + 2 * layer.padding - layer.kernel;
    if (room < 0) fail(layer.name, "is larger than its input");
    return room / layer.stride + 1;
}

void need_inputs(const Layer& layer, std::size_t count, bool exactly) {
    if (exactly ? layer.inputs.size() != count : layer.inputs.size() < count) {
        fail(layer.name, "needs " + std::to_string(count) + (exactly ? "" : " or more") + " input" +
                             (count > 1 ? "s" : ""));
    }
}

}  // namespace

std::string_view to_string(Op op) {
    return name_of(op);
}

Architecture parse_architecture(const json& object) {
    if (!object.is_object()) throw Error("the architecture is not a JSON object");
    Architecture architecture;
    architecture.name = text(object, "name", "the architecture");
    if (architecture.name.empty() || architecture.name.size() > 64 ||
        !is_plain(architecture.name)) {
        throw Error("the architecture's name must have 1 to 64 characters that can be shown");
    }
    if (object.contains("input")) architecture.input = parse_input(object["input"]);
    const auto layers = object.find("layers");
    if (layers == object.end() || !layers->is_array() || layers->empty() ||
        layers->size() > Budget::kLayers) {
        throw Error("the architecture needs a list of 1 to 1000 \"layers\"");
    }
    std::string previous = "input";
    for (const json& layer : *layers) {
        architecture.layers.push_back(parse_layer(layer, previous));
        previous = architecture.layers.back().name;
    }
    return architecture;
}

json to_json(const Architecture& architecture) {
    json layers = json::array();
    std::string previous = "input";
    for (const Layer& layer : architecture.layers) {
        layers.push_back(layer_json(layer, previous));
        previous = layer.name;
    }
    const Input& input = architecture.input;
    json input_json{{"crop", input.crop}, {"size", input.size}};
    if (input.by_window) {
        input_json["normalize"] = "window";
    } else {
        input_json["mean"] = input.mean;
        input_json["std"] = input.std;
    }
    return {{"name", architecture.name}, {"input", input_json}, {"layers", layers}};
}

Plan plan(const Architecture& architecture, int classes, const Budget& budget) {
    Plan result;
    const std::int64_t size = architecture.input.size;
    std::map<std::string, Shape> known{{"input", {1, size, size}}};
    std::map<std::string, int> uses;  // that are still to come
    for (const Layer& layer : architecture.layers) {
        for (const std::string& name : layer.inputs) ++uses[name];
    }
    std::int64_t alive = size * size;  // numbers of the outputs that are kept

    const auto tensor = [&](const std::string& name, Dimensions dimensions, bool trained) {
        std::int64_t count = 1;
        for (const std::int64_t dimension : dimensions) count *= dimension;
        if (trained) result.parameters += count;
        result.tensors[name] = std::move(dimensions);
        demand(result.parameters, budget.parameters, "has too many parameters");
    };
    // Of one layer. What it takes may go when it is done, if nobody else waits for it.
    const auto pay = [&](const Layer& layer, const std::vector<Shape>& inputs, const Shape& out,
                         std::int64_t operations, std::int64_t patches) {
        const std::string place = " at the layer '" + layer.name + "'";
        // `add` makes a new sum for each of its inputs.
        const std::int64_t made = (layer.op == Op::add ? 2 : 1) * out.elements() + patches;
        result.working_set = std::max(result.working_set, alive + made);
        demand(alive + made, budget.working_set,
               "needs too many numbers in memory for one crop" + place);
        alive += out.elements();
        std::int64_t moved = out.elements();
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            moved += inputs[i].elements();
            if (--uses[layer.inputs[i]] == 0) alive -= inputs[i].elements();
        }
        result.operations += operations + 16 * moved;
        demand(result.operations, budget.operations,
               "needs too many operations for one crop, up to" + place.substr(3));
    };

    for (const Layer& layer : architecture.layers) {
        std::vector<Shape> inputs;
        for (const std::string& name : layer.inputs) {
            const auto found = known.find(name);
            if (found == known.end())
                fail(layer.name, "takes the unknown layer '" + printable(name.substr(0, 80)) + "'");
            inputs.push_back(found->second);
        }
        const Shape& in = inputs[0];
        Shape out = in;
        std::int64_t operations = 0;
        std::int64_t patches = 0;
        const int outputs = layer.outputs == 0 ? classes : layer.outputs;
        switch (layer.op) {
            case Op::conv:
                need_inputs(layer, 1, true);
                if (in.channels % layer.groups != 0 || outputs % layer.groups != 0) {
                    fail(layer.name, "has groups that do not divide its channels");
                }
                out = {outputs, slid(in.height, layer), slid(in.width, layer)};
                tensor(layer.name + ".weight",
                       {outputs, in.channels / layer.groups, layer.kernel, layer.kernel}, true);
                if (layer.bias) tensor(layer.name + ".bias", {outputs}, true);
                operations =
                    out.elements() * (in.channels / layer.groups) * layer.kernel * layer.kernel;
                result.multiply_adds += operations;
                if (layer.kernel > 1) {
                    patches = in.channels / layer.groups * layer.kernel * layer.kernel *
                              out.height * out.width;
                }
                break;
            case Op::dense:
                need_inputs(layer, 1, true);
                out = {outputs, 1, 1};
                tensor(layer.name + ".weight", {outputs, in.elements()}, true);
                if (layer.bias) tensor(layer.name + ".bias", {outputs}, true);
                operations = outputs * in.elements();
                result.multiply_adds += operations;
                break;
            case Op::batch_norm:
                need_inputs(layer, 1, true);
                for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"}) {
                    tensor(layer.name + part, {in.channels}, part[1] != 'r');
                }
                break;
            case Op::max_pool:
            case Op::avg_pool:
                need_inputs(layer, 1, true);
                out = {in.channels, slid(in.height, layer), slid(in.width, layer)};
                operations = out.elements() * layer.kernel * layer.kernel;
                break;
            case Op::global_avg_pool:
                need_inputs(layer, 1, true);
                out = {in.channels, 1, 1};
                break;
            case Op::flatten:
                need_inputs(layer, 1, true);
                out = {in.elements(), 1, 1};
                break;
            case Op::add:
                need_inputs(layer, 2, false);
                for (const Shape& other : inputs) {
                    if (!(other == in)) fail(layer.name, "adds layers of different shapes");
                }
                break;
            case Op::scale:
                need_inputs(layer, 2, true);
                if (!(inputs[1] == Shape{in.channels, 1, 1})) {
                    fail(layer.name, "needs one factor per channel as its second input");
                }
                break;
            case Op::relu:
            case Op::silu:
            case Op::sigmoid:
            case Op::dropout:
                need_inputs(layer, 1, true);
                break;
        }
        pay(layer, inputs, out, operations, patches);
        if (!known.emplace(layer.name, out).second) fail(layer.name, "appears twice");
        result.shapes.push_back(out);
    }
    if (!(result.shapes.back() == Shape{classes, 1, 1})) {
        fail(architecture.layers.back().name,
             "is the last and must give one number for each of the " + std::to_string(classes) +
                 " classes");
    }
    return result;
}

std::string summary(const Architecture& architecture, int classes) {
    const Plan total = plan(architecture, classes);
    std::string lines;
    std::array<char, 160> line{};
    for (std::size_t i = 0; i < architecture.layers.size(); ++i) {
        const Layer& layer = architecture.layers[i];
        const Shape& shape = total.shapes[i];
        const std::string size = std::to_string(shape.channels) + "x" +
                                 std::to_string(shape.height) + "x" + std::to_string(shape.width);
        std::snprintf(line.data(), line.size(), "%-16.64s %-16s %s\n", layer.name.c_str(),
                      std::string(to_string(layer.op)).c_str(), size.c_str());
        lines += line.data();
    }
    return lines + number_text(static_cast<double>(total.parameters) / 1e6, 2) +
           " million parameters, " +
           number_text(static_cast<double>(total.multiply_adds) / 1e6, 1) +
           " million multiply-adds\n";
}

}  // namespace mien
