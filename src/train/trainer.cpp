#include "train/trainer.h"

#include <torch/cuda.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>
#include <torch/serialize/input-archive.h>
#include <torch/serialize/output-archive.h>
#include <torch/utils.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "mien/error.h"
#include "model/checkpoint.h"
#include "model/memory_layout.h"
#include "model/network.h"
#include "model/predictor.h"
#include "model/threads.h"
#include "train/augmentation.h"
#include "train/calibration.h"
#include "train/heads.h"
#include "train/precision.h"
#include "train/schedule.h"
#include "train/training_rows.h"

namespace mien {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr double float16_tolerance = 0.001;  // accuracy that storing float16 may cost
constexpr std::int64_t validation_batch = 256;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

at::Device open_device(const std::string& name) {
    if (name == "cpu") return at::kCPU;
    if (name != "cuda") throw Error("there is no device '" + name + "'; use cpu or cuda");
    if (!torch::cuda::is_available()) {
        throw Error("cannot train on cuda: this machine, or its LibTorch, has none; use cpu");
    }
    return at::kCUDA;
}

// Before hours of work, not after them.
void check_folder(const std::filesystem::path& checkpoint) {
    const std::filesystem::path folder = checkpoint.parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    AtomicFile trial(checkpoint.string() + ".trial");
}

// Every step frees what it took. glibc would hand it back to the system, and the next step would
// pay for each page anew: up to a tenth of the time.
void keep_freed_memory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the largest that it takes
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

// Decay pulls at kernels and matrices; biases and batch norm are left free.
std::unique_ptr<torch::optim::Optimizer> make_optimizer(const Weights& weights,
                                                        const Recipe& recipe) {
    std::vector<at::Tensor> decayed;
    std::vector<at::Tensor> free;
    for (const auto& [name, weight] : weights) {
        if (is_trained(name)) (weight.dim() > 1 ? decayed : free).push_back(weight);
    }
    if (recipe.optimizer == "adamw") {
        const auto options = [&](double decay) {
            return std::make_unique<torch::optim::AdamWOptions>(
                torch::optim::AdamWOptions(recipe.learning_rate).weight_decay(decay));
        };
        return std::make_unique<torch::optim::AdamW>(
            std::vector<torch::optim::OptimizerParamGroup>{{decayed, options(recipe.weight_decay)},
                                                           {free, options(0)}},
            torch::optim::AdamWOptions(recipe.learning_rate));
    }
    const auto options = [&](double decay) {
        return std::make_unique<torch::optim::SGDOptions>(
            torch::optim::SGDOptions(recipe.learning_rate)
                .momentum(recipe.momentum)
                .nesterov(recipe.momentum > 0)
                .weight_decay(decay));
    };
    return std::make_unique<torch::optim::SGD>(
        std::vector<torch::optim::OptimizerParamGroup>{{decayed, options(recipe.weight_decay)},
                                                       {free, options(0)}},
        torch::optim::SGDOptions(recipe.learning_rate));
}

class Trainer {
  public:
    Trainer(const TrainingJob& job, const TrainingEvents& events)
        : job_(job), events_(events), recipe_(job.recipe), device_(open_device(job.device)) {
        limit_threads(std::max(1, job.threads));
        at::globalContext().setFlushDenormal(true);
        keep_freed_memory();
        check_folder(job.checkpoint);
        if (job.resume) load_state();
        load_rows();
        if (job.resume) {
            load_weights();
        } else {
            heads_ = make_heads(job, rows_.classes);
            torch::manual_seed(recipe_.seed);
            network_ = start_network(job, heads_);
            if (!job.start_from.empty()) {
                start_ = load_checkpoint(job.start_from.front()).manifest.training;
            }
            place(network_.weights);
            average_ = copy(network_.weights);
        }
        plan_work();
        in_training_ = network_;
        for (Layer& layer : in_training_.architecture.layers) layer.rate *= recipe_.dropout;
        optimizer_ = make_optimizer(network_.weights, recipe_);
        if (job.resume) load_optimizer();
        choose_precision();
        load_teachers(heads_, job, device_,
                      bfloat16_ ? Precision::bfloat16 : Precision::float32);
    }

