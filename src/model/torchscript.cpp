#include "model/torchscript.h"

#include <locale>
#include <sstream>

#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

// "conv1.weight" as an attribute of the module.
std::string attribute(std::string tensor_name) {
    tensor_name[tensor_name.find('.')] = '_';
    return tensor_name;
}

// Names of layers are kept apart from words of the language by a prefix.
std::string value(const std::string& layer) {
    return "v_" + layer;
}

std::string expression(const Layer& layer, const Weights& weights) {
    const auto weight = [&](const char* part) {
        const std::string name = layer.name + part;
        return weights.contains(name) ? "self." + attribute(name) : std::string("None");
    };
    const std::string in = value(layer.inputs[0]);
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(17);
    const auto pair = [](int n) {
        return "[" + std::to_string(n) + ", " + std::to_string(n) + "]";
    };
    switch (layer.op) {
        case Op::conv:
            text << "torch.conv2d(" << in << ", " << weight(".weight") << ", " << weight(".bias")
                 << ", " << pair(layer.stride) << ", " << pair(layer.padding) << ", [1, 1], "
                 << layer.groups << ")";
            break;
        case Op::batch_norm:
            text << "torch.batch_norm(" << in << ", " << weight(".weight") << ", "
                 << weight(".bias") << ", " << weight(".running_mean") << ", "
                 << weight(".running_var") << ", False, 0.0, " << std::fixed << layer.epsilon
                 << ", False)";
            break;
        case Op::relu:
            text << "torch.relu(" << in << ")";
            break;
        case Op::silu:
            text << in << " * torch.sigmoid(" << in << ")";
            break;
        case Op::sigmoid:
            text << "torch.sigmoid(" << in << ")";
            break;
        case Op::flatten:
            text << "torch.flatten(" << in << ", 1)";
            break;
        case Op::global_avg_pool:
            text << "torch.adaptive_avg_pool2d(" << in << ", [1, 1])";
            break;
        case Op::max_pool:
            text << "torch.max_pool2d(" << in << ", " << pair(layer.kernel) << ", "
                 << pair(layer.stride) << ")";
            break;
        case Op::avg_pool:
            text << "torch.avg_pool2d(" << in << ", " << pair(layer.kernel) << ", "
                 << pair(layer.stride) << ")";
            break;
        case Op::dropout:
            text << in;
            break;
        case Op::dense:
            text << "torch.linear(torch.flatten(" << in << ", 1), " << weight(".weight") << ", "
                 << weight(".bias") << ")";
            break;
        case Op::add:
            text << in;
            for (std::size_t i = 1; i < layer.inputs.size(); ++i) {
                text << " + " << value(layer.inputs[i]);
            }
            break;
        case Op::scale: {
            const std::string factor = value(layer.inputs[1]);
            text << in << " * torch.reshape(" << factor << ", [" << factor
                 << ".size(0), -1, 1, 1])";
            break;
        }
    }
    return text.str();
}

}  // namespace

std::string torchscript_source(const Network& network, double temperature) {
    const Input& input = network.architecture.input;
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(17);
    text << std::fixed << "def forward(self, crops: Tensor) -> Tensor:\n"
         << "    images = torch.reshape(crops.float(), [crops.size(0), 1, " << input.crop << ", "
         << input.crop << "])\n";
    if (input.size != input.crop) {
        text << "    images = torch.adaptive_avg_pool2d(images, [" << input.size << ", "
             << input.size << "])\n";
    }
    if (input.by_window) {
        text << "    images = images - torch.mean(images, [1, 2, 3], True)\n"
             << "    deviation = torch.sqrt(torch.mean(images * images, [1, 2, 3], True))\n"
             << "    v_input = images / torch.clamp(deviation, 4.0)\n";
    } else {
        text << "    v_input = (images - " << input.mean << ") / " << input.std << "\n";
    }
    for (const Layer& layer : network.architecture.layers) {
        text << "    " << value(layer.name) << " = " << expression(layer, network.weights) << "\n";
    }
    text << "    logits = torch.flatten(" << value(network.architecture.layers.back().name)
         << ", 1)\n"
         << "    return torch.softmax(logits / " << temperature << ", 1)\n";
    return text.str();
}

torch::jit::Module make_module(const Network& network, double temperature) {
    torch::jit::Module module("mien");
    for (const auto& [name, weight] : network.weights) {
        module.register_buffer(attribute(name), weight);
    }
    module.define(torchscript_source(network, temperature));
    return module;
}

void export_torchscript(const Checkpoint& checkpoint, const std::filesystem::path& path) {
    try {
        const Network network = fold(make_network(checkpoint));
        const torch::jit::Module module = make_module(network, checkpoint.manifest.temperature);
        std::ostringstream bytes;
        module.save(bytes);
        write_file(path, bytes.str());
    } catch (const c10::Error& error) {
        throw Error("cannot export " + checkpoint.manifest.name + " to " + path.string() + ": " +
                    error.what_without_backtrace());
    }
}

}  // namespace mien
