#include "core/media/sha256.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

TEST(Sha256, AgreesWithTheStandard) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "abc", "abc");  // FIPS 180-4's own example
    EXPECT_EQ(sha256_of(folder / "abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    test::write_text(folder / "none", "");
    EXPECT_EQ(sha256_of(folder / "none"),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, CanBeGivenUp) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "abc", "abc");
    EXPECT_EQ(sha256_of(folder / "abc", [] { return true; }), "");
    EXPECT_NE(test::error_of([] { sha256_of("/no/such/file"); }), "");
}

}  // namespace
}  // namespace mien