    TrainingResult run() {
        const Clock::time_point start = Clock::now();
        const int first = epoch_;
        while (epoch_ < recipe_.epochs && !stands_still()) {
            const Clock::time_point epoch_start = Clock::now();
            EpochResult result;
            if (!train_epoch(first, start, result)) return finish(false);
            result.images_per_second =
                static_cast<double>(steps_ * batch_) / seconds_since(epoch_start);
            ++epoch_;
            result.epoch = epoch_;
            result.epochs = recipe_.epochs;
            validate(result);
            result.seconds = seconds_since(epoch_start);
            save_state();
            if (events_.epoch) events_.epoch(result);
        }
        return finish(true);
    }

  private:
    void note(const std::string& line) const {
        if (events_.note) events_.note(line);
    }

    void place(Weights& weights) const {
        for (auto& [name, weight] : weights) {
            at::Tensor placed = weight.detach().to(device_);
            if (placed.dim() == 4) placed = channels_last(placed);
            weight = placed.requires_grad_(is_trained(name));
        }
    }

    static Weights copy(const Weights& weights) {
        Weights result;
        for (const auto& [name, weight] : weights) result[name] = weight.detach().clone();
        return result;
    }

    void load_rows() {
        rows_ = make_training_rows(job_.data, job_.votes, recipe_, device_);
        batch_ = std::min<std::int64_t>(recipe_.batch, rows_.drawn.numel());
        // The remainder waits for its turn.
        steps_ = static_cast<int>(rows_.drawn.numel() / batch_);
        note(std::to_string(rows_.drawn.numel()) + " rows to train on, " +
             std::to_string(rows_.held_back.count()) + " held back for the temperature, " +
             std::to_string(rows_.validation.count()) + " rows of " + rows_.validation_name +
             " to choose by");
    }

    // Multiply-adds per crop up to each step of the training, by which the time left is estimated.
    void plan_work() {
        const Plan full = plan(network_.architecture, outputs(heads_));
        Architecture other = network_.architecture;
        std::map<int, double> cost{{other.input.size, static_cast<double>(full.multiply_adds)}};
        for (const SmallInput& one : recipe_.progressive_resizing) {
            other.input.size = std::min(one.size, network_.architecture.input.size);
            const Plan small = plan(other, outputs(heads_));
            if (small.tensors != full.tensors) {
                throw Error("progressive_resizing needs a network that takes inputs of any size, " +
                            std::string("with a global pooling before its dense layers; ") +
                            network_.architecture.name + " is not one");
            }
            cost[other.input.size] = static_cast<double>(small.multiply_adds);
        }
        work_ = {0};
        for (int step = 0; step < recipe_.epochs * steps_; ++step) {
            work_.push_back(work_.back() + cost.at(input_side(step)));
        }
    }

    int input_side(int step) const {  // counted over all epochs
        const double progress = (step + 1.0) / (static_cast<double>(recipe_.epochs) * steps_);
        return input_size(recipe_, progress, network_.architecture.input.size);
    }

    // The checkpoints of the best epochs get the curves of all.
    TrainingResult finish(bool finished) const {
        TrainingResult result{finished, {}};
        for (const Head& head : heads_) {
            result.heads.push_back(head.best);
            if (head.best.epoch == 0) continue;
            Checkpoint best = load_checkpoint(head.best.checkpoint);
            best.manifest.training["curves"] = head.curves;
            save_checkpoint(head.best.checkpoint, best);
        }
        return result;
    }

    bool stands_still() const {
        int latest = 0;
        for (const Head& head : heads_) latest = std::max(latest, head.best.epoch);
        return recipe_.early_stopping > 0 && epoch_ - latest >= recipe_.early_stopping;
    }

    struct Batch {
        at::Tensor crops;                 // augmented, pixels from 0 to 255
        std::vector<at::Tensor> targets;  // of each head
    };

