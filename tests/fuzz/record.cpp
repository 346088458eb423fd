// A live record that a crash left behind: its document, then behind "%%" its rows.
#include "fuzz/fuzz.h"
#include "mien/recorder.h"

namespace mien {

MIEN_FUZZ(record) {
    namespace fs = std::filesystem;
    const fuzz::Pair parts = fuzz::two_of(bytes);
    fuzz::file_with(parts.first, "live.json.part");
    fuzz::file_with(parts.second, "live.csv.part");
    recover_records(fuzz::folder());
    for (const char* name : {"live.json.part", "live.csv.part", "live.json", "live.csv"}) {
        std::error_code ignored;
        fs::remove(fuzz::folder() / name, ignored);
    }
}

}  // namespace mien
