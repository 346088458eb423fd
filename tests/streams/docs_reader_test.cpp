// The reader that docs/streams.md shows, run as it stands there but for its port.
#include <gmock/gmock.h>

#include <thread>

#include "osc_listener.h"
#include "streams/osc_out.h"
#include "support/command.h"
#include "support/places.h"
#include "support/temporary_folder.h"

namespace mien::streams {
namespace {

std::string program_in(const std::string& page, const std::string& first_line) {
    const std::size_t at = page.find("```python\n" + first_line + "\n");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + std::string("```python\n").size();
    return page.substr(begin, page.find("```", begin) - begin);
}

TEST(DocsReader, PrintsTheScoresThatAreSent) {
    const std::string python = "/usr/bin/python3";  // Debian's, which has Debian's libraries
    if (test::run(python + " -c 'import liblo'").status != 0) {
        GTEST_SKIP() << "needs python3-liblo";
    }
    const test::TemporaryFolder folder;
    std::string program =
        program_in(test::read_text(test::source_dir() + "/docs/streams.md"), "import liblo");
    ASSERT_NE(program.find("9000"), std::string::npos);
    StreamSettings settings;
    settings.osc = test::OscListener().address();  // free again at once
    program.replace(program.find("9000"), 4, settings.osc.substr(settings.osc.find(':') + 1));
    test::write_text(folder / "reader.py", program);
    const std::string out = (folder / "heard").string();
    std::jthread reader([&] {
        test::run("timeout 20 " + python + " '" + (folder / "reader.py").string() + "' >'" + out +
                  "' & reader=$!; for i in $(seq 200); do grep -q happy '" + out +
                  "' && break; sleep 0.1; done; kill $reader");
    });
    OscOut osc(settings);
    for (int i = 0; i < 200 && test::read_text(out).find("happy") == std::string::npos; ++i) {
        osc.send(test::result_of_one());
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    reader.join();
    EXPECT_THAT(test::read_text(out), ::testing::HasSubstr("face 7: happy 0.75\n"));
}

}  // namespace
}  // namespace mien::streams