    Batch make_batch(const at::Tensor& rows) const {
        const at::Tensor crops =
            rows_.training.crops.index_select(0, rows).unsqueeze(1).to(at::kFloat);
        Batch batch{augment(crops, recipe_.augmentation), {}};
        for (const Answers& answers : rows_.training.heads) {
            batch.targets.push_back(answers.targets.index_select(0, rows));
        }
        if (recipe_.mixup > 0) mix(batch);
        for (std::size_t i = 0; i < heads_.size(); ++i) ask_teachers(heads_[i], batch, i);
        return batch;
    }

    // Each crop and its answer with those of another one of the batch.
    void mix(Batch& batch) const {
        const double share = at::_sample_dirichlet(at::full({2}, recipe_.mixup))[0].item<double>();
        const at::Tensor others = at::randperm(batch.crops.size(0), at::kLong).to(device_);
        const auto blend = [&](const at::Tensor& one) {
            return one * share + one.index_select(0, others) * (1 - share);
        };
        batch.crops = blend(batch.crops);
        for (at::Tensor& target : batch.targets) target = blend(target);
    }

    void ask_teachers(const Head& head, Batch& batch, std::size_t index) const {
        if (head.teachers.empty()) return;
        at::NoGradGuard no_grad;
        const Autocast autocast(device_.type(), bfloat16_);
        at::Tensor sum;
        for (const Predictor& teacher : head.teachers) {
            const at::Tensor scores = at::softmax(teacher.logits(batch.crops).to(at::kFloat), 1);
            sum = sum.defined() ? sum + scores : scores.clone();
        }
        const double share = recipe_.distillation;
        batch.targets[index] = batch.targets[index] * (1 - share) +
                               sum * (share / static_cast<double>(head.teachers.size()));
    }

    at::Tensor batch_loss(const at::Tensor& rows, int side, at::Tensor* logits_out = nullptr) {
        const Batch batch = make_batch(rows);
        Input size = network_.architecture.input;
        size.size = side;
        const at::Tensor input = channels_last(prepare(batch.crops, size));
        at::Tensor logits;
        {
            const Autocast autocast(device_.type(), bfloat16_);
            logits = forward(in_training_, input, true);
        }
        logits = logits.to(at::kFloat);
        if (logits_out) *logits_out = logits.detach();
        at::Tensor loss;
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            const at::Tensor& target = batch.targets[i];
            const at::Tensor likelihood = at::log_softmax(heads_[i].of(logits), 1);
            // Cross-entropy per unit of weight: rows without an answer count for nothing.
            const at::Tensor own = -(target * likelihood).sum() / target.sum().clamp_min(1e-6);
            loss = i == 0 ? own : loss + recipe_.votes_weight * own;
        }
        return loss;
    }

    // bfloat16 is several times as fast on processors that have it, and slower on others.
    void choose_precision() {
        bfloat16_ = recipe_.precision == "bfloat16";
        if (recipe_.precision != "auto") return;
        const Weights before = copy(network_.weights);
        const at::Tensor rows = rows_.drawn.narrow(0, 0, batch_);
        double best = 0;
        bool faster = false;
        for (const bool half : {false, true}) {
            bfloat16_ = half;
            Clock::time_point start;
            for (int i = 0; i < 3; ++i) {  // the first one warms up
                if (i == 1) start = Clock::now();
                batch_loss(rows, network_.architecture.input.size).backward();
                if (device_.is_cuda()) torch::cuda::synchronize();
            }
            const double seconds = seconds_since(start);
            if (half) faster = seconds < best;
            best = seconds;
        }
        bfloat16_ = faster;
        recipe_.precision = faster ? "bfloat16" : "float32";  // a resumed training keeps to it
        optimizer_->zero_grad();
        at::NoGradGuard no_grad;  // the trial moved batch norm's statistics
        for (auto& [name, weight] : network_.weights) weight.copy_(before.at(name));
        note("precision: " + recipe_.precision + ", the faster one here");
    }

    void update_average() {
        at::NoGradGuard no_grad;
        // Early on a short memory, so that the random start is soon forgotten.
        const auto steps = static_cast<double>(taken_);
        const double decay = std::min(recipe_.averaging, (1 + steps) / (10 + steps));
        for (auto& [name, mean] : average_) {
            mean.lerp_(network_.weights.at(name).detach(), 1 - decay);
        }
    }

