#include "train/trainer.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>
#include <torch/serialize/input-archive.h>
#include <torch/serialize/output-archive.h>
#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <numbers>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "mien/error.h"
#include "model/checkpoint.h"
#include "model/network.h"
#include "model/predictor.h"
#include "train/augmentation.h"
#include "train/precision.h"

namespace mien {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr double momentum = 0.9;
constexpr double float16_tolerance = 0.001;  // accuracy that storing float16 may cost
constexpr std::int64_t validation_batch = 256;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Rows of one split, in the memory of the device.
struct Rows {
    at::Tensor crops;   // N x size x size, uint8
    at::Tensor labels;  // N, int64

    std::int64_t count() const { return labels.size(0); }
};

Rows to_device(const Dataset& data, at::Device device) {
    const auto rows = static_cast<std::int64_t>(data.rows());
    const at::Tensor crops = at::empty({rows, data.size, data.size}, at::kByte);
    std::copy(data.pixels.begin(), data.pixels.end(), crops.data_ptr<std::uint8_t>());
    const at::Tensor labels = at::empty({rows}, at::kLong);
    std::copy(data.labels.begin(), data.labels.end(), labels.data_ptr<std::int64_t>());
    return {crops.to(device), labels.to(device)};
}

at::Device open_device(const std::string& name) {
    if (name == "cpu") return at::kCPU;
    if (name != "cuda") throw Error("there is no device '" + name + "'; use cpu or cuda");
    if (!torch::cuda::is_available()) {
        throw Error("cannot train on cuda: this machine, or its LibTorch, has none; use cpu");
    }
    return at::kCUDA;
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
                .momentum(momentum)
                .nesterov(true)
                .weight_decay(decay));
    };
    return std::make_unique<torch::optim::SGD>(
        std::vector<torch::optim::OptimizerParamGroup>{{decayed, options(recipe.weight_decay)},
                                                       {free, options(0)}},
        torch::optim::SGDOptions(recipe.learning_rate));
}

// Linear warm-up, then a cosine to zero (I. Loshchilov, F. Hutter: "SGDR", ICLR 2017).
double learning_rate(const Recipe& recipe, double progress) {
    if (progress < recipe.warmup) return recipe.learning_rate * progress / recipe.warmup;
    const double rest = (progress - recipe.warmup) / std::max(1 - recipe.warmup, 1e-9);
    return recipe.learning_rate * 0.5 * (1 + std::cos(std::numbers::pi * rest));
}

// The weights of another training, for one that goes on with another recipe.
Network load_start(const TrainingJob& job) {
    const Checkpoint start = load_checkpoint(job.start_from);
    if (plan(start.manifest.architecture, static_cast<int>(start.manifest.classes.size()))
            .tensors != plan(job.architecture, static_cast<int>(job.data.classes.size())).tensors) {
        throw Error("cannot start from " + job.start_from.string() +
                    ": it has another architecture or another number of classes");
    }
    return {job.architecture, static_cast<int>(job.data.classes.size()),
            make_network(start).weights};
}

class Trainer {
  public:
    Trainer(const TrainingJob& job, const TrainingEvents& events)
        : job_(job), events_(events), recipe_(job.recipe), device_(open_device(job.device)) {
        at::set_num_threads(std::max(1, job.threads));
        at::globalContext().setFlushDenormal(true);
        if (job.resume) load_state();
        load_rows();
        if (!job.resume) {
            torch::manual_seed(recipe_.seed);
            network_ =
                job.start_from.empty()
                    ? make_network(job.architecture, static_cast<int>(job.data.classes.size()))
                    : load_start(job);
            if (!job.start_from.empty()) {
                start_ = load_checkpoint(job.start_from).manifest.training;
            }
            place(network_.weights);
            average_ = copy(network_.weights);
        }
        in_training_ = network_;
        for (Layer& layer : in_training_.architecture.layers) layer.rate *= recipe_.dropout;
        optimizer_ = make_optimizer(network_.weights, recipe_);
        if (job.resume) load_optimizer();
        choose_precision();
    }

    TrainingResult run() {
        const Clock::time_point start = Clock::now();
        const int first = epoch_;
        while (epoch_ < recipe_.epochs) {
            const Clock::time_point epoch_start = Clock::now();
            EpochResult result;
            if (!train_epoch(first, start, result)) return {false, best_epoch_, best_accuracy_};
            ++epoch_;
            result.epoch = epoch_;
            result.epochs = recipe_.epochs;
            validate(result);
            result.seconds = seconds_since(epoch_start);
            save_state();
            if (events_.epoch) events_.epoch(result);
        }
        return {true, best_epoch_, best_accuracy_};
    }

  private:
    void note(const std::string& line) const {
        if (events_.note) events_.note(line);
    }

