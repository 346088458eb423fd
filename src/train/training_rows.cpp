#include "train/training_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "mien/error.h"

namespace mien {

namespace {

// One head's answers for all rows, still on the CPU.
struct HeadAnswers {
    std::vector<std::string> classes;
    std::vector<int> labels;
    std::vector<float> shares;  // rows x classes; all 0: unknown
};

std::size_t class_index(const std::vector<std::string>& classes, const std::string& name) {
    const auto found = std::find(classes.begin(), classes.end(), name);
    if (found == classes.end()) {
        throw Error("the recipe names the class '" + name + "', which the data does not have");
    }
    return static_cast<std::size_t>(found - classes.begin());
}

// Keeps the classes that the recipe names; rows of the others lose their label.
void keep_classes(Dataset& data, const std::vector<std::string>& kept) {
    if (kept.empty()) return;
    std::vector<int> renumbered(data.classes.size(), -1);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        renumbered[class_index(data.classes, kept[i])] = static_cast<int>(i);
    }
    for (int& label : data.labels) {
        if (label >= 0) label = renumbered[static_cast<std::size_t>(label)];
    }
    data.classes = kept;
}

HeadAnswers labels_head(const Dataset& data, const Recipe& recipe) {
    const std::size_t classes = data.classes.size();
    HeadAnswers head{data.classes, data.labels, std::vector<float>(data.rows() * classes, 0)};
    const double others = recipe.label_smoothing / static_cast<double>(classes);
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.labels[i] < 0) continue;
        const auto label = static_cast<std::size_t>(data.labels[i]);
        for (std::size_t c = 0; c < classes; ++c) {
            const double share = others + (c == label ? 1 - recipe.label_smoothing : 0);
            head.shares[i * classes + c] = static_cast<float>(share);
        }
    }
    return head;
}

// Votes for classes that `head` lacks are left out. Rows that no vote is left of, or that were
// voted to be no face, have no answer then, whatever their label.
void blend(const Votes& votes, double share, HeadAnswers& head) {
    const std::vector<int> place = match_classes(votes.classes, head.classes);
    const std::size_t voted = votes.classes.size();
    const std::size_t classes = head.classes.size();
    for (std::size_t i = 0; i < head.labels.size(); ++i) {
        std::vector<float> own(classes, 0);
        float sum = 0;
        for (std::size_t v = 0; v < voted; ++v) {
            if (place[v] < 0) continue;
            own[static_cast<std::size_t>(place[v])] += votes.shares[i * voted + v];
            sum += votes.shares[i * voted + v];
        }
        const bool labelled = head.labels[i] >= 0;
        for (std::size_t c = 0; c < classes; ++c) {
            float& answer = head.shares[i * classes + c];
            const double vote = sum > 0 ? own[c] / sum : 0;
            answer =
                sum > 0 && labelled ? static_cast<float>(share * vote + (1 - share) * answer) : 0;
        }
        if (share < 0.5) continue;
        const int majority = votes.labels[i];
        head.labels[i] = majority < 0 ? -1 : place[static_cast<std::size_t>(majority)];
    }
}

// Rows weigh what their classes do, by their shares in the answer.
void balance(const Dataset& data, double power, HeadAnswers& head) {
    const std::size_t classes = head.classes.size();
    std::vector<double> counts(classes, 0);
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.splits[i] != "Training") continue;
        for (std::size_t c = 0; c < classes; ++c) counts[c] += head.shares[i * classes + c];
    }
    double rows = 0;
    for (const double count : counts) rows += count;
    std::vector<double> weights;
    for (const double count : counts) {
        weights.push_back(
            std::pow(rows / (static_cast<double>(classes) * std::max(count, 1.0)), power));
    }
    for (std::size_t i = 0; i < data.rows(); ++i) {
        double weight = 0;
        for (std::size_t c = 0; c < classes; ++c) {
            weight += weights[c] * head.shares[i * classes + c];
        }
        for (std::size_t c = 0; c < classes; ++c) {
            head.shares[i * classes + c] *= static_cast<float>(weight);
        }
    }
}

std::vector<HeadAnswers> make_heads(const Dataset& data, const std::optional<Votes>& votes,
                                    const Recipe& recipe) {
    std::vector<HeadAnswers> heads;
    if ((recipe.target != "labels" || recipe.votes_share > 0) && !votes) {
        throw Error("the recipe learns from votes: give their file with --votes");
    }
    if (recipe.target != "votes") {
        HeadAnswers& head = heads.emplace_back(labels_head(data, recipe));
        if (recipe.votes_share > 0) blend(*votes, recipe.votes_share, head);
    }
    if (recipe.target != "labels") heads.push_back({votes->classes, votes->labels, votes->shares});
    if (recipe.balance.weights > 0) {
        for (HeadAnswers& head : heads) balance(data, recipe.balance.weights, head);
    }
    return heads;
}