    // False when stopped.
    bool train_epoch(int first, Clock::time_point start, EpochResult& result) {
        // By epoch, so that a resumed training draws what an uninterrupted one would.
        torch::manual_seed(recipe_.seed * 10007 + static_cast<std::uint64_t>(epoch_));
        const at::Tensor order =
            rows_.drawn.index_select(0, at::randperm(rows_.drawn.numel(), at::kLong).to(device_));
        const at::Tensor& labels = rows_.training.heads.front().labels;
        at::Tensor loss_sum = at::zeros({}, at::TensorOptions(device_));
        at::Tensor right = at::zeros({}, at::TensorOptions(device_).dtype(at::kLong));
        for (int step = 0; step < steps_; ++step) {
            const double progress =
                (static_cast<double>(epoch_) * steps_ + step + 1) / (recipe_.epochs * steps_);
            for (auto& group : optimizer_->param_groups()) {
                group.options().set_lr(recipe_.learning_rate * plateau_.factor *
                                       rate_share(recipe_, progress));
            }
            const at::Tensor rows = order.narrow(0, step * batch_, batch_);
            at::Tensor logits;
            const at::Tensor loss = batch_loss(rows, input_side(epoch_ * steps_ + step), &logits);
            optimizer_->zero_grad();
            loss.backward();
            optimizer_->step();
            ++taken_;
            update_average();
            loss_sum += loss.detach();
            right += heads_.front().of(logits).argmax(1).eq(labels.index_select(0, rows)).sum();

            if (events_.step) {
                const int done = (epoch_ - first) * steps_ + step + 1;
                const double per_step = seconds_since(start) / done;
                StepProgress report{epoch_ + 1, recipe_.epochs, step + 1, steps_, 0, 0, 0};
                // Reading the loss waits for the device: now and then is enough.
                if (step % 10 == 9 || step + 1 == steps_ || !device_.is_cuda()) {
                    report.loss = loss_sum.item<double>() / (step + 1);
                    report.images_per_second = static_cast<double>(batch_) / per_step;
                    const double now = work_.at(epoch_ * steps_ + step + 1);
                    report.seconds_left = seconds_since(start) * (work_.back() - now) /
                                          (now - work_.at(first * steps_));
                    events_.step(report);
                }
            }
            if (events_.stop && events_.stop()) return false;
        }
        result.training_loss = loss_sum.item<double>() / steps_;
        result.training_accuracy =
            right.item<double>() /
            std::max(labels.index_select(0, order).ge(0).sum().item<double>(), 1.0);
        return true;
    }

    const Weights& kept_weights() const {
        return recipe_.averaging > 0 ? average_ : network_.weights;
    }

    // Logits of all heads, as a checkpoint that is stored so would give them. On the CPU.
    at::Tensor stored_logits(const Rows& rows, bool half) const {
        Network stored{network_.architecture, outputs(heads_), copy(kept_weights())};
        for (auto& [name, weight] : stored.weights) {
            if (half && weight.dim() > 1) weight = weight.to(at::kHalf).to(at::kFloat);
        }
        const Predictor predictor(stored, 1, device_);
        std::vector<at::Tensor> parts;
        for (std::int64_t at = 0; at < rows.count(); at += validation_batch) {
            const std::int64_t count = std::min(validation_batch, rows.count() - at);
            parts.push_back(predictor.logits(rows.crops.narrow(0, at, count)).to(at::kCPU));
        }
        return parts.empty() ? at::empty({0, outputs(heads_)}) : at::cat(parts);
    }

    // The rows of a head that have a label: what it says of them, and what they are.
    struct Answered {
        at::Tensor logits;
        at::Tensor labels;

        double accuracy() const {
            return logits.argmax(1).eq(labels).to(at::kDouble).mean().item<double>();
        }
    };

    Answered answered(const at::Tensor& logits, const Rows& rows, std::size_t head) const {
        const at::Tensor labels = rows.heads[head].labels.to(at::kCPU);
        const at::Tensor known = labels.ge(0).nonzero().flatten();
        return {heads_[head].of(logits).index_select(0, known), labels.index_select(0, known)};
    }

