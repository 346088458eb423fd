#include "model/torchscript.h"

#include <gmock/gmock.h>
#include <torch/csrc/jit/serialization/import.h>

#include "model/predictor.h"
#include "support/temporary_folder.h"
#include "support/throws.h"
#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

TEST(TorchScript, ExportGivesTheSameScores) {
    const test::TemporaryFolder folder;
    const auto path = folder / "tiny.pt";
    Checkpoint checkpoint = test::tiny_checkpoint();
    checkpoint.manifest.temperature = 1.7;
    export_torchscript(checkpoint, path);
    torch::jit::Module module = torch::jit::load(path.string());
    const at::Tensor crops = at::randint(0, 256, {4, 48, 48}).to(at::kFloat);
    const at::Tensor scores = module.forward({crops}).toTensor();
    EXPECT_TRUE(at::allclose(scores, Predictor(checkpoint).predict(crops), 1e-4, 1e-5));
}

TEST(TorchScript, NormalisesByWindowAsPrepareDoes) {
    const test::TemporaryFolder folder;
    const auto path = folder / "tiny.pt";
    Checkpoint checkpoint = test::tiny_checkpoint();
    checkpoint.manifest.architecture.input.by_window = true;
    export_torchscript(checkpoint, path);
    torch::jit::Module module = torch::jit::load(path.string());
    const at::Tensor crops = at::randint(0, 256, {4, 48, 48}).to(at::kFloat);
    const at::Tensor scores = module.forward({crops}).toTensor();
    EXPECT_TRUE(at::allclose(scores, Predictor(checkpoint).predict(crops), 1e-4, 1e-5));
}

TEST(TorchScript, SaysWhereItCannotWrite) {
    EXPECT_THAT(
        test::error_of([] { export_torchscript(test::tiny_checkpoint(), "/no/such/x.pt"); }),
        testing::HasSubstr("/no/such/x.pt"));
}

}  // namespace
}  // namespace mien
