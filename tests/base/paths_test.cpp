#include "mien/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "mien/error.h"

namespace mien {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// Points $MIEN_HOME to an empty folder of its own.
class Paths : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "mien-paths-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        if (const char* set = std::getenv("MIEN_HOME")) before_ = set;
        setenv("MIEN_HOME", folder_.c_str(), 1);
    }
    void TearDown() override {
        if (before_.empty())
            unsetenv("MIEN_HOME");
        else
            setenv("MIEN_HOME", before_.c_str(), 1);
        fs::remove_all(folder_);
    }

    fs::path touch(const fs::path& name) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name) << "x";
        return folder_ / name;
    }

    static std::string message_of(fs::path (*find)(const std::string&), const std::string& name) {
        try {
            find(name);
        } catch (const Error& error) {
            return error.what();
        }
        return "found";
    }

    fs::path folder_;
    std::string before_;
};

TEST_F(Paths, HomeIsWhereTheEnvironmentSays) {
    EXPECT_EQ(home(), folder_);
    EXPECT_EQ(models_folder(), folder_ / "models");
    EXPECT_EQ(demo_clip(), folder_ / "data" / "demo.mp4");
}

TEST_F(Paths, HomeIsTheSourceTreeOtherwise) {
    unsetenv("MIEN_HOME");
    EXPECT_TRUE(fs::exists(home() / "include" / "mien" / "paths.h"));
}

TEST_F(Paths, CheckpointIsFoundByNameAndByPath) {
    const fs::path file = touch("models/small.safetensors");
    EXPECT_EQ(find_checkpoint("small"), file);
    EXPECT_EQ(find_checkpoint(file.string()), file);
}

TEST_F(Paths, MissingCheckpointIsNamedWithTheOnesThereAre) {
    touch("models/small.safetensors");
    touch("models/large.safetensors");
    touch("models/README.md");
    EXPECT_THAT(message_of(find_checkpoint, "huge"),
                ::testing::AllOf(HasSubstr("'huge'"), HasSubstr("large, small")));
    EXPECT_THAT(message_of(find_checkpoint, ""), HasSubstr("large, small"));
    EXPECT_THAT(message_of(find_checkpoint, "/nowhere/at.safetensors"), HasSubstr("/nowhere/at"));
}

TEST_F(Paths, MissingCheckpointIsReportedWithoutAnyModels) {
    EXPECT_THAT(message_of(find_checkpoint, "huge"), HasSubstr((folder_ / "models").string()));
}

TEST_F(Paths, CascadeOfHomeComesFirst) {
    const fs::path own = touch("cascades/haarcascade_frontalface_default.xml");
    EXPECT_EQ(find_cascade("frontalface_default"), own);
    EXPECT_EQ(find_cascade(own.string()), own);
}

TEST_F(Paths, CascadeOfOpenCvIsFound) {
    EXPECT_EQ(find_cascade("frontalface_default").filename(),
              "haarcascade_frontalface_default.xml");
}

TEST_F(Paths, MissingCascadeSaysWhatToDo) {
    EXPECT_THAT(message_of(find_cascade, "foo"),
                ::testing::AllOf(HasSubstr("'foo'"), HasSubstr("opencv-data"), HasSubstr(".xml")));
    EXPECT_THAT(message_of(find_cascade, "no/such.xml"), HasSubstr("no such file"));
}

}  // namespace
}  // namespace mien
