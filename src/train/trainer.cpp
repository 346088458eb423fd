#include "train/trainer.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/cuda.h>
#include <torch/utils.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/result_lock.h"
#include "mien/error.h"
#include "model/checkpoint.h"
#include "model/memory_layout.h"
#include "model/network.h"
#include "model/threads.h"
#include "train/augmentation.h"
#include "train/autocast.h"
#include "train/batch.h"
#include "train/calibration.h"
#include "train/finder_rows.h"
#include "train/heads.h"
#include "train/optimizer.h"
#include "train/pace.h"
#include "train/schedule.h"
#include "train/training_rows.h"
#include "train/training_state.h"
#include "train/validation.h"

namespace mien {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr double kFloat16Tolerance = 0.001;  // accuracy that storing float16 may cost

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

at::Device open_device(const std::string& name) {
    if (name == "cpu") return at::kCPU;
    if (name != "cuda") throw Error("there is no device '" + name + "'; use cpu or cuda");
    if (!torch::cuda::is_available()) {
        throw Error(
            "cannot train on cuda: this machine, or its LibTorch, does not have it; use cpu");
    }
    return at::kCUDA;
}

void make_folder_of(const std::filesystem::path& checkpoint) {
    const std::filesystem::path folder = checkpoint.parent_path();
    std::error_code error;  // the lock says why there is no writing
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
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

// What one step learnt from.
struct Step {
    at::Tensor loss;
    at::Tensor right;  // how many rows were answered rightly
    at::Tensor asked;  // of how many
};

std::uint64_t fingerprint_of(const TrainingJob& job) {
    const std::uint64_t faces = fingerprint(job.data, job.votes);
    return job.no_face ? faces * 31 + fingerprint(*job.no_face, std::nullopt) : faces;
}

class Trainer {
  public:
    Trainer(const TrainingJob& job, const TrainingEvents& events)
        : job_(job), events_(events), device_(open_device(job.device)) {
        limit_threads(std::max(1, job.threads));
        at::globalContext().setFlushDenormal(true);
        keep_freed_memory();
        make_folder_of(job.checkpoint);
        lock_.emplace(job.checkpoint);  // before hours of work, not after them
        std::optional<SavedState> saved;
        if (job.resume) saved = load_state(job);
        if (job.resume && !saved) {
            note(state_path(job.checkpoint).string() +
                 " is damaged; it was thrown away, and the training starts over");
        }
        load_rows(saved ? saved->state.recipe : job.recipe);
        if (saved) {
            go_on_from(std::move(saved->state));
        } else {
            begin();
        }
        place(state_.network.weights);
        place(state_.average);
        for (auto& [name, weight] : state_.network.weights) weight.requires_grad_(is_trained(name));
        in_training_ = state_.network;
        for (Layer& layer : in_training_.architecture.layers) layer.rate *= recipe().dropout;
        optimizer_ = make_optimizer(state_.network.weights, recipe());
        if (saved) optimizer_->load(saved->optimizer);
        pace_.emplace(
            work_of_steps(state_.network.architecture, outputs(state_.heads), recipe(), steps_),
            steps_, state_.epoch * steps_);
        choose_precision();
        if (task_ == Task::expressions) {
            load_teachers(state_.heads, job, device_,
                          bfloat16_ ? Precision::bfloat16 : Precision::float32);
        }
    }

    TrainingResult run() {
        tell_beginning();
        while (state_.epoch < recipe().epochs && !stands_still()) {
            const Clock::time_point start = Clock::now();
            EpochResult result;
            if (!train_epoch(result)) return finish(false);
            const double trained = seconds_since(start);
            result.images_per_second = static_cast<double>(steps_ * batch_) / trained;
            result.epoch = ++state_.epoch;
            result.epochs = recipe().epochs;
            choose(result);
            result.seconds = seconds_since(start);
            pace_->between_epochs(result.seconds - trained);
            save_state(state_path(job_.checkpoint), state_, *optimizer_);
            if (events_.epoch) events_.epoch(result);
        }
        if (state_.epoch < recipe().epochs) {
            note("ended early: no better epoch among the last " +
                 std::to_string(recipe().early_stopping));
        }
        return finish(true);
    }

  private:
    const Recipe& recipe() const { return state_.recipe; }

    void note(const std::string& line) const {
        if (events_.note) events_.note(line);
    }

    void load_rows(const Recipe& recipe) {
        task_ = parse_task(recipe.task);
        if (task_ != Task::expressions) return load_finder_rows(recipe);
        rows_ = make_training_rows(job_.data, job_.votes, recipe, device_);
        torch::manual_seed(recipe.seed);
        if (degrades(recipe.augmentation)) spoil(rows_.held_back, recipe);
        batch_ = std::min<std::int64_t>(recipe.batch, rows_.drawn.numel());
        // The remainder waits for its turn.
        steps_ = static_cast<int>(rows_.drawn.numel() / batch_);
        note(std::to_string(rows_.drawn.numel()) + " rows to train on, " +
             std::to_string(rows_.held_back.count()) + " held back for the temperature, " +
             std::to_string(rows_.validation.count()) + " rows of " + rows_.validation_name +
             " to choose by");
    }

    void load_finder_rows(const Recipe& recipe) {
        std::optional<Predictor> teacher;
        if (task_ == Task::registration && !job_.teachers.empty()) {
            note("finding the faces in the crops with " + job_.teachers.front().string());
            teacher.emplace(load_checkpoint(job_.teachers.front(), Task::registration), device_);
        }
        torch::manual_seed(recipe.seed);
        finder_ =
            make_finder_rows(job_.data, job_.no_face, task_, recipe, job_.architecture.input.crop,
                             teacher ? &*teacher : nullptr, device_);
        rows_.classes = {outputs_of(task_)};
        rows_.validation_name = finder_.validation_name;
        rows_.drawn = at::arange(finder_.faces.size(0), at::kLong).to(device_);
        batch_ = std::min<std::int64_t>(recipe.batch, rows_.drawn.numel());
        steps_ = static_cast<int>(rows_.drawn.numel() / batch_);
        note(std::to_string(rows_.drawn.numel()) + " faces to cut windows from, " +
             (finder_.others.defined()
                  ? std::to_string(finder_.others.size(0)) + " windows without one, "
                  : "") +
             std::to_string(finder_.validation.windows.size(0)) +
             " windows to choose the best epoch by");
    }

    void begin() {
        state_.recipe = job_.recipe;
        state_.data = fingerprint_of(job_);
        state_.heads = make_heads(job_, rows_.classes);
        torch::manual_seed(recipe().seed);
        state_.network = start_network(job_, state_.heads);
        state_.average = copy(state_.network.weights);
        if (!job_.start_from.empty()) {
            state_.started_from = load_checkpoint(job_.start_from.front(), task_).manifest.training;
        }
    }

    void go_on_from(TrainingState state) {
        state_ = std::move(state);
        const auto same = [](const Head& head, const auto& classes) {
            return head.classes == classes;
        };
        if (!std::equal(state_.heads.begin(), state_.heads.end(), rows_.classes.begin(),
                        rows_.classes.end(), same)) {
            throw unusable_state(job_, "it was trained on other classes");
        }
        check_same_training();
        note("resuming after epoch " + std::to_string(state_.epoch) + " of " +
             std::to_string(recipe().epochs));
    }

    // A resumed training goes on with the schedule it began with: what the job asks now must be
    // that.
    void check_same_training() const {
        if (to_json(state_.network.architecture) != to_json(job_.architecture)) {
            throw unusable_state(job_, "it has another architecture");
        }
        if (state_.data != fingerprint_of(job_)) {
            throw unusable_state(job_, "it was trained on other data");
        }
        Recipe asked = job_.recipe;
        if (asked.precision == "auto") asked.precision = recipe().precision;  // was tried then
        const json now = to_json(asked);
        const json then = to_json(recipe());
        for (const auto& [setting, value] : then.items()) {
            if (now.at(setting) == value) continue;
            throw unusable_state(job_, "its recipe has \"" + setting + "\" " + value.dump() +
                                           ", not " + now.at(setting).dump());
        }
    }

    void place(Weights& weights) const {
        for (auto& [name, weight] : weights) {
            weight = weight.detach().to(device_);
            if (weight.dim() == 4) weight = channels_last(weight);
        }
    }

    // The checkpoints of the best epochs get the curves of all.
    TrainingResult finish(bool finished) const {
        TrainingResult result{finished, {}};
        for (const Head& head : state_.heads) {
            result.heads.push_back(head.best);
            if (head.best.epoch == 0) continue;
            Checkpoint best = load_checkpoint(head.best.checkpoint, task_);
            best.manifest.training["curves"] = head.curves;
            save_checkpoint(head.best.checkpoint, best);
        }
        return result;
    }

    bool stands_still() const {
        int latest = 0;
        for (const Head& head : state_.heads) latest = std::max(latest, head.best.epoch);
        return recipe().early_stopping > 0 && state_.epoch - latest >= recipe().early_stopping;
    }

    at::Tensor answer(const at::Tensor& crops, int side) {
        Input size = state_.network.architecture.input;
        size.size = side;
        const at::Tensor input = channels_last(prepare(crops, size));
        const Autocast autocast(device_.type(), bfloat16_);
        return forward(in_training_, input, true).to(at::kFloat);
    }

    Step finder_step(const at::Tensor& rows, int side) {
        const WindowBatch batch =
            draw_batch(finder_, task_, rows, state_.network.architecture.input.crop);
        const at::Tensor outputs = answer(batch.windows, side);
        const at::Tensor right = is_right(task_, outputs.detach(), batch.answers);
        return {finder_loss(task_, outputs, batch.answers), right.sum(),
                at::full_like(right.sum(), right.numel())};
    }

    Step take_step(const at::Tensor& rows, int side) {
        if (task_ != Task::expressions) return finder_step(rows, side);
        Batch batch = make_batch(rows_.training, rows, recipe());
        ask_teachers(state_.heads, recipe().distillation, bfloat16_, batch);
        batch.crops = degrade(batch.crops, recipe().augmentation);
        const at::Tensor logits = answer(batch.crops, side);
        at::Tensor loss;
        for (std::size_t i = 0; i < state_.heads.size(); ++i) {
            const at::Tensor& target = batch.targets[i];
            const at::Tensor likelihood = at::log_softmax(state_.heads[i].of(logits), 1);
            // Cross-entropy per unit of weight: rows without an answer count for nothing.
            const at::Tensor own = -(target * likelihood).sum() / target.sum().clamp_min(1e-6);
            loss = i == 0 ? own : loss + recipe().votes_weight * own;
        }
        const at::Tensor labels = rows_.training.heads.front().labels.index_select(0, rows);
        return {loss, state_.heads.front().of(logits.detach()).argmax(1).eq(labels).sum(),
                labels.ge(0).sum()};
    }

    // bfloat16 is several times as fast on processors that have it, and slower on others.
    void choose_precision() {
        bfloat16_ = recipe().precision == "bfloat16";
        if (recipe().precision != "auto") return;
        const Weights before = copy(state_.network.weights);
        const at::Tensor rows = rows_.drawn.narrow(0, 0, batch_);
        double best = 0;
        bool faster = false;
        for (const bool half : {false, true}) {
            bfloat16_ = half;
            Clock::time_point start;
            for (int i = 0; i < 3; ++i) {  // the first one warms up
                if (i == 1) start = Clock::now();
                take_step(rows, state_.network.architecture.input.size).loss.backward();
                if (device_.is_cuda()) torch::cuda::synchronize();
            }
            const double seconds = seconds_since(start);
            if (half) faster = seconds < best;
            best = seconds;
        }
        bfloat16_ = faster;
        // A resumed training keeps to it.
        state_.recipe.precision = faster ? "bfloat16" : "float32";
        optimizer_->zero_grad();
        c10::NoGradGuard no_grad;  // the trial moved batch norm's statistics
        for (auto& [name, weight] : state_.network.weights) weight.copy_(before.at(name));
    }

    void update_average() {
        c10::NoGradGuard no_grad;
        // Early on a short memory, so that the random start is soon forgotten.
        const auto steps = static_cast<double>(state_.steps);
        const double decay = std::min(recipe().averaging, (1 + steps) / (10 + steps));
        for (auto& [name, mean] : state_.average) {
            mean.lerp_(state_.network.weights.at(name).detach(), 1 - decay);
        }
    }

    // False when stopped.
    bool train_epoch(EpochResult& result) {
        // By epoch, so that a resumed training draws what an uninterrupted one would.
        torch::manual_seed(recipe().seed * 10007 + static_cast<std::uint64_t>(state_.epoch));
        const at::Tensor order =
            rows_.drawn.index_select(0, at::randperm(rows_.drawn.numel(), at::kLong).to(device_));
        at::Tensor loss_sum = at::zeros({}, at::TensorOptions(device_));
        at::Tensor right = at::zeros({}, at::TensorOptions(device_).dtype(at::kLong));
        at::Tensor asked = at::zeros_like(right);
        int told = 0;
        Clock::time_point told_at = Clock::now();
        for (int step = 1; step <= steps_; ++step) {
            const double progress =
                static_cast<double>(state_.epoch * steps_ + step) / (recipe().epochs * steps_);
            for (auto& group : optimizer_->param_groups()) {
                group.options().set_lr(recipe().learning_rate * state_.plateau.factor *
                                       rate_share(recipe(), progress));
            }
            const int side = input_size(recipe(), progress, state_.network.architecture.input.size);
            const at::Tensor rows = order.narrow(0, (step - 1) * batch_, batch_);
            const Step learnt = take_step(rows, side);
            optimizer_->zero_grad();
            learnt.loss.backward();
            optimizer_->step();
            ++state_.steps;
            update_average();
            loss_sum += learnt.loss.detach();
            right += learnt.right;
            asked += learnt.asked;

            // Reading the loss waits for the device: now and then is enough.
            if (step % 10 == 0 || step == steps_ || !device_.is_cuda()) {
                const double mean_loss = loss_sum.item<double>() / step;
                pace_->took(step - std::exchange(told, step), seconds_since(told_at));
                told_at = Clock::now();
                tell(step, mean_loss);
            }
            if (events_.stop && events_.stop()) return false;
        }
        result.training_loss = loss_sum.item<double>() / steps_;
        result.training_accuracy = right.item<double>() / std::max(asked.item<double>(), 1.0);
        return true;
    }

    void tell(int step, double mean_loss) const {
        if (!events_.step) return;
        events_.step({state_.epoch + 1, recipe().epochs, step, steps_, mean_loss,
                      static_cast<double>(batch_) / pace_->seconds_per_step(),
                      pace_->seconds_left()});
    }

    void tell_beginning() const {
        if (task_ != Task::expressions) return;
        if (events_.past) tell_past();
        if (!events_.started || job_.start_from.empty() || state_.epoch > 0) return;
        const std::vector<Answered> answers =
            validate(kept(), true, state_.heads, rows_.validation, device_);
        std::vector<HeadResult> heads;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            heads.push_back({state_.heads[i].name, answers[i].loss(), answers[i].accuracy()});
        }
        events_.started(heads);
    }

    // As the state has them, which is a file like any other.
    void tell_past() const try {
        std::vector<double> best(state_.heads.size(), -1);
        for (std::size_t i = 0; i < state_.heads.front().curves.size(); ++i) {
            const json& first = state_.heads.front().curves.at(i);
            EpochResult result;
            result.epoch = first.at("epoch");
            result.epochs = recipe().epochs;
            result.training_loss = first.at("training_loss");
            result.training_accuracy = first.at("training_accuracy");
            for (std::size_t h = 0; h < state_.heads.size(); ++h) {
                const json& own = state_.heads[h].curves.at(i);
                const double accuracy = own.at("validation_accuracy");
                result.heads.push_back({state_.heads[h].name, own.at("validation_loss"), accuracy,
                                        accuracy > best[h]});
                best[h] = std::max(best[h], accuracy);
            }
            events_.past(result);
        }
    } catch (const json::exception&) {
        throw unusable_state(job_, "its curves are damaged");
    }

    // With the averaged weights, if the recipe averages.
    Network kept() const {
        const Weights& weights = recipe().averaging > 0 ? state_.average : state_.network.weights;
        return {state_.network.architecture, outputs(state_.heads), weights};
    }

    // Judges the epoch on the validation rows; a head's best one so far becomes its checkpoint.
    void choose(EpochResult& result) {
        const auto judge = [this](const Rows& rows, bool half) {
            return validate(kept(), half, state_.heads, rows, device_);
        };
        if (task_ != Task::expressions) return choose_finder(result);
        const std::vector<Answered> half = judge(rows_.validation, true);
        std::vector<Answered> full;
        std::vector<Answered> held_back;
        double loss = 0;
        for (std::size_t i = 0; i < state_.heads.size(); ++i) {
            Head& head = state_.heads[i];
            const HeadResult own = record(head, result, half[i].loss(), half[i].accuracy());
            loss += own.loss;
            if (own.best) {
                if (full.empty()) {
                    full = judge(rows_.validation, false);
                    held_back = judge(rows_.held_back, true);
                }
                save_best(head, own.accuracy, full[i].accuracy(),
                          fit_temperature(held_back[i].logits, held_back[i].answers));
            }
            result.heads.push_back(own);
        }
        state_.plateau.take(loss, recipe());
    }

    HeadResult record(Head& head, const EpochResult& result, double loss, double accuracy) const {
        head.curves.push_back({{"epoch", result.epoch},
                               {"training_loss", result.training_loss},
                               {"training_accuracy", result.training_accuracy},
                               {"validation_loss", loss},
                               {"validation_accuracy", accuracy}});
        return {head.name, loss, accuracy, accuracy > head.best.accuracy};
    }

    void choose_finder(EpochResult& result) {
        const WindowBatch& asked = finder_.validation;
        const at::Tensor answers = asked.answers.to(at::kCPU);
        const auto outputs = [&](bool half) {
            return outputs_on(kept(), half, asked.windows, device_);
        };
        const at::Tensor half = outputs(true);
        Head& head = state_.heads.front();
        const HeadResult own =
            record(head, result, finder_loss(task_, half, answers).item<double>(),
                   finder_accuracy(task_, half, answers));
        if (own.best) {
            save_best(head, own.accuracy, finder_accuracy(task_, outputs(false), answers), 1);
        }
        result.heads.push_back(own);
        state_.plateau.take(own.loss, recipe());
    }

    void save_best(Head& head, double half_accuracy, double full_accuracy, double temperature) {
        const bool half = full_accuracy - half_accuracy <= kFloat16Tolerance;
        head.best.epoch = state_.epoch;
        head.best.accuracy = half ? half_accuracy : full_accuracy;
        Checkpoint best;
        best.manifest.name = head.name;
        best.manifest.task = task_;
        best.manifest.architecture = state_.network.architecture;
        best.manifest.classes = head.classes;
        best.manifest.crop_margin = recipe().crop_margin;
        best.manifest.temperature = temperature;
        best.manifest.accuracy = {{rows_.validation_name, head.best.accuracy}};
        json& training = best.manifest.training;
        training = {
            {"data", job_.data_name},
            {"rows", task_ == Task::expressions ? rows_.training.count() : finder_.faces.size(0)},
            {"recipe", to_json(recipe())},
            {"chosen_by", rows_.validation_name},
            {"epoch", state_.epoch},
            {"curves", head.curves},
            {"stored_as", half ? "float16" : "float32"},
            {"float32_accuracy", full_accuracy}};
        if (!state_.started_from.is_null()) training["started_from"] = state_.started_from;
        const std::size_t teachers =
            task_ == Task::expressions ? head.teachers.size() : job_.teachers.size();
        if (teachers > 0) training["teachers"] = teachers;
        if (finder_.others.defined()) training["windows_without_face"] = finder_.others.size(0);
        const Network network = kept();
        best.tensors =
            to_raw(state_.heads.size() == 1 ? network.weights : cut(network, head), half);
        save_checkpoint(head.best.checkpoint, best);
    }

    const TrainingJob& job_;
    const TrainingEvents& events_;
    at::Device device_;
    std::optional<ResultLock> lock_;
    bool bfloat16_ = false;
    TrainingState state_;
    Network in_training_;  // the same weights, dropout as the recipe wants it
    std::unique_ptr<torch::optim::Optimizer> optimizer_;
    Task task_ = Task::expressions;
    TrainingRows rows_;
    FinderRows finder_;  // in place of most of these for the finder's networks
    std::int64_t batch_ = 0;
    int steps_ = 0;  // of an epoch
    std::optional<Pace> pace_;
};

}  // namespace

TrainingResult train(const TrainingJob& job, const TrainingEvents& events) {
    try {
        return Trainer(job, events).run();
    } catch (const c10::Error& error) {
        throw Error("the training failed in LibTorch: " +
                    std::string(error.what_without_backtrace()));
    }
}

}  // namespace mien
