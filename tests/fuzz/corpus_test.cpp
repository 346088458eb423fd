// Every file of tests/corpus, given to its target: seeds, and what tools/fuzz found.
#include <gtest/gtest.h>

#include <algorithm>

#include "fuzz/fuzz.h"
#include "support/places.h"

namespace mien {
namespace {

namespace fs = std::filesystem;

fs::path corpus() {
    return test::source_dir() + "/tests/corpus";
}

std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const auto& [name, target] : fuzz::targets()) names.push_back(name);
    return names;
}

class Corpus : public testing::TestWithParam<std::string> {};

TEST_P(Corpus, HarmsNoReader) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(corpus() / GetParam()))
        files.push_back(entry.path());
    ASSERT_FALSE(files.empty());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        SCOPED_TRACE(file.string());
        fuzz::targets().at(GetParam())(test::read_text(file));
    }
    fuzz::targets().at(GetParam())("");
}

INSTANTIATE_TEST_SUITE_P(Of, Corpus, testing::ValuesIn(names()),
                         [](const auto& name) { return name.param; });

TEST(Corpus, HasATargetForEachFolder) {
    for (const auto& entry : fs::directory_iterator(corpus()))
        EXPECT_TRUE(fuzz::targets().contains(entry.path().filename().string())) << entry.path();
}

}  // namespace
}  // namespace mien
