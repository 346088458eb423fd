// Records a live session while it runs, without ever holding it up.
//
// What a record holds: see record.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/live_session.h"
#include "mien/record.h"

namespace mien {

// Called on the recorder's own thread: hand over to your own. They must not call the recorder.
struct RecordEvents {
    std::function<void(const RecordReport&)> finished;        // once, last
    std::function<void(const std::string& message)> problem;  // it goes on, without video
};

// Thread rule: any thread may call any function; all return at once. The destructor finishes the
// record and waits for that.
class MIEN_API Recorder final : public LiveSink {
  public:
    // Creates the files. Throws Error where it may not.
    Recorder(const RecordPlan& settings, RecordEvents events);
    ~Recorder() override;
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    // Given to LiveSession::add_sink, until finish(). Results for other classes than the record's
    // are left out, and what a second checkpoint says that the record has no columns for.
    void gap(LiveGap why) override;
    void frame(const Frame& frame, std::uint64_t generation) override;
    void result(const LiveResult& result) override;
    void state(LiveState state) override;

    // A marker at the moment `pressed`, which may be up to ten seconds ago. `uncertainty_s`: see
    // Marker. Returns its number, for label_marker(); after finish(): -1, and nothing is marked.
    int mark(std::chrono::steady_clock::time_point pressed, const std::string& label,
             std::optional<double> uncertainty_s = {});
    void label_marker(int marker, const std::string& label);

    // Ends the record: what came up to now is written, then RecordEvents::finished is called.
    void finish();

    RecordStatistics statistics() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// A dated name in `folder` that nothing has yet, with the folder. The folder is made if
// it is not there; throws Error where it cannot be, or may not be written to.
MIEN_API std::filesystem::path new_record(const std::filesystem::path& folder);

// Finishes the records in `folder` that a crash cut off: what is there gets its names, and
// NAME.json says "end": "interrupted". Those that a running program still writes are left alone.
// Returns their NAME.json. A record that cannot be finished stays as it is. Never throws.
MIEN_API std::vector<std::filesystem::path> recover_records(const std::filesystem::path& folder);

}  // namespace mien
