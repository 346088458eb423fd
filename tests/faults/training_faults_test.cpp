// A small training in which each call that writes fails once.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "base/checksum.h"
#include "faults/faults.h"
#include "mien/error.h"
#include "model/checkpoint.h"
#include "train/trainer.h"

namespace mien::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// Two epochs over two classes: bright on the left, or at the top.
TrainingJob small_job(const fs::path& checkpoint) {
    TrainingJob job;
    job.name = "small";
    job.architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "small",
        "layers": [
            {"name": "pool", "op": "avg_pool", "kernel": 8},
            {"name": "logits", "op": "dense", "units": "classes"}]})"));
    job.recipe.epochs = 2;
    job.recipe.batch = 8;
    job.recipe.precision = "float32";
    job.data.classes = {"left", "top"};
    std::vector<std::uint8_t> crop(48 * 48);
    for (int i = 0; i < 32; ++i) {
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 48; ++x) {
                const bool bright = i % 2 ? y < 24 : x < 24;
                crop[static_cast<std::size_t>(48 * y + x)] =
                    static_cast<std::uint8_t>((bright ? 120 : 60) + i);
            }
        }
        job.data.add(crop.data(), i % 2, i < 24 ? "Training" : "PublicTest");
    }
    job.data_name = "two patterns";
    job.checkpoint = checkpoint;
    return job;
}

// LibTorch does not write the same state alike each time: of it, only whether it is whole.
Files results_in(const fs::path& folder) {
    Files files = files_in(folder);
    for (auto& [name, content] : files) {
        if (name.ends_with(".state")) content = checked_content(content) ? "whole" : "damaged";
    }
    return files;
}

class TrainingFaults : public ::testing::TestWithParam<Fault> {};

TEST_P(TrainingFaults, AreToldAndTheNextTrainingIsWhole) {
    const TemporaryFolder folder;
    train(small_job(folder / "whole/small.safetensors"), {});
    const Files whole = results_in(folder / "whole");
    ASSERT_EQ(names_of(whole),
              (std::vector<std::string>{"small.safetensors", "small.safetensors.state"}));
    const fs::path out = folder / "out";
    TrainingJob job = small_job(out / "small.safetensors");
    int calls = 0, resumed = 0;
    for_every_call(GetParam(), [&](int nth) {
        fs::remove_all(out);
        job.resume = false;
        std::string error;
        bool happened = false;
        {
            const FailingCall failing(nth, GetParam().error, GetParam().lasting);
            try {
                train(job, {});
            } catch (const Error& thrown) {
                error = thrown.what();
            }
            happened = failing.happened();
        }
        for (const auto& [name, content] : finished(results_in(out))) {
            // A checkpoint of the first epoch is whole, too.
            EXPECT_TRUE(name.ends_with(".state") ? content == "whole"
                                                 : !load_checkpoint(out / name).tensors.empty());
        }
        if (error.empty()) {
            expect_same(finished(results_in(out)), whole);
        } else {
            EXPECT_TRUE(happened);
            EXPECT_THAT(error, HasSubstr("cannot write " + job.checkpoint.string()));
        }
        job.resume = fs::exists(state_path(job.checkpoint));
        if (job.resume) ++resumed;
        EXPECT_TRUE(train(job, {}).finished);  // whatever the one before left, readable and whole
        expect_same(results_in(out), whole);
        ++calls;
        return happened;
    });
    EXPECT_GT(calls, 20) << "the seam is not in use";
    EXPECT_GT(resumed, 0);
}

INSTANTIATE_TEST_SUITE_P(Every, TrainingFaults,
                         testing::Values(Fault{"FullDisk", ENOSPC, true, 1},
                                         Fault{"BrokenSector", EIO, false, 1}),
                         [](const auto& of) { return of.param.name; });

}  // namespace
}  // namespace mien::test
