#include "train/heads.h"

#include <c10/core/GradMode.h>

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

// A network that starts from another one may have more filters and units, and drop more or less;
// all else is the same.
bool can_grow_into(const Architecture& from, const Architecture& to) {
    Architecture grown = from;
    for (std::size_t i = 0; i < std::min(from.layers.size(), to.layers.size()); ++i) {
        const Layer& layer = to.layers[i];
        int& outputs = grown.layers[i].outputs;  // 0: one per class, which stays so
        grown.layers[i].rate = to.layers[i].rate;
        if (outputs > 0 && layer.outputs > outputs && layer.groups == 1) outputs = layer.outputs;
    }
    return grown.layers == to.layers;
}

// What was learnt fills the first channels, which do not listen to the new ones yet: the network
// says at first what the narrower one did, and the new channels start fresh (after T. Chen et al.,
// "Net2Net", ICLR 2016, who double the old ones instead).
void put(const at::Tensor& learnt, at::Tensor weight) {
    weight = weight.narrow(0, 0, learnt.size(0));
    if (learnt.dim() > 1) {
        weight.zero_();
        weight = weight.narrow(1, 0, learnt.size(1));
    }
    weight.copy_(learnt);
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
    c10::NoGradGuard no_grad;
    for (const auto& path : job.start_from) {
        const Checkpoint start = load_checkpoint(path, parse_task(job.recipe.task));
        if (!can_grow_into(start.manifest.architecture, job.architecture)) {
            throw Error("cannot start from " + path.string() +
                        ": its architecture differs in more than fewer filters or units");
        }
        const Weights weights = make_network(start).weights;
        for (const auto& [name, weight] : weights) {
            const bool is_last = name.starts_with(job.architecture.layers.back().name + ".");
            if (!is_last && path == job.start_from.front()) put(weight, network.weights.at(name));
            if (!is_last) continue;
            for (const Head& head : heads) {
                // Of the first checkpoint each class serves that of its name, of the others only
                // the whole head that they are made for.
                if (head.classes != start.manifest.classes && path != job.start_from.front())
                    continue;
                const auto place = match_classes(head.classes, start.manifest.classes);
                for (std::size_t c = 0; c < place.size(); ++c) {
                    if (place[c] < 0) continue;
                    put(weight.narrow(0, place[c], 1),
                        network.weights.at(name).narrow(
                            0, head.first + static_cast<std::int64_t>(c), 1));
                }
            }
        }
    }
    return network;
}

void load_teachers(std::vector<Head>& heads, const TrainingJob& job, at::Device device,
                   Precision precision) {
    for (const auto& path : job.teachers) {
        const Checkpoint teacher = load_checkpoint(path);
        const auto head = std::find_if(heads.begin(), heads.end(), [&](const Head& one) {
            return one.classes == teacher.manifest.classes;
        });
        if (head == heads.end()) {
            throw Error(path.string() + " cannot teach: it has other classes");
        }
        head->teachers.emplace_back(teacher, device, precision);
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