    void validate(EpochResult& result) {
        c10::InferenceMode inference;
        const at::Tensor half = stored_logits(rows_.validation, true);
        at::Tensor full;
        at::Tensor held_back;
        double loss = 0;
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            Head& head = heads_[i];
            const Answered answers = answered(half, rows_.validation, i);
            HeadResult own{head.name, 0, answers.accuracy(), false};
            own.loss = at::cross_entropy_loss(answers.logits, answers.labels).item<double>();
            loss += own.loss;
            head.curves.push_back({{"epoch", epoch_},
                                   {"training_loss", result.training_loss},
                                   {"training_accuracy", result.training_accuracy},
                                   {"validation_loss", own.loss},
                                   {"validation_accuracy", own.accuracy}});
            own.best = own.accuracy > head.best.accuracy;
            if (own.best) {
                if (!full.defined()) {
                    full = stored_logits(rows_.validation, false);
                    held_back = stored_logits(rows_.held_back, true);
                }
                const Answered known = answered(held_back, rows_.held_back, i);
                save_best(head, own.accuracy, answered(full, rows_.validation, i).accuracy(),
                          fit_temperature(known.logits, known.labels));
            }
            result.heads.push_back(own);
        }
        plateau_.take(loss, recipe_);
    }

    void save_best(Head& head, double half_accuracy, double full_accuracy, double temperature) {
        const bool half = full_accuracy - half_accuracy <= float16_tolerance;
        head.best.epoch = epoch_;
        head.best.accuracy = half ? half_accuracy : full_accuracy;
        Checkpoint best;
        best.manifest.name = head.name;
        best.manifest.architecture = network_.architecture;
        best.manifest.classes = head.classes;
        best.manifest.crop_margin = recipe_.crop_margin;
        best.manifest.temperature = temperature;
        best.manifest.accuracy = {{rows_.validation_name, head.best.accuracy}};
        json& training = best.manifest.training;
        training = {{"data", job_.data_name},
                    {"rows", rows_.training.count()},
                    {"recipe", to_json(recipe_)},
                    {"chosen_by", rows_.validation_name},
                    {"epoch", epoch_},
                    {"curves", head.curves},
                    {"stored_as", half ? "float16" : "float32"},
                    {"float32_accuracy", full_accuracy}};
        if (!start_.is_null()) training["started_from"] = start_;
        if (!head.teachers.empty()) training["teachers"] = head.teachers.size();
        best.tensors =
            to_raw(heads_.size() == 1
                       ? kept_weights()
                       : cut({network_.architecture, outputs(heads_), kept_weights()}, head),
                   half);
        save_checkpoint(head.best.checkpoint, best);
    }

    void save_state() const {
        torch::serialize::OutputArchive archive;
        json heads = json::array();
        for (const Head& head : heads_) {
            heads.push_back({{"classes", head.classes},
                             {"best_epoch", head.best.epoch},
                             {"best_accuracy", head.best.accuracy},
                             {"curves", head.curves}});
        }
        const json facts{{"architecture", to_json(network_.architecture)},
                         {"recipe", to_json(recipe_)},
                         {"epoch", epoch_},
                         {"steps", taken_},
                         {"plateau", {plateau_.factor, plateau_.best_loss, plateau_.waited}},
                         {"heads", heads},
                         {"started_from", start_}};
        archive.write("facts", c10::IValue(facts.dump()));
        // A dot would nest: the archive's names are those of a module's attributes.
        const auto write = [&archive](const Weights& weights, const std::string& prefix) {
            for (const auto& [name, weight] : weights) {
                std::string key = prefix + name;
                std::replace(key.begin(), key.end(), '.', '-');
                archive.write(key, weight.detach(), true);
            }
        };
        write(network_.weights, "weights-");
        write(average_, "average-");
        torch::serialize::OutputArchive optimizer(archive.compilation_unit());
        optimizer_->save(optimizer);
        archive.write("optimizer", optimizer);
        const auto path = state_path(job_.checkpoint);
        try {
            archive.save_to(part_path(path).string());
        } catch (const c10::Error&) {
            throw Error("cannot write " + path.string() +
                        ": choose a folder that you may write to, " + "with room for it");
        }
        rename_part(path);
    }

    // Reads the state's file and what the rows depend on; the rest follows in load_weights.
    void load_state() {
        const auto path = state_path(job_.checkpoint);
        try {
            archive_.load_from(path.string(), at::kCPU);
            c10::IValue text;
            archive_.read("facts", text);
            facts_ = json::parse(text.toStringRef());
            recipe_ = parse_recipe(facts_.at("recipe"));
        } catch (const c10::Error&) {
            throw unusable_state("it is missing or damaged");
        } catch (const json::exception&) {
            throw unusable_state("it is not a state of this program");
        }
    }

    Error unusable_state(const std::string& why) const {
        return Error("cannot resume from " + state_path(job_.checkpoint).string() + ": " + why +
                     "; train without --resume");
    }

    void load_weights() {
        heads_ = make_heads(job_, rows_.classes);
        try {
            for (std::size_t i = 0; i < heads_.size(); ++i) {
                const json& head = facts_.at("heads").at(i);
                if (head.at("classes") != json(heads_[i].classes)) {
                    throw unusable_state("it was trained on other classes");
                }
                heads_[i].best.epoch = head.at("best_epoch");
                heads_[i].best.accuracy = head.at("best_accuracy");
                heads_[i].curves = head.at("curves");
            }
            network_ = make_network(parse_architecture(facts_.at("architecture")), outputs(heads_));
            epoch_ = facts_.at("epoch");
            taken_ = facts_.at("steps");
            const json& plateau = facts_.at("plateau");
            plateau_ = {plateau.at(0), plateau.at(1), plateau.at(2)};
            start_ = facts_.value("started_from", json());
            average_ = copy(network_.weights);
            const auto read = [this](Weights& weights, const std::string& prefix) {
                for (auto& [name, weight] : weights) {
                    std::string key = prefix + name;
                    std::replace(key.begin(), key.end(), '.', '-');
                    archive_.read(key, weight, true);
                }
                place(weights);
            };
            read(network_.weights, "weights-");
            read(average_, "average-");
            average_ = copy(average_);
        } catch (const c10::Error&) {
            throw unusable_state("it is missing or damaged");
        } catch (const json::exception&) {
            throw unusable_state("it is not a state of this program");
        }
        note("resuming after epoch " + std::to_string(epoch_) + " of " +
             std::to_string(recipe_.epochs));
    }

    void load_optimizer() {
        torch::serialize::InputArchive optimizer;
        archive_.read("optimizer", optimizer);
        optimizer_->load(optimizer);
    }

    const TrainingJob& job_;
    const TrainingEvents& events_;
    Recipe recipe_;
    at::Device device_;
    bool bfloat16_ = false;
    Network network_;
    Network in_training_;  // the same weights, dropout as the recipe wants it
    Weights average_;
    std::unique_ptr<torch::optim::Optimizer> optimizer_;
    torch::serialize::InputArchive archive_;
    json facts_;  // of the state that is resumed
    TrainingRows rows_;
    std::vector<Head> heads_;
    Plateau plateau_;
    std::vector<double> work_;  // see plan_work
    std::int64_t batch_ = 0;
    int steps_ = 0;
    int epoch_ = 0;           // whole epochs done
    std::int64_t taken_ = 0;  // steps done
    json start_;              // what is known of the training that this one started from; else null
};

}  // namespace

std::filesystem::path plus_path(const std::filesystem::path& checkpoint) {
    std::filesystem::path path = checkpoint;
    return path.replace_filename(checkpoint.stem().string() + "-plus" +
                                 checkpoint.extension().string());
}

std::filesystem::path state_path(const std::filesystem::path& checkpoint) {
    std::filesystem::path path = checkpoint;
    path += ".state";
    return path;
}

TrainingResult train(const TrainingJob& job, const TrainingEvents& events) {
    try {
        return Trainer(job, events).run();
    } catch (const c10::Error& error) {
        throw Error("the training failed in LibTorch: " +
                    std::string(error.what_without_backtrace()));
    }
}

}  // namespace mien