bool is_known(const HeadAnswers& head, std::size_t row) {
    const auto first = head.shares.begin() + static_cast<std::ptrdiff_t>(row * head.classes.size());
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(head.classes.size()),
                       [](float share) { return share > 0; });
}

Rows to_device(const Dataset& data, const std::vector<HeadAnswers>& heads,
               const std::vector<std::size_t>& chosen, at::Device device) {
    const auto count = static_cast<std::int64_t>(chosen.size());
    Rows rows;
    const at::Tensor crops = at::empty({count, data.size, data.size}, at::kByte);
    auto* pixels = crops.data_ptr<std::uint8_t>();
    for (const std::size_t row : chosen) {
        pixels = std::copy_n(data.row(row), data.pixels_per_row(), pixels);
    }
    rows.crops = crops.to(device);
    for (const HeadAnswers& head : heads) {
        const std::size_t classes = head.classes.size();
        const at::Tensor targets = at::empty({count, static_cast<std::int64_t>(classes)});
        const at::Tensor labels = at::empty({count}, at::kLong);
        auto* share = targets.data_ptr<float>();
        auto* label = labels.data_ptr<std::int64_t>();
        for (const std::size_t row : chosen) {
            share = std::copy_n(head.shares.data() + row * classes, classes, share);
            *label++ = head.labels[row];
        }
        rows.heads.push_back({targets.to(device), labels.to(device)});
    }
    return rows;
}

std::vector<std::size_t> rows_of(const Dataset& data, const std::vector<HeadAnswers>& heads,
                                 const std::string& split) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.splits[i] == split &&
            std::any_of(heads.begin(), heads.end(),
                        [i](const HeadAnswers& head) { return is_known(head, i); })) {
            rows.push_back(i);
        }
    }
    return rows;
}

// Places in `rows`, repeated and capped as the recipe says, by the labels of the first head.
at::Tensor draw(const std::vector<std::size_t>& rows, const HeadAnswers& head,
                const Balance& balance) {
    const std::size_t classes = head.classes.size();
    std::vector<int> repeat(classes, 1);
    std::vector<int> cap(classes, 0);
    for (const auto& [name, count] : balance.repeat) {
        repeat[class_index(head.classes, name)] = count;
    }
    for (const auto& [name, count] : balance.cap) cap[class_index(head.classes, name)] = count;
    std::vector<std::int64_t> counts(classes, 0);
    for (const std::size_t row : rows) {
        if (head.labels[row] >= 0) ++counts[static_cast<std::size_t>(head.labels[row])];
    }
    std::vector<std::int64_t> seen(classes, 0);
    std::vector<std::int64_t> places;
    for (std::size_t place = 0; place < rows.size(); ++place) {
        int times = 1;
        if (const int label = head.labels[rows[place]]; label >= 0) {
            const auto c = static_cast<std::size_t>(label);
            times = repeat[c];
            // Evenly spread: kept where the running share of the cap passes a whole number.
            const std::int64_t before = seen[c]++;
            if (cap[c] > 0 && counts[c] > cap[c] &&
                before * cap[c] / counts[c] == seen[c] * cap[c] / counts[c]) {
                times = 0;
            }
        }
        places.insert(places.end(), static_cast<std::size_t>(times),
                      static_cast<std::int64_t>(place));
    }
    return at::tensor(places, at::kLong);
}

}  // namespace

void hold_back(Dataset& data, double share) {
    hold_out(data, "Training", kTemperatureRows, share);
}

TrainingRows make_training_rows(Dataset data, const std::optional<Votes>& votes,
                                const Recipe& recipe, at::Device device) {
    keep_classes(data, recipe.classes);
    // Before the heads are made: rows that are held back by label are so for every head.
    TrainingRows result;
    result.validation_name = recipe.validation;
    const bool given =
        std::find(data.splits.begin(), data.splits.end(), recipe.validation) != data.splits.end();
    if (!given) {
        result.validation_name = "held-back Training";
        hold_out(data, "Training", result.validation_name, 0.1);
    }
    if (recipe.held_back > 0) hold_back(data, recipe.held_back);

    const std::vector<HeadAnswers> heads = make_heads(data, votes, recipe);
    const auto training = rows_of(data, heads, "Training");
    const auto validation = rows_of(data, heads, result.validation_name);
    if (training.size() < 2 || validation.empty()) {
        throw Error("there are " + std::to_string(training.size()) +
                    " labelled rows of the split Training to train on, and " +
                    std::to_string(validation.size()) + " of " + result.validation_name +
                    " to choose by: both are needed");
    }
    for (const HeadAnswers& head : heads) result.classes.push_back(head.classes);
    result.training = to_device(data, heads, training, device);
    result.drawn = draw(training, heads.front(), recipe.balance).to(device);
    result.held_back = to_device(data, heads, rows_of(data, heads, kTemperatureRows), device);
    result.validation = to_device(data, heads, validation, device);
    return result;
}

}  // namespace mien