    void place(Weights& weights) const {
        for (auto& [name, weight] : weights) {
            at::Tensor placed = weight.detach().to(device_);
            if (placed.dim() == 4) placed = placed.contiguous(at::MemoryFormat::ChannelsLast);
            weight = placed.requires_grad_(is_trained(name));
        }
    }

    static Weights copy(const Weights& weights) {
        Weights result;
        for (const auto& [name, weight] : weights) result[name] = weight.detach().clone();
        return result;
    }

    void load_rows() {
        Dataset data = job_.data;
        validation_name_ = recipe_.validation;
        Dataset validation = select(data, validation_name_);
        if (validation.rows() == 0) {
            validation_name_ = "held-back Training";
            hold_out(data, "Training", validation_name_, 0.1);
            validation = select(data, validation_name_);
        }
        const Dataset training = select(data, "Training");
        if (training.rows() < 2 || validation.rows() < 1) {
            throw Error("cannot train on " + job_.data_name + ": it has " +
                        std::to_string(training.rows()) + " labelled rows of the split Training");
        }
        training_ = to_device(training, device_);
        validation_ = to_device(validation, device_);
        batch_ = std::min<std::int64_t>(recipe_.batch, training_.count());
        steps_ = static_cast<int>(training_.count() / batch_);  // the remainder waits for its turn
        note(std::to_string(training.rows()) + " rows to train on, " +
             std::to_string(validation.rows()) + " rows of " + validation_name_ + " to choose by");
    }

    at::Tensor batch_loss(const at::Tensor& rows, at::Tensor* logits_out = nullptr) {
        const at::Tensor crops = training_.crops.index_select(0, rows).unsqueeze(1).to(at::kFloat);
        const at::Tensor input =
            prepare(augment(crops, recipe_.augmentation), network_.architecture.input)
                .contiguous(at::MemoryFormat::ChannelsLast);
        at::Tensor logits;
        {
            const Autocast autocast(device_.type(), bfloat16_);
            logits = forward(in_training_, input, true);
        }
        logits = logits.to(at::kFloat);
        if (logits_out) *logits_out = logits.detach();
        return at::cross_entropy_loss(logits, training_.labels.index_select(0, rows), {},
                                      at::Reduction::Mean, -100, recipe_.label_smoothing);
    }

