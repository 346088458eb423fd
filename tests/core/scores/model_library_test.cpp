#include "mien/model_library.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <ctime>
#include <fstream>

#include "support/places.h"
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

TEST(ModelLibrary, KnowsWhatIsSaidOfTheVeryFile) {
    const test::TemporaryFolder folder;
    save_checkpoint(folder / "tiny.safetensors", test::tiny_checkpoint());
    const std::string sha256 = list_models(folder.path())[0].info->sha256;
    const auto about = [&](const std::string& digest) {
        test::write_text(folder / "about.json", R"({"tiny": {"sha256": ")" + digest +
                                                    R"(", "use": "fastest", "labels": "FER+",
                                 "outside": {"right": 0.6, "mean_recall": 0.5}}})");
        return list_models(folder.path())[0].note;
    };
    const CheckpointNote note = about(sha256);
    EXPECT_EQ(note.use, CheckpointPurpose::fastest);
    EXPECT_EQ(note.labels, "FER+");
    ASSERT_TRUE(note.outside);
    EXPECT_EQ(note.outside->mean_recall, 0.5);
    EXPECT_EQ(about(std::string(64, '0')).use, CheckpointPurpose::other)
        << "another file of that name";
    for (const char* nonsense :
         {"", "[1, 2", "[1]", R"({"tiny": 3})", R"({"tiny": {"sha256": 4}})"}) {
        test::write_text(folder / "about.json", nonsense);
        EXPECT_EQ(list_models(folder.path())[0].note.use, CheckpointPurpose::other) << nonsense;
    }
}

TEST(ModelLibrary, SaysWhatEachShippedCheckpointIsFor) {
    for (const ModelEntry& entry : list_models(test::source_dir() + "/models")) {
        EXPECT_NE(entry.note.use, CheckpointPurpose::other) << entry.path;
        EXPECT_FALSE(entry.note.labels.empty()) << entry.path;
    }
}

TEST(ModelLibrary, LeavesOutTheNetworksOfTheFinder) {
    const test::TemporaryFolder folder;
    Checkpoint checkpoint = test::tiny_checkpoint({"face"});
    checkpoint.manifest.task = Task::verification;
    save_checkpoint(folder / "verification.safetensors", checkpoint);
    EXPECT_TRUE(list_models(folder.path()).empty());
}

TEST(ModelLibrary, WhatOnlyBearsTheNameOfACheckpointHoldsNobodyUp) {
    const test::TemporaryFolder folder;
    save_checkpoint(folder / "tiny.safetensors", test::tiny_checkpoint());
    std::filesystem::create_directory(folder / "a.safetensors");
    ASSERT_EQ(::mkfifo((folder / "b.safetensors").c_str(), 0600), 0);
    std::filesystem::create_symlink("nowhere", folder / "c.safetensors");
    std::filesystem::create_symlink("/dev/zero", folder / "d.safetensors");
    std::ofstream(folder / "e.safetensors").put('\0');
    std::filesystem::resize_file(folder / "e.safetensors", std::uintmax_t{1} << 30);
    const std::vector<ModelEntry> entries = list_models(folder.path());
    ASSERT_EQ(entries.size(), 6U);
    for (const auto& [at, what] : {std::pair{0, "it is a folder"},
                                   {1, "it is a pipe"},
                                   {2, "no such file"},
                                   {3, "it is a device"},
                                   {4, "not JSON"}}) {
        EXPECT_THAT(entries[static_cast<std::size_t>(at)].problem, testing::HasSubstr(what));
    }
    EXPECT_TRUE(entries[5].info);
}

TEST(ModelLibrary, ListsFiveHundredInTenTimesTheTimeOfFifty) {
    const test::TemporaryFolder folder;
    save_checkpoint(folder / "0.safetensors", test::tiny_checkpoint());
    const auto processor_time_of = [&folder](int first, int last) {
        for (int i = first; i < last; ++i) {
            std::filesystem::copy_file(folder / "0.safetensors",
                                       folder / (std::to_string(i) + ".safetensors"));
        }
        const std::clock_t start = std::clock();
        EXPECT_EQ(list_models(folder.path()).size(), static_cast<std::size_t>(last));
        return static_cast<double>(std::clock() - start);
    };
    const double fifty = processor_time_of(1, 50);
    const double five_hundred = processor_time_of(50, 500);
    EXPECT_LT(five_hundred, 40 * fifty) << "ten times, with room for noise: a hundred is quadratic";
}

TEST(ModelLibrary, AFolderThatIsNotThereIsEmpty) {
    EXPECT_TRUE(list_models("/no/such/folder").empty());
}

}  // namespace
}  // namespace mien
