#include "train/heads.h"

#include <algorithm>
#include <utility>

#include "mien/error.h"
#include "model/checkpoint.h"

namespace mien {

namespace {

// The layer whose rows belong to classes.
const std::string& last_layer(const Architecture& architecture) {
    const Layer& last = architecture.layers.back();
    if (last.op != Op::dense) {
        throw Error("to learn labels and votes together, the last layer must be dense; '" +
                    last.name + "' is not");
    }
    return last.name;
}

}  // namespace

std::vector<Head> make_heads(const TrainingJob& job,
                             const std::vector<std::vector<std::string>>& classes) {
    if (classes.size() > 1) last_layer(job.architecture);

    std::vector<Head> heads;
    std::int64_t first = 0;
    for (const auto& own : classes) {
        Head head;
        head.name = heads.empty() ? job.name : job.name + "-plus";
        head.classes = own;
        head.first = first;
        head.best.checkpoint = heads.empty() ? job.checkpoint : plus_path(job.checkpoint);
        first += head.count();
        heads.push_back(std::move(head));
    }
    return heads;
}

int outputs(const std::vector<Head>& heads) {
    return static_cast<int>(heads.back().first + heads.back().count());
}

Network start_network(const TrainingJob& job, const std::vector<Head>& heads) {
    Network network = make_network(job.architecture, outputs(heads));
    at::NoGradGuard no_grad;
    for (const auto& path : job.start_from) {
        const Checkpoint start = load_checkpoint(path);
        if (to_json(start.manifest.architecture)["layers"] != to_json(job.architecture)["layers"]) {
            throw Error("cannot start from " + path.string() + ": it has another architecture");
        }
        const Weights weights = make_network(start).weights;
        for (const auto& [name, weight] : weights) {
            const bool is_last = name.starts_with(job.architecture.layers.back().name + ".");
            if (!is_last && path == job.start_from.front()) network.weights.at(name).copy_(weight);
            for (const Head& head : heads) {
                if (!is_last || head.classes != start.manifest.classes) continue;
                network.weights.at(name).narrow(0, head.first, head.count()).copy_(weight);
            }
        }
    }
    return network;
}

void load_teachers(std::vector<Head>& heads, const TrainingJob& job, at::Device device) {
    for (const auto& path : job.teachers) {
        const Checkpoint teacher = load_checkpoint(path);
        const auto head = std::find_if(heads.begin(), heads.end(), [&](const Head& one) {
            return one.classes == teacher.manifest.classes;
        });
        if (head == heads.end()) {
            throw Error(path.string() + " cannot teach: it has other classes");
        }
        head->teachers.emplace_back(teacher, device);
    }
}

Weights cut(const Network& network, const Head& head) {
    Weights result = network.weights;
    for (const char* part : {".weight", ".bias"}) {
        const auto found = result.find(last_layer(network.architecture) + part);
        if (found != result.end())
            found->second = found->second.narrow(0, head.first, head.count());
    }
    return result;
}

}  // namespace mien