    // bfloat16 is several times as fast on processors that have it, and slower on others.
    void choose_precision() {
        bfloat16_ = recipe_.precision == "bfloat16";
        if (recipe_.precision != "auto") return;
        const Weights before = copy(network_.weights);
        const at::Tensor rows = at::arange(batch_, at::kLong).to(device_);
        double best = 0;
        bool faster = false;
        for (const bool half : {false, true}) {
            bfloat16_ = half;
            Clock::time_point start;
            for (int i = 0; i < 3; ++i) {  // the first one warms up
                if (i == 1) start = Clock::now();
                batch_loss(rows).backward();
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
        const at::Tensor order = at::randperm(training_.count(), at::kLong).to(device_);
        at::Tensor loss_sum = at::zeros({}, at::TensorOptions(device_));
        at::Tensor right = at::zeros({}, at::TensorOptions(device_).dtype(at::kLong));
        for (int step = 0; step < steps_; ++step) {
            const double progress =
                (static_cast<double>(epoch_) * steps_ + step + 1) / (recipe_.epochs * steps_);
            for (auto& group : optimizer_->param_groups()) {
                group.options().set_lr(learning_rate(recipe_, progress));
            }
            const at::Tensor rows = order.narrow(0, step * batch_, batch_);
            at::Tensor logits;
            const at::Tensor loss = batch_loss(rows, &logits);
            optimizer_->zero_grad();
            loss.backward();
            optimizer_->step();
            ++taken_;
            update_average();
            loss_sum += loss.detach();
            right += logits.argmax(1).eq(training_.labels.index_select(0, rows)).sum();

            if (events_.step) {
                const int done = (epoch_ - first) * steps_ + step + 1;
                const int left = (recipe_.epochs - first) * steps_ - done;
                const double per_step = seconds_since(start) / done;
                StepProgress report{epoch_ + 1, recipe_.epochs, step + 1, steps_, 0, 0, 0};
                // Reading the loss waits for the device: now and then is enough.
                if (step % 10 == 9 || step + 1 == steps_ || !device_.is_cuda()) {
                    report.loss = loss_sum.item<double>() / (step + 1);
                    report.images_per_second = static_cast<double>(batch_) / per_step;
                    report.seconds_left = per_step * left;
                    events_.step(report);
                }
            }
            if (events_.stop && events_.stop()) return false;
        }
        result.training_loss = loss_sum.item<double>() / steps_;
        result.training_accuracy = right.item<double>() / static_cast<double>(steps_ * batch_);
        return true;
    }

    // Accuracy and loss of what a checkpoint with these tensors would answer.
    std::pair<double, double> measure_stored(bool half) const {
        Checkpoint stored;
        stored.manifest = manifest();
        stored.tensors = to_raw(recipe_.averaging > 0 ? average_ : network_.weights, half);
        const Predictor predictor(stored, device_);
        double right = 0;
        double loss = 0;
        for (std::int64_t at = 0; at < validation_.count(); at += validation_batch) {
            const std::int64_t count = std::min(validation_batch, validation_.count() - at);
            const at::Tensor scores = predictor.predict(validation_.crops.narrow(0, at, count));
            const at::Tensor labels = validation_.labels.narrow(0, at, count).to(at::kCPU);
            right += scores.argmax(1).eq(labels).sum().item<double>();
            loss -=
                scores.gather(1, labels.unsqueeze(1)).clamp_min(1e-12).log().sum().item<double>();
        }
        const auto rows = static_cast<double>(validation_.count());
        return {right / rows, loss / rows};
    }

    void validate(EpochResult& result) {
        const auto [accuracy, loss] = measure_stored(true);
        result.validation_accuracy = accuracy;
        result.validation_loss = loss;
        curves_.push_back({{"epoch", epoch_},
                           {"training_loss", result.training_loss},
                           {"training_accuracy", result.training_accuracy},
                           {"validation_loss", loss},
                           {"validation_accuracy", accuracy}});
        if (accuracy <= best_accuracy_) return;
        result.best = true;
        best_epoch_ = epoch_;
        best_accuracy_ = accuracy;
        const double full = measure_stored(false).first;
        const bool half = full - accuracy <= float16_tolerance;
        if (!half) best_accuracy_ = full;
        Checkpoint best;
        best.manifest = manifest();
        best.manifest.accuracy = {{validation_name_, best_accuracy_}};
        best.manifest.training["stored_as"] = half ? "float16" : "float32";
        best.manifest.training["float32_accuracy"] = full;
        best.tensors = to_raw(recipe_.averaging > 0 ? average_ : network_.weights, half);
        save_checkpoint(job_.checkpoint, best);
    }

    Manifest manifest() const {
        Manifest manifest;
        manifest.name = job_.name;
        manifest.architecture = network_.architecture;
        manifest.classes = job_.data.classes;
        manifest.crop_margin = recipe_.crop_margin;
        manifest.training = {{"data", job_.data_name},
                             {"rows", training_.count()},
                             {"recipe", to_json(recipe_)},
                             {"chosen_by", validation_name_},
                             {"epoch", epoch_},
                             {"curves", curves_}};
        if (!start_.is_null()) manifest.training["started_from"] = start_;
        return manifest;
    }

    void save_state() const {
        torch::serialize::OutputArchive archive;
        const json facts{{"architecture", to_json(network_.architecture)},
                         {"classes", job_.data.classes},
                         {"recipe", to_json(recipe_)},
                         {"epoch", epoch_},
                         {"steps", taken_},
                         {"best_epoch", best_epoch_},
                         {"best_accuracy", best_accuracy_},
                         {"curves", curves_},
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

    void load_state() {
        const auto path = state_path(job_.checkpoint);
        try {
            archive_.load_from(path.string(), at::kCPU);
            c10::IValue text;
            archive_.read("facts", text);
            const json facts = json::parse(text.toStringRef());
            recipe_ = parse_recipe(facts.at("recipe"));
            network_ = make_network(parse_architecture(facts.at("architecture")),
                                    static_cast<int>(facts.at("classes").size()));
            if (facts.at("classes") != json(job_.data.classes)) {
                throw Error("cannot resume " + path.string() + ": it was trained on other classes");
            }
            epoch_ = facts.at("epoch");
            taken_ = facts.at("steps");
            best_epoch_ = facts.at("best_epoch");
            best_accuracy_ = facts.at("best_accuracy");
            curves_ = facts.at("curves");
            start_ = facts.value("started_from", json());
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
            throw Error("cannot resume from " + path.string() +
                        ": it is missing or damaged; train without --resume");
        } catch (const json::exception&) {
            throw Error("cannot resume from " + path.string() +
                        ": it is not a state of this program; train without --resume");
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
    Rows training_;
    Rows validation_;
    std::string validation_name_;
    std::int64_t batch_ = 0;
    int steps_ = 0;
    int epoch_ = 0;           // whole epochs done
    std::int64_t taken_ = 0;  // steps done
    int best_epoch_ = 0;
    double best_accuracy_ = -1;
    json curves_ = json::array();
    json start_;  // what is known of the training that this one started from; else null
};

}  // namespace

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
