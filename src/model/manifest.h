// What a checkpoint says of itself: the text under "mien" in the file's metadata.
#pragma once

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mien/names.h"
#include "model/architecture.h"

namespace mien {

// What a network is for. The last three belong to the finder of faces and see a window of a
// picture.
enum class Task {
    expressions,  // logits of the classes
    // Where the face is whose window this is: dx and dy, its centre from the window's centre, in
    // sides of the window and along its axes (x right, y down); ln of the face's side over the
    // window's; roll, radians by which the face is turned against the window, clockwise as seen.
    // Then the logarithm of the variance of each. "Face" is the crop that FER-2013 would cut.
    registration,
    verification,  // whether the window shows a face: one logit
    occlusion,     // whether something hides the mouth or both eyes of the face: one logit
};
constexpr auto names(Task) {
    return std::array{
        Named{Task::expressions, "expressions"}, Named{Task::registration, "registration"},
        Named{Task::verification, "verification"}, Named{Task::occlusion, "occlusion"}};
}
Task parse_task(const std::string& name);  // throws Error

// The names of the outputs where the task fixes them; empty: the checkpoint names its classes.
const std::vector<std::string>& outputs_of(Task task);

// What a network for it may cost. The finder gives its networks up to 32 windows at once, for every
// face of every frame, so theirs must be small.
Budget budget_of(Task task);

// What is wrong with the names of the outputs, or nothing: of classes, 2 to 100 of 1 to 40 bytes,
// which become columns of tables and labels in other programs' files. So none may be a column of
// ours, hold characters that cannot be shown, or begin as a formula does, and no two may be alike
// but for case. Of other tasks, those of outputs_of().
void check_classes(const std::vector<std::string>& classes, Task task);  // throws Error

struct Manifest {
    static constexpr int kFormat = 1;  // raised when a reader of today could not read the file

    std::string name;
    Task task = Task::expressions;
    Architecture architecture;
    // In the order of the scores; see check_classes().
    std::vector<std::string> classes;
    double crop_margin = 0;                  // see crop_face: -0.4 to 1
    double temperature = 1;                  // logits are divided by it before the softmax
    std::map<std::string, double> accuracy;  // by split, 0 to 1
    nlohmann::json training = nlohmann::json::object();  // data, recipe, curves: for people
};

// Throws Error that names the entry that is missing, there twice, or wrong.
Manifest parse_manifest(const std::string& text);
std::string to_text(const Manifest& manifest);

}  // namespace mien
