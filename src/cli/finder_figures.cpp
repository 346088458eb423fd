#include "cli/finder_figures.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "model/network.h"
#include "train/finder_rows.h"
#include "train/validation.h"
#include "train/window_file.h"

namespace mienctl {

namespace {

using json = nlohmann::ordered_json;

at::Tensor answered(const mien::Checkpoint& checkpoint, const at::Tensor& windows) {
    return mien::outputs_on(mien::make_network(checkpoint), false, windows, at::kCPU);
}

json to_json(const mien::RegistrationErrors& errors, double right) {
    return {{"centre", errors.centre},
            {"side", errors.side},
            {"degrees", errors.degrees},
            {"right", right}};
}

json registration(const mien::Checkpoint& checkpoint, const mien::Dataset& data,
                  const std::string& split) {
    const int size = checkpoint.manifest.architecture.input.crop;
    json result;
    for (const bool spoilt : {false, true}) {
        const mien::WindowBatch test = mien::registration_test(data, split, size, spoilt);
        const auto measure = [&](const at::Tensor& outputs) {
            return to_json(mien::registration_errors(outputs, test.answers),
                           mien::finder_accuracy(mien::Task::registration, outputs, test.answers));
        };
        if (!spoilt) {
            result["windows"] = test.windows.size(0);
            result["not_registered"] = measure(mien::no_correction(test.answers));
        }
        result[spoilt ? "spoilt" : "clean"] = measure(answered(checkpoint, test.windows));
    }
    return result;
}

json verification(const mien::Checkpoint& checkpoint, const mien::Dataset& data,
                  const std::string& split, const std::optional<mien::Dataset>& no_face) {
    const int size = checkpoint.manifest.architecture.input.crop;
    const mien::VerificationTest test = mien::verification_test(data, split, no_face, size);
    const at::Tensor faces = at::sigmoid(answered(checkpoint, test.faces.windows));
    const at::Tensor others = at::sigmoid(answered(checkpoint, test.others.windows));
    json result{{"faces", faces.size(0)}, {"others", others.size(0)}};
    result["thresholds"] = json::array();
    for (const double threshold : {0.5, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99}) {
        result["thresholds"].push_back(
            {{"probability", threshold},
             {"faces_missed", faces.lt(threshold).to(at::kDouble).mean().item<double>()},
             {"others_passed", others.ge(threshold).to(at::kDouble).mean().item<double>()}});
    }
    return result;
}

json occlusion(const mien::Checkpoint& checkpoint, const mien::Dataset& data,
               const std::string& split) {
    const int size = checkpoint.manifest.architecture.input.crop;
    const mien::WindowBatch test = mien::occlusion_test(data, split, size);
    const at::Tensor said = at::sigmoid(answered(checkpoint, test.windows));
    const std::int64_t bare = said.size(0) / 2;
    // Where the answer is not certain, none counts as wrong.
    const at::Tensor covered = test.answers.ge(1), free = test.answers.narrow(0, bare, bare).eq(0);
    const auto share_above = [&](const at::Tensor& of, double threshold) {
        return of.gt(threshold).to(at::kDouble).mean().item<double>();
    };
    json result{{"faces", bare}, {"covered", covered.sum().item<std::int64_t>()}};
    result["thresholds"] = json::array();
    for (const double threshold : {0.5, 0.8, 0.9, 0.95, 0.98}) {
        result["thresholds"].push_back(
            {{"probability", threshold},
             {"bare_flagged", share_above(said.narrow(0, 0, bare), threshold)},
             {"little_covered_flagged",
              share_above(said.narrow(0, bare, bare).masked_select(free), threshold)},
             {"covered_flagged", share_above(said.masked_select(covered), threshold)}});
    }
    return result;
}

void print_registration(const json& result) {
    std::printf("%-16s %8s %8s %8s %8s\n", "windows", "centre", "side", "degrees", "right");
    for (const char* name : {"not_registered", "clean", "spoilt"}) {
        const json& one = result[name];
        std::printf("%-16s %8.4f %8.4f %8.2f %6.1f %%\n", name, one["centre"].get<double>(),
                    one["side"].get<double>(), one["degrees"].get<double>(),
                    100 * one["right"].get<double>());
    }
    std::printf(
        "mean errors: the centre in sides of the face, the side relative to it, the angle\n"
        "right: centre within 0.1, side within 15 %%, angle within 15 degrees\n");
}

void print_verification(const json& result) {
    std::printf("%-12s %14s %14s\n", "probability", "faces missed", "others passed");
    for (const json& one : result["thresholds"]) {
        std::printf("%-12.2f %12.2f %% %12.3f %%\n", one["probability"].get<double>(),
                    100 * one["faces_missed"].get<double>(),
                    100 * one["others_passed"].get<double>());
    }
    std::printf("of %d windows of faces and %d others\n", result["faces"].get<int>(),
                result["others"].get<int>());
}

void print_occlusion(const json& result) {
    std::printf("%-12s %14s %16s %16s\n", "probability", "bare", "little covered", "covered");
    for (const json& one : result["thresholds"]) {
        std::printf("%-12.2f %12.2f %% %14.2f %% %14.2f %%\n", one["probability"].get<double>(),
                    100 * one["bare_flagged"].get<double>(),
                    100 * one["little_covered_flagged"].get<double>(),
                    100 * one["covered_flagged"].get<double>());
    }
    std::printf(
        "of %d faces, each once bare and once with a cover drawn over it; %d of these hide\n"
        "the mouth or both eyes\n",
        result["faces"].get<int>(), result["covered"].get<int>());
}

}  // namespace

void print_finder_figures(const mien::Checkpoint& checkpoint, const RowOptions& rows,
                          const std::string& no_face, bool as_json) {
    const mien::Dataset data = load_labelled(rows.data, "").data;
    const std::string split = split_of(data, rows);
    const mien::Task task = checkpoint.manifest.task;
    json result{{"model", checkpoint.manifest.name}, {"data", rows.data}, {"split", split}};
    if (task == mien::Task::registration) {
        result.update(registration(checkpoint, data, split));
    } else if (task == mien::Task::occlusion) {
        result.update(occlusion(checkpoint, data, split));
    } else {
        std::optional<mien::Dataset> others;
        if (!no_face.empty()) others = mien::read_windows(no_face);
        result.update(verification(checkpoint, data, split, others));
    }
    if (as_json) {
        std::printf("%s\n", result.dump(2).c_str());
    } else if (task == mien::Task::registration) {
        print_registration(result);
    } else if (task == mien::Task::occlusion) {
        print_occlusion(result);
    } else {
        print_verification(result);
    }
}

}  // namespace mienctl
