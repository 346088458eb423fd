// Exports in which each call that writes fails once: the file of before stays until the new one is
// whole.
#include <gmock/gmock.h>

#include <functional>

#include "faults/faults.h"
#include "mien/annotation.h"
#include "mien/annotation_formats.h"
#include "mien/annotation_reader.h"
#include "mien/error.h"
#include "mien/markers.h"
#include "model/torchscript.h"
#include "support/tiny_checkpoint.h"

namespace mien::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class ExportFaults : public ::testing::TestWithParam<Fault> {
  protected:
    ExportFaults() {
        AnnotationWriter writer(folder_ / "clip", {"glad", "calm"});
        for (int i = 0; i < 3000; ++i) {  // longer than what is written at once
            FrameResult result{i, 0.04 * i, {{}}};
            FaceResult& face = result.faces.front();
            face.box = {1, 2, 30, 30};
            face.track = 1;
            face.scores = {0.75F, 0.25F};
            face.expression = 0;
            face.confidence = 0.75F;
            writer.write(result);
        }
        writer.finish();
    }

    void hold_for_every_call(const std::function<void(const fs::path&)>& write) {
        write(folder_ / "whole");
        const std::string whole = read_text(folder_ / "whole");
        ASSERT_FALSE(whole.empty());
        int calls = 0;
        for_every_call(GetParam(), [&](int nth) {
            const fs::path file = folder_ / "result";
            write_text(file, "old");
            std::string error;
            bool happened = false;
            {
                const FailingCall failing(nth, GetParam().error, GetParam().lasting);
                try {
                    write(file);
                } catch (const Error& thrown) {
                    error = thrown.what();
                }
                happened = failing.happened();
            }
            const std::string text = read_text(file);
            EXPECT_EQ(error.empty(), !happened);
            if (happened) {
                EXPECT_THAT(error, HasSubstr("cannot write " + file.string()));
            }
            EXPECT_TRUE(text == whole || (happened && text == "old"));
            write(file);
            EXPECT_TRUE(read_text(file) == whole);
            EXPECT_FALSE(fs::exists(folder_ / "result.part"));
            ++calls;
            return happened;
        });
        EXPECT_GT(calls, 5) << "the seam is not in use";
    }

    TemporaryFolder folder_;
};

TEST_P(ExportFaults, Formats) {
    for (const AnnotationFormat format : annotation_formats()) {
        if (format == AnnotationFormat::csv) continue;
        if (endings(format).size() > 1) continue;  // below
        SCOPED_TRACE(to_string(format));
        hold_for_every_call(
            [&](const fs::path& to) { convert_annotation(folder_ / "clip.csv", format, to); });
    }
}

// Of four files, the first ones may be new where a later one could not be written.
TEST_P(ExportFaults, EachOfSeveralFilesIsWhole) {
    const auto write = [&] {
        convert_annotation(folder_ / "clip.csv", AnnotationFormat::bids,
                           folder_ / "x_physio.tsv.gz");
    };
    write();
    std::vector<std::pair<fs::path, std::string>> whole;
    for (const char* one : endings(AnnotationFormat::bids)) {
        const fs::path file = folder_ / (std::string("x") + one);
        whole.emplace_back(file, read_text(file));
        EXPECT_FALSE(whole.back().second.empty()) << file;
    }
    for_every_call(GetParam(), [&](int nth) {
        for (const auto& [file, text] : whole) write_text(file, "old");
        bool happened = false;
        {
            const FailingCall failing(nth, GetParam().error, GetParam().lasting);
            try {
                write();
            } catch (const Error& thrown) {
                EXPECT_THAT(thrown.what(), HasSubstr("cannot write "));
            }
            happened = failing.happened();
        }
        for (const auto& [file, text] : whole) {
            const std::string now = read_text(file);
            EXPECT_TRUE(now == text || (happened && now == "old")) << file;
        }
        return happened;
    });
}

TEST_P(ExportFaults, Rows) {
    const Annotation annotation = read_annotation(folder_ / "clip.csv");
    hold_for_every_call([&](const fs::path& to) { export_rows(annotation, 100, 2900, to); });
}

TEST_P(ExportFaults, Markers) {
    hold_for_every_call([](const fs::path& to) { write_markers(to, {{0.5, 1, "here"}}); });
}

TEST_P(ExportFaults, CheckpointsAndTorchScript) {
    hold_for_every_call([](const fs::path& to) { save_checkpoint(to, tiny_checkpoint()); });
    hold_for_every_call([](const fs::path& to) { export_torchscript(tiny_checkpoint(), to); });
}

INSTANTIATE_TEST_SUITE_P(Every, ExportFaults,
                         testing::Values(Fault{"FullDisk", ENOSPC, true, 1},
                                         Fault{"BrokenSector", EIO, false, 1}),
                         [](const auto& of) { return of.param.name; });

}  // namespace
}  // namespace mien::test
