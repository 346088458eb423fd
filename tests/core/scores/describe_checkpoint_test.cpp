#include "core/scores/describe_checkpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

TEST(CheckpointInfo, SaysWhatTheManifestTheNetworkAndTheFileSay) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "tiny.safetensors", "abc");
    const CheckpointInfo info =
        describe(test::tiny_checkpoint({"calm", "glad"}), folder / "tiny.safetensors");
    EXPECT_EQ(info.path, folder / "tiny.safetensors");
    EXPECT_EQ(info.sha256,  // of "abc": FIPS 180-2, appendix B.1
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(info.name, "tiny");
    EXPECT_EQ(info.architecture, "tiny-net");
    EXPECT_THAT(info.classes, ::testing::ElementsAre("calm", "glad"));
    EXPECT_EQ(info.input_size, 48);
    EXPECT_DOUBLE_EQ(info.crop_margin, 0.05);
    // Four filters of 3x3 with a bias and two values of the norm; 4x11x11 values to two classes.
    EXPECT_EQ(info.parameters, 4 * (9 + 1 + 2) + 2 * (4 * 11 * 11 + 1));
    // The filters at 23x23 places, and the dense layer.
    EXPECT_EQ(info.multiply_adds, 4 * 9 * 23 * 23 + 2 * 4 * 11 * 11);
    EXPECT_THAT(info.accuracy, ::testing::ElementsAre(::testing::Pair("PublicTest", 0.5)));
}

}  // namespace
}  // namespace mien
