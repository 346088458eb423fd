// An annotation's own objects, in which allocations fail. LibTorch and OpenCV do not survive that
// within themselves, and the JSON library allocates in a destructor: no networks, pictures, records
// and resume points, but tables, formats and markers.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <new>

#include "faults/faults.h"
#include "mien/annotation.h"
#include "mien/annotation_formats.h"
#include "mien/annotation_reader.h"
#include "mien/error.h"
#include "mien/markers.h"

namespace {

thread_local std::int64_t allocations_left = -1;  // until one fails; negative: none does

}  // namespace

void* operator new(std::size_t size) {
    if (allocations_left > 0 && --allocations_left == 0) throw std::bad_alloc();
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace mien::test {
namespace {

namespace fs = std::filesystem;

FrameResult result_at(int frame) {
    FrameResult result{frame, 0.5 * frame, {{}}};
    FaceResult& face = result.faces.front();
    face.box = {1, 2, 30, 30};
    face.track = 1;
    face.scores = {0.75F, 0.25F};
    face.expression = 0;
    face.confidence = 0.75F;
    return result;
}

void write_results(const fs::path& folder) {
    const fs::path base = folder / "clip";
    AnnotationWriter writer(base, {"glad", "calm"});
    for (int i = 0; i < 4; ++i) {
        writer.write(result_at(i));
        writer.sync();
    }
    writer.finish();
    write_markers(folder / "clip.markers.csv", {{0.5, 1, "here"}});
    for (const AnnotationFormat format : annotation_formats()) {
        if (format == AnnotationFormat::csv) continue;
        convert_annotation(folder / "clip.csv", format, base.string() + ending(format));
    }
    export_rows(read_annotation(folder / "clip.csv"), 1, 3, folder / "part.csv");
}

TEST(MemoryFaults, LeaveNothingHalfAndTheNextRunIsWhole) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "whole");
    write_results(folder / "whole");
    const Files whole = files_in(folder / "whole");
    const fs::path out = folder / "out";
    int failed = 0;
    constexpr int kStride = 3;  // of the allocations, as there are many
    for (int nth = 1;; nth += kStride) {
        SCOPED_TRACE("allocation " + std::to_string(nth));
        fs::remove_all(out);
        fs::create_directory(out);
        bool told = false;
        allocations_left = nth;
        try {
            write_results(out);
        } catch (const std::bad_alloc&) {
            told = true;
        } catch (const Error&) {
            told = true;
        }
        const bool happened = allocations_left == 0;
        allocations_left = -1;
        failed += told ? 1 : 0;
        for (const auto& [name, content] : finished(files_in(out))) {
            EXPECT_TRUE(content == whole.at(name)) << name << " is half";
        }
        if (!told) expect_same(files_in(out), whole);
        write_results(out);
        expect_same(files_in(out), whole);
        if (!happened || HasFailure()) break;
    }
    EXPECT_GT(failed, 100);
}

}  // namespace
}  // namespace mien::test
