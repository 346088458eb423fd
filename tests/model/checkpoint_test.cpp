#include "model/checkpoint.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <cstdint>
#include <fstream>
#include <functional>
#include <limits>

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
    EXPECT_THAT(test::error_of([&] { save_checkpoint(path, checkpoint); }),
                HasSubstr("outputs other than those of registration"));
    checkpoint.manifest.task = Task::expressions;
    EXPECT_THAT(test::error_of([&] { save_checkpoint(path, checkpoint); }),
                HasSubstr("2 to 100 classes"));
}

// The finder gives its networks 32 windows at once: a 32nd of a classifier's budget is theirs.
TEST(FinderCheckpoint, MayCostLessThanAClassifier) {
    const test::TemporaryFolder folder;
    Checkpoint checkpoint = test::tiny_checkpoint({"face"});
    checkpoint.manifest.task = Task::verification;
    checkpoint.manifest.architecture = parse_architecture(json::parse(R"({
        "name": "wide", "input": {"crop": 64, "size": 64},
        "layers": [{"name": "conv1", "op": "conv", "filters": 600, "kernel": 1},
                   {"name": "pool1", "op": "global_avg_pool"},
                   {"name": "logits", "op": "dense", "units": 1}]})"));
    EXPECT_NO_THROW(plan(checkpoint.manifest.architecture, 1));
    EXPECT_THAT(test::error_of([&] { save_checkpoint(folder / "wide.safetensors", checkpoint); }),
                HasSubstr("at the layer 'conv1': 2.5 million; at most 2.0 million are allowed"));
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

TEST_F(CheckpointFile, RefusesKeysThatAreThereTwice) {
    const auto twice = [this](const std::string& key, const std::string& before) {
        std::uint64_t size = 0;
        std::memcpy(&size, bytes.data(), 8);
        std::string header = bytes.substr(8, size);
        header.insert(header.find(before), key);
        const std::uint64_t length = header.size();
        return std::string(reinterpret_cast<const char*>(&length), 8) + header +
               bytes.substr(8 + size);
    };
    EXPECT_THAT(message_for(twice("\"norm1.bias\":1,", "\"norm1.bias\"")),
                HasSubstr("its header has the key 'norm1.bias' twice"));
    EXPECT_THAT(message_for(twice("\\\"temperature\\\":1,", "\\\"temperature\\\"")),
                HasSubstr("its manifest has the key 'temperature' twice"));
}

TEST_F(CheckpointFile, RefusesWeightsThatAreNoNumbers) {
    for (const float odd :
         {std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(),
          std::numeric_limits<float>::quiet_NaN()}) {
        Checkpoint checkpoint = test::tiny_checkpoint();
        auto& weights = checkpoint.tensors.at("conv1.weight").bytes;
        std::memcpy(weights.data() + 8, &odd, sizeof odd);
        EXPECT_THAT(test::error_of([&] { save_checkpoint(path, checkpoint); }),
                    HasSubstr("'conv1.weight' has a weight that is infinite or not a number"));
        std::string changed = bytes;
        std::memcpy(changed.data() + changed.size() - sizeof odd, &odd, sizeof odd);
        EXPECT_THAT(message_for(changed), HasSubstr("infinite or not a number")) << odd;
    }
    // In half precision all exponents but the last are numbers.
    const auto half = [](std::uint16_t bits) {
        RawTensor tensor{DType::f16, {1}, std::vector<std::byte>(2)};
        std::memcpy(tensor.bytes.data(), &bits, 2);
        return std::map<std::string, RawTensor>{{"w", tensor}};
    };
    EXPECT_NO_THROW(check_finite(half(0x7BFF)));
    EXPECT_THROW(check_finite(half(0x7C00)), Error);
    EXPECT_THROW(check_finite(half(0xFE00)), Error);
}

struct BadClass {
    const char* what;
    std::string name;
    const char* message;
};

class BadClassName : public testing::TestWithParam<BadClass> {};

TEST_P(BadClassName, IsNeitherReadNorWritten) {
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder / "bad.safetensors";
    Checkpoint checkpoint = test::tiny_checkpoint();
    checkpoint.manifest.classes[1] = GetParam().name;
    EXPECT_THAT(test::error_of([&] { save_checkpoint(path, checkpoint); }),
                HasSubstr(GetParam().message));
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_THAT(test::error_of([&] { parse_manifest(to_text(checkpoint.manifest)); }),
                HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadClassName,
    testing::Values(BadClass{"Empty", "", "1 to 40 bytes"},
                    BadClass{"Long", std::string(41, 'a'), "1 to 40 bytes"},
                    BadClass{"Nul", std::string("a\0b", 3), "'a\\x00b' cannot be used"},
                    BadClass{"Escape", "\x1b[31mX", "'\\x1b[31mX' cannot be used"},
                    BadClass{"C1Control", "a\xc2\x9b", "cannot be shown"},
                    BadClass{"Direction", "a\xe2\x80\xae", "cannot be shown"},
                    BadClass{"Comma", "a,b", "cells of tables"}, BadClass{"Space", " a", "a space"},
                    BadClass{"Formula", "=cmd()", "for a formula"},
                    BadClass{"Plus", "+1", "for a formula"},
                    BadClass{"Minus", "-1", "for a formula"},
                    BadClass{"At", "@SUM(1)", "for a formula"},
                    BadClass{"Column", "frame", "a column of that name"},
                    BadClass{"ColumnInCapitals", "Sharpness", "a column of that name"},
                    BadClass{"FileColumn", "file", "a column of that name"},
                    BadClass{"SecondCheckpoint", "Second_calm", "a column of that name"},
                    BadClass{"OpenFaceColumn", "success", "a column of that name"},
                    BadClass{"Twice", "calm", "names a class twice"},
                    BadClass{"TwiceButForCase", "CALM", "names a class twice: 'calm' and 'CALM'"}),
    [](const auto& bad) { return bad.param.what; });

TEST(ClassNames, CaseIsFoldedByUnicode) {
    EXPECT_THAT(test::error_of([] {
                    check_classes({"\xc3\xa4rger", "\xc3\x84RGER"}, Task::expressions);
                }),
                HasSubstr("names a class twice"));
    EXPECT_NO_THROW(
        check_classes({"\xe6\x82\xb2\xe3\x81\x97\xe3\x81\x84", "sad-ish"}, Task::expressions));
}

TEST_F(CheckpointFile, IsRefusedWithoutBeingReadWhereItIsNoSuchFile) {
    const auto refusal = [this] { return test::error_of([this] { load_checkpoint(path); }); };
    // A file of holes: no disk, no memory.
    std::filesystem::resize_file(path, (std::uintmax_t{1} << 30) + 1);
    EXPECT_THAT(refusal(), HasSubstr("it has 1024 MiB; at most 1024 are allowed"));
    std::ofstream(path, std::ios::trunc).put('\0');
    std::filesystem::resize_file(path, std::uintmax_t{1} << 30);
    EXPECT_THAT(refusal(), HasSubstr("its header is not JSON"));
    std::filesystem::remove(path);
    EXPECT_THAT(refusal(), HasSubstr("no such file"));
    std::filesystem::create_directory(path);
    EXPECT_THAT(refusal(), HasSubstr("it is a folder"));
    std::filesystem::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    EXPECT_THAT(refusal(), HasSubstr("it is a pipe"));  // and not only when somebody writes to it
    std::filesystem::remove(path);
    std::filesystem::create_symlink("/dev/zero", path);
    EXPECT_THAT(refusal(), HasSubstr("it is a device"));
}

TEST_F(CheckpointFile, MayHaveAHeaderOfFourMebibytes) {
    std::string changed = bytes;
    const std::uint64_t length = (4ULL << 20) + 1;
    std::memcpy(changed.data(), &length, 8);
    changed.resize(5 << 20);
    EXPECT_THAT(message_for(changed), HasSubstr("its header has 4 MiB; at most 4 are allowed"));
}

// A few kilobytes, and what they ask for is never taken: the description is refused first.
TEST_F(CheckpointFile, IsRefusedByItsCostBeforeItsTensorsAreLookedAt) {
    EXPECT_THAT(message_for(with_manifest([](json& manifest) {
                    manifest["architecture"]["layers"][0]["filters"] = 8192;
                    manifest["architecture"]["input"] = {{"crop", 512}, {"size", 512}};
                })),
                HasSubstr("needs too many numbers in memory for one crop at the layer 'conv1': "
                          "534 million; at most 64.0 million are allowed"));
}

}  // namespace
}  // namespace mien
