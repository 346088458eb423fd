#include "cli/model_card.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace mienctl {

namespace {

// JSON's strings are YAML's, too.
std::string quoted(const std::string& text) {
    return nlohmann::json(mien::printable(text)).dump();
}

std::string markdown(const std::string& text) {
    std::string escaped;
    for (const char c : mien::printable(text)) {
        const bool begins_a_list = escaped.empty() && (c == '-' || c == '+' || c == '#');
        if (begins_a_list || std::string_view("\\`*_[]<>|&").find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + markdown(name);
    return list;
}

std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

double number_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

// How a network came about, and the networks that it was made of, as an indented list.
std::string made_from(const nlohmann::json& training, int depth = 0) {
    if (!training.is_object()) return "";
    const std::string indent(static_cast<std::size_t>(2 * depth), ' ');
    std::string text;
    for (const auto& [kind, what] : {std::pair("averaged", "the mean of the weights of"),
                                     std::pair("merged", "together, of")}) {
        const auto parts = training.find(kind);
        if (parts == training.end() || !parts->is_array()) continue;
        text += fmt::format("{}- {}\n", indent, what);
        for (const nlohmann::json& part : *parts) {
            if (!part.is_object()) continue;
            const double share = number_of(part, "share");
            text += fmt::format("{}  - {}{}\n", indent, markdown(text_of(part, "name")),
                                share > 0 ? fmt::format(", a share of {:.2f}", share) : "");
            text += made_from(part.value("training", nlohmann::json::object()), depth + 2);
        }
    }
    const std::string data = text_of(training, "data");
    if (data.empty()) return text;
    text += fmt::format("{}- trained on {}", indent, markdown(data));
    if (const double rows = number_of(training, "rows"); rows > 0)
        text += fmt::format(", {:.0f} crops", rows);
    if (const double epoch = number_of(training, "epoch"); epoch > 0)
        text += fmt::format("; the weights of epoch {:.0f}", epoch);
    if (const std::string split = text_of(training, "chosen_by"); !split.empty())
        text += ", chosen on " + markdown(split);
    if (number_of(training, "teachers") > 0) text += ", with a teacher";
    text += "\n";
    const auto started = training.find("started_from");
    if (started == training.end()) return text;
    const std::string before = made_from(*started, depth + 2);
    return before.empty() ? text : text + indent + "  - going on from one that was\n" + before;
}

std::string front_matter(const mien::CheckpointInfo& info, const mien::CheckpointNote& note) {
    const bool ours = note.use != mien::CheckpointPurpose::other;
    std::string text = "---\n";
    if (ours) text += "license: mit\n";
    text +=
        "library_name: mien\n"
        "pipeline_tag: image-classification\n"
        "tags:\n  - facial-expression-recognition\n  - mien\n";
    if (ours) text += "datasets:\n  - FER-2013\n";
    text += fmt::format("model-index:\n  - name: {}\n    results:\n", quoted(info.name));
    const auto result = [&](const std::string& data, const std::string& split, double value) {
        text += fmt::format(
            "      - task:\n          type: image-classification\n"
            "        dataset:\n          name: {}\n          type: image\n          split: {}\n"
            "        metrics:\n          - type: accuracy\n            value: {:.4f}\n",
            quoted(data), quoted(split), value);
    };
    for (const auto& [split, accuracy] : info.accuracy)
        result(note.labels.empty() ? "unknown" : note.labels, split, accuracy);
    if (note.outside)
        result("faces outside FER-2013, from picture to label", "test", note.outside->right);
    if (info.accuracy.empty() && !note.outside) text += "      []\n";
    return text + "---\n\n";
}

std::string figures(const mien::CheckpointInfo& info, const mien::CheckpointNote& note) {
    std::string text;
    for (const auto& [split, accuracy] : info.accuracy) {
        text +=
            fmt::format("- {:.2f} % right on {}{}\n", 100 * accuracy, markdown(split),
                        note.labels.empty() ? "" : ", by the labels of " + markdown(note.labels));
    }
    if (note.outside) {
        text += fmt::format(
            "- {:.1f} % right on faces outside FER-2013, from picture to label, a face that is "
            "not found counting as wrong; mean recall of the classes {:.1f} %\n",
            100 * note.outside->right, 100 * note.outside->mean_recall);
    }
    return text.empty() ? "None are known.\n" : text;
}

}  // namespace

std::string model_card(const mien::ModelEntry& entry, const mien::Manifest& manifest) {
    const mien::CheckpointInfo& info = *entry.info;
    const std::string origin = made_from(manifest.training);
    const bool from_fer2013 = origin.find(markdown("FER-2013")) != std::string::npos;
    std::string card = front_matter(info, entry.note);
    card += fmt::format("# {}\n\n", markdown(info.name));
    card += fmt::format(
        "## Model details\n\n"
        "A convolutional network ({}, {:.2f} million parameters, {:.1f} million multiply-adds per "
        "face) that reads the facial expression of one face: from a gray crop of {}x{} pixels to a "
        "probability for each of {} classes: {}. A Mien checkpoint in the safetensors format; "
        "nothing in the file is code. SHA-256 `{}`.\n\n",
        markdown(info.architecture), static_cast<double>(info.parameters) / 1e6,
        static_cast<double>(info.multiply_adds) / 1e6, info.input_size, info.input_size,
        info.classes.size(), list_of(info.classes), info.sha256);
    card +=
        "## Intended use\n\n"
        "Describing what faces show in teaching, research and creative work, with Mien on one's "
        "own "
        "machine. A label says what an expression looks like to most people, not what somebody "
        "feels. Not for decisions about people, such as hiring, grading, policing or medical "
        "findings; in workplaces and schools the EU's AI Act (Article 5) forbids inferring "
        "emotions "
        "but for medical or safety reasons.\n\n"
        "## Factors\n\n"
        "How a face is turned, covered, lit, blurred or compressed, how large it is in the "
        "picture, "
        "and whether it looks like the faces in the training data. Accuracy by age, sex or origin "
        "has not been measured.\n\n"
        "## Metrics\n\n"
        "The share of faces whose most probable class is their label, and the mean of the classes' "
        "recalls, which counts rare classes as much as frequent ones. The network's outputs are "
        "divided by a temperature ";
    card += fmt::format("({:.3f}) so that they can be taken as such.\n\n", manifest.temperature);
    card +=
        "## Evaluation data\n\n"
        "What each figure below names.";
    if (from_fer2013) {
        card +=
            " FER-2013's PublicTest shares 279 pictures with its Training set, pixel for pixel.";
    }
    card += "\n\n## Training data\n\n";
    card += origin.empty() ? "The file does not say.\n" : origin;
    card += "\n## Quantitative analyses\n\n" + figures(info, entry.note);
    card +=
        "\n## Ethical considerations\n\n"
        "Reading faces is personal data processing wherever people can be recognised. Tell those "
        "who are read, and let them refuse.";
    if (from_fer2013) {
        card +=
            " FER-2013's pictures were collected from the web, and labelled, without asking the "
            "people in them.";
    }
    card +=
        "\n\n## Caveats and recommendations\n\n"
        "Expect less than these figures on your own footage, and measure it there, on faces that "
        "you have labelled yourself. Rare classes such as disgust and fear are read least well. "
        "Compare one person with themselves rather than people with each other.\n";
    return card;
}

}  // namespace mienctl
