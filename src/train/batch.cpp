#include "train/batch.h"

#include <c10/core/GradMode.h>

#include "train/augmentation.h"
#include "train/autocast.h"

namespace mien {

namespace {

// Each crop and its answer with those of another one of the batch (H. Zhang et al., "mixup: Beyond
// Empirical Risk Minimization", ICLR 2018).
void mix(double strength, Batch& batch) {
    const double share = at::_sample_dirichlet(at::full({2}, strength))[0].item<double>();
    const at::Tensor others = at::randperm(batch.crops.size(0), at::kLong).to(batch.crops.device());
    const auto blend = [&](const at::Tensor& one) {
        return one * share + one.index_select(0, others) * (1 - share);
    };
    batch.crops = blend(batch.crops);
    for (at::Tensor& target : batch.targets) target = blend(target);
}

}  // namespace

Batch make_batch(const Rows& rows, const at::Tensor& chosen, const Recipe& recipe) {
    const at::Tensor crops = rows.crops.index_select(0, chosen).unsqueeze(1).to(at::kFloat);
    Batch batch{augment(crops, recipe.augmentation), {}};
    for (const Answers& answers : rows.heads) {
        batch.targets.push_back(answers.targets.index_select(0, chosen));
    }
    if (recipe.mixup > 0) mix(recipe.mixup, batch);
    return batch;
}

void spoil(Rows& rows, const Recipe& recipe) {
    constexpr std::int64_t kCopies = 4;
    if (rows.count() == 0) return;
    const at::Tensor crops = rows.crops.repeat({kCopies, 1, 1}).unsqueeze(1).to(at::kFloat);
    const at::Tensor spoilt = degrade(augment(crops, recipe.augmentation), recipe.augmentation);
    rows.crops = spoilt.round().clamp(0, 255).to(at::kByte).squeeze(1);
    for (Answers& answers : rows.heads) {
        answers.targets = answers.targets.repeat({kCopies, 1});
        answers.labels = answers.labels.repeat({kCopies});
    }
}

void ask_teachers(const std::vector<Head>& heads, double share, bool bfloat16, Batch& batch) {
    c10::NoGradGuard no_grad;
    const Autocast autocast(batch.crops.device().type(), bfloat16);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const std::vector<Predictor>& teachers = heads[i].teachers;
        if (teachers.empty()) continue;
        at::Tensor sum = at::zeros_like(batch.targets[i]);
        for (const Predictor& teacher : teachers) {
            sum += teacher.scores(batch.crops);
        }
        batch.targets[i] =
            batch.targets[i] * (1 - share) + sum * (share / static_cast<double>(teachers.size()));
    }
}

}  // namespace mien
