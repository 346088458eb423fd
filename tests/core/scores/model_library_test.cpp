#include "mien/model_library.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"
#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

TEST(ModelLibrary, ListsGoodAndBrokenFiles) {
    const test::TemporaryFolder folder;
    save_checkpoint(folder / "tiny.safetensors", test::tiny_checkpoint());
    test::write_text(folder / "broken.safetensors", "rubbish rubbish");
    test::write_text(folder / "README.md", "no checkpoint");
    const std::vector<ModelEntry> entries = list_models(folder.path());
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_FALSE(entries[0].info);
    EXPECT_THAT(entries[0].problem, testing::HasSubstr("broken.safetensors"));
    ASSERT_TRUE(entries[1].info);
    EXPECT_EQ(entries[1].info->name, "tiny");
    EXPECT_EQ(entries[1].info->classes.size(), 3U);
    EXPECT_EQ(entries[1].info->sha256.size(), 64U);
    EXPECT_GT(entries[1].info->multiply_adds, 0);
}

TEST(ModelLibrary, LeavesOutTheNetworksOfTheFinder) {
    const test::TemporaryFolder folder;
    Checkpoint checkpoint = test::tiny_checkpoint({"face"});
    checkpoint.manifest.task = Task::verification;
    save_checkpoint(folder / "verification.safetensors", checkpoint);
    EXPECT_TRUE(list_models(folder.path()).empty());
}

TEST(ModelLibrary, AFolderThatIsNotThereIsEmpty) {
    EXPECT_TRUE(list_models("/no/such/folder").empty());
}

}  // namespace
}  // namespace mien
