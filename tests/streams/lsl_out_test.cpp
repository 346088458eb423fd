#include "streams/lsl_out.h"

#include <dlfcn.h>
#include <gmock/gmock.h>

#include "osc_listener.h"
#include "support/throws.h"

namespace mien::streams {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class LslOutTest : public ::testing::Test {
  protected:
    LslOutTest() : library_({MIEN_FAKE_LSL}), handle_(dlopen(MIEN_FAKE_LSL, RTLD_NOW)) { told(); }

    template <typename Function>
    Function* function(const char* name) const {
        return reinterpret_cast<Function*>(dlsym(handle_, name));
    }
    std::string told() const {
        std::string text;
        function<void(std::string*)>("fake_lsl_told")(&text);
        return text;
    }

    const LslLibrary library_;
    void* const handle_;
};

TEST_F(LslOutTest, DescribesItsStreams) {
    LslOut out(library_);
    EXPECT_EQ(told(),
              "info Mien markers|Markers|1|0|3|mien-Markers\n"
              "manufacturer=Mien\nchild channels\nchild channel\n"
              "label=marker\nunit=\ntype=Marker\noutlet Mien markers\n");
    out.send(test::result_of_one());
    const std::string all = told();
    EXPECT_THAT(all, HasSubstr("info Mien|Expression|7|0|1|mien-Expression\n"));
    EXPECT_THAT(all, HasSubstr("label=track\nunit=\ntype=Track\n"));
    EXPECT_THAT(all, HasSubstr("label=happy\nunit=probability\ntype=Expression\n"));
    EXPECT_THAT(all, HasSubstr("Mien: 7 0.1 0.1 0.5 0.5 0.75 0.25 at 5000\n"));
}

TEST_F(LslOutTest, HasASampleForEveryFrameWithItsTime) {
    LslOut out(library_);
    LiveResult result = test::result_of_one();
    out.send(result);
    told();
    result.latency_s = 3;
    out.send(result);
    EXPECT_EQ(told(), "Mien: 7 0.1 0.1 0.5 0.5 0.75 0.25 at 4997\n");
    result.faces.faces.clear();
    out.send(result);
    EXPECT_EQ(told(), "Mien: 0 - - - - - - at 4997\n");
    out.marker({"bang", std::chrono::steady_clock::now() - 2s, {}});
    EXPECT_EQ(told(), "Mien markers: bang at 4998\n");
}

TEST_F(LslOutTest, WhatIsDerivedFollowsWhereItIsAskedFor) {
    LslOut out(library_, {}, true);
    out.send(test::result_of_one());
    const std::string all = told();
    EXPECT_THAT(all, HasSubstr("info Mien|Expression|9|0|1|"));
    EXPECT_THAT(all, HasSubstr("label=derived_arousal\nunit=\ntype=Derived\n"));
    EXPECT_THAT(all, HasSubstr("Mien: 7 0.1 0.1 0.5 0.5 0.75 0.25 0.81 0.51 at 5000\n"));
}

TEST_F(LslOutTest, OtherClassesAreAnotherStream) {
    {
        LslOut out(library_);
        LiveResult result = test::result_of_one();
        out.send(result);
        told();
        auto other = std::make_shared<CheckpointInfo>();
        other->classes = {"sad", "calm"};
        result.checkpoint = other;
        out.send(result);
        const std::string all = told();
        EXPECT_THAT(all, ::testing::StartsWith("gone Mien\ninfo Mien|"));
        EXPECT_THAT(all, HasSubstr("label=sad\n"));
    }
    EXPECT_THAT(told(), HasSubstr("gone Mien markers\n"));
}

TEST_F(LslOutTest, WhatIsRefusedIsToldOnce) {
    std::string said;
    LslOut out(library_, [&said](const std::string& line) { said += line + "\n"; });
    function<void(const char*)>("fake_lsl_refuse")("Mien");
    out.send(test::result_of_one());
    out.send(test::result_of_one());
    function<void(const char*)>("fake_lsl_refuse")("");
    EXPECT_EQ(said, "liblsl refuses to make the stream Mien\n");
}

TEST(LslLibrary, SaysThatItIsMissingOrAnother) {
    EXPECT_THAT(test::error_of([] { LslLibrary({"libno-such-lsl.so"}); }),
                HasSubstr("liblsl.so, is not installed"));
    EXPECT_THAT(test::error_of([] { LslLibrary({"libm.so.6"}); }),
                HasSubstr("has no lsl_create_streaminfo"));
}

}  // namespace
}  // namespace mien::streams
