// What the analyzer knew, in "<name>.resume".
#include "fuzz/fuzz.h"
#include "mien/analyzer.h"
#include "support/fake_model.h"

namespace mien {

MIEN_FUZZ(state) {
    static Analyzer analyzer({}, std::make_unique<test::FakeModel>());
    fuzz::refuse_or([&] {
        analyzer.restore(std::string(bytes));
        analyzer.save();
    });
}

}  // namespace mien
