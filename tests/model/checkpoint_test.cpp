#include "model/checkpoint.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <functional>

#include "support/temporary_folder.h"
#include "support/throws.h"
#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class CheckpointFile : public testing::Test {
  protected:
    CheckpointFile() {
        save_checkpoint(path, test::tiny_checkpoint());
        bytes = test::read_text(path);
    }

    std::string message_for(const std::string& content) const {
        test::write_text(path, content);
        return test::error_of([this] { load_checkpoint(path); });
    }

    // The file with another header, the tensors as they are.
    std::string with_header(const std::function<void(json&)>& change) const {
        std::uint64_t size = 0;
        std::memcpy(&size, bytes.data(), 8);
        json header = json::parse(bytes.substr(8, size));
        change(header);
        const std::string text = header.dump();
        const std::uint64_t length = text.size();
        return std::string(reinterpret_cast<const char*>(&length), 8) + text +
               bytes.substr(8 + size);
    }

    std::string with_manifest(const std::function<void(json&)>& change) const {
        return with_header([&](json& header) {
            json manifest = json::parse(header["__metadata__"]["mien"].get<std::string>());
            change(manifest);
            header["__metadata__"]["mien"] = manifest.dump();
        });
    }

    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder / "tiny.safetensors";
    std::string bytes;
};

TEST_F(CheckpointFile, IsForOneTaskAndOldOnesReadExpressions) {
    EXPECT_EQ(load_checkpoint(path).manifest.task, Task::expressions);
    test::write_text(path, with_manifest([](json& manifest) { manifest.erase("task"); }));
    EXPECT_EQ(load_checkpoint(path).manifest.task, Task::expressions);
    EXPECT_THAT(test::error_of([&] { load_checkpoint(path, Task::registration); }),
                HasSubstr("it is a network for expressions, not for registration"));
    EXPECT_THAT(message_for(with_manifest([](json& m) { m["task"] = "juggling"; })),
                HasSubstr("unknown task 'juggling'"));
}

TEST(FinderCheckpoint, HasTheOutputsOfItsTaskAlone) {
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder / "verification.safetensors";
    Checkpoint checkpoint = test::tiny_checkpoint({"face"});
    checkpoint.manifest.task = Task::verification;
    save_checkpoint(path, checkpoint);
    EXPECT_EQ(load_checkpoint(path, Task::verification).manifest.task, Task::verification);
    EXPECT_THAT(test::error_of([&] { load_checkpoint(path); }),
                HasSubstr("it is a network for verification, not for expressions"));
    checkpoint.manifest.task = Task::registration;
    save_checkpoint(path, checkpoint);
    EXPECT_THAT(test::error_of([&] { load_any_checkpoint(path); }),
                HasSubstr("other outputs than those of registration"));
    checkpoint.manifest.task = Task::expressions;
    save_checkpoint(path, checkpoint);
    EXPECT_THAT(test::error_of([&] { load_any_checkpoint(path); }), HasSubstr("2 to 100 classes"));
}

TEST_F(CheckpointFile, ComesBackAsItWasSaved) {
    const Checkpoint saved = test::tiny_checkpoint();
    const Checkpoint loaded = load_checkpoint(path);
    EXPECT_EQ(to_text(loaded.manifest), to_text(saved.manifest));
    ASSERT_EQ(loaded.tensors.size(), saved.tensors.size());
    for (const auto& [name, tensor] : saved.tensors) {
        EXPECT_EQ(loaded.tensors.at(name).shape, tensor.shape) << name;
        EXPECT_EQ(loaded.tensors.at(name).bytes, tensor.bytes) << name;
    }
}

TEST_F(CheckpointFile, CutOffAnywhereIsAnErrorNotACrash) {
    for (std::size_t length = 0; length < bytes.size(); length += length < 64 ? 1 : 97) {
        EXPECT_THAT(message_for(bytes.substr(0, length)), HasSubstr(path.string())) << length;
    }
}

TEST_F(CheckpointFile, OneChangedByteInTheHeaderIsNeverACrash) {
    std::uint64_t size = 0;
    std::memcpy(&size, bytes.data(), 8);
    for (std::size_t at = 0; at < 8 + size; at += 3) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x15);
        test::write_text(path, changed);
        try {
            load_checkpoint(path);  // some changes harm nothing, such as one in a name
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("cannot load"));
        }
    }
}

TEST_F(CheckpointFile, HugeHeaderLengthIsRefused) {
    std::string changed = bytes;
    for (int i = 0; i < 8; ++i) changed[static_cast<std::size_t>(i)] = '\xff';
    EXPECT_THAT(message_for(changed), HasSubstr("not a safetensors file"));
}

TEST_F(CheckpointFile, DeepNestingIsRefused) {
    const std::string brackets(100'000, '[');
    const std::uint64_t length = brackets.size();
    EXPECT_THAT(message_for(std::string(reinterpret_cast<const char*>(&length), 8) + brackets),
                HasSubstr("nested too deep"));
}

TEST_F(CheckpointFile, SaysThatAnotherSafetensorsFileIsNoCheckpoint) {
    EXPECT_THAT(message_for(with_header([](json& header) { header.erase("__metadata__"); })),
                HasSubstr("no manifest"));
}

TEST_F(CheckpointFile, SaysThatTheManifestIsNotJson) {
    EXPECT_THAT(message_for(with_header(
                    [](json& header) { header["__metadata__"]["mien"] = "{\"format\": 1,"; })),
                HasSubstr("manifest is not JSON"));
}

TEST_F(CheckpointFile, NamesAMissingEntryOfTheManifest) {
    EXPECT_THAT(message_for(with_manifest([](json& manifest) { manifest.erase("classes"); })),
                HasSubstr("classes"));
}

TEST_F(CheckpointFile, RefusesANewerFormat) {
    EXPECT_THAT(message_for(with_manifest([](json& manifest) { manifest["format"] = 2; })),
                HasSubstr("format 2"));
}

TEST_F(CheckpointFile, NamesATensorThatDisagreesWithTheArchitecture) {
    EXPECT_THAT(message_for(with_manifest(
                    [](json& manifest) { manifest["architecture"]["layers"][0]["filters"] = 5; })),
                HasSubstr("'conv1.bias' is 4 where its architecture needs 5"));
}

TEST_F(CheckpointFile, NamesAClassTooManyByItsTensor) {
    EXPECT_THAT(
        message_for(with_manifest([](json& manifest) { manifest["classes"].push_back("extra"); })),
        HasSubstr("logits"));
}

TEST_F(CheckpointFile, RefusesOverlappingTensors) {
    EXPECT_THAT(message_for(with_header([](json& header) {
                    header["norm1.bias"]["data_offsets"] = header["norm1.weight"]["data_offsets"];
                })),
                HasSubstr("overlap or leave gaps"));
}

TEST_F(CheckpointFile, RefusesAnUnknownType) {
    EXPECT_THAT(
        message_for(with_header([](json& header) { header["norm1.bias"]["dtype"] = "I64"; })),
        HasSubstr("stored as I64"));
}

TEST_F(CheckpointFile, RefusesTwoClassesOfOneName) {
    EXPECT_THAT(message_for(with_manifest([](json& manifest) { manifest["classes"][1] = "calm"; })),
                HasSubstr("names a class twice"));
}

}  // namespace
}  // namespace mien
