#include "train/batch.h"

#include <gtest/gtest.h>

#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

TEST(Batch, TeachersSayTheirScoresAsTheyAreCalibrated) {
    Checkpoint checkpoint = test::tiny_checkpoint();
    checkpoint.manifest.temperature = 3;
    const Predictor teacher(checkpoint);
    std::vector<Head> heads(1);
    heads[0].teachers.push_back(teacher);
    Batch batch;
    batch.crops = at::rand({5, 1, 48, 48}) * 255;
    const at::Tensor answers = at::eye(3).index_select(0, at::tensor({0, 1, 2, 1, 0}, at::kLong));
    batch.targets = {answers};
    ask_teachers(heads, 0.75, false, batch);
    const at::Tensor expected = answers * 0.25 + teacher.predict(batch.crops.squeeze(1)) * 0.75;
    EXPECT_TRUE(at::allclose(batch.targets[0], expected, 1e-4, 1e-5));
}

}  // namespace
}  // namespace mien
