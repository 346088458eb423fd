// Where BIDS files lie, and what a data set needs beside them.

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/regular_file.h"
#include "base/text.h"
#include "core/table/bids.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostParticipants = 16 << 20;  // bytes

void check_label(const char* what, const std::string& label) {
    const bool fine =
        !label.empty() && label.size() <= 64 && std::all_of(label.begin(), label.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
    if (fine) return;
    throw Error("'" + printable(label.substr(0, 64)) + "' cannot be a " + what +
                " of BIDS: it has letters and digits only, such as 01 or rest");
}

bool is_there(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

// The table with a line for the subject: n/a in every column that is not ours.
std::string with_participant(const std::string& table, const std::string& subject) {
    const std::string name = "sub-" + subject;
    const std::string head = table.substr(0, table.find('\n'));
    for (std::size_t at = 0; at < table.size();) {
        const std::size_t end = std::min(table.find('\n', at), table.size());
        const std::string line = table.substr(at, end - at);
        if (line.substr(0, line.find_first_of("\t\r")) == name) return table;
        at = end + 1;
    }
    std::string line = name;
    for (auto i = std::count(head.begin(), head.end(), '\t'); i > 0; --i) line += "\tn/a";
    return table + (table.ends_with('\n') ? "" : "\n") + line + "\n";
}

// Empty where the subject has its line already.
std::string participants_with(const fs::path& file, const std::string& subject) {
    if (!is_there(file)) return "participant_id\nsub-" + subject + "\n";
    try {
        const std::string table = read_regular_file(file, kMostParticipants);
        const std::string text = with_participant(table, subject);
        return text == table ? std::string() : text;
    } catch (const Error& error) {
        throw Error("cannot read " + file.string() + ": " + error.what());
    }
}

}  // namespace

std::vector<fs::path> write_bids_dataset(const Annotation& annotation,
                                         const std::vector<Marker>& markers, double zero_s,
                                         std::optional<int> track, const BidsPlace& place,
                                         const fs::path& dataset, bool derived) {
    check_label("subject", place.subject);
    if (!place.session.empty()) check_label("session", place.session);
    check_label("task", place.task);

    const std::string subject = "sub-" + place.subject;
    fs::path folder = dataset / subject;
    std::string name = subject;
    if (!place.session.empty()) {
        folder /= "ses-" + place.session;
        name += "_ses-" + place.session;
    }
    folder /= "beh";
    name += "_task-" + place.task;
    if (place.run > 0) name += fmt::format("_run-{:02}", place.run);
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw Error("cannot write to " + folder.string() + ": " + error.message());

    std::vector<fs::path> files =
        write_bids(annotation, markers, zero_s, track, folder / name, derived);
    const auto add = [&files](const fs::path& file, const std::string& text) {
        write_file(file, text);
        files.push_back(file);
    };
    const fs::path description = dataset / "dataset_description.json";
    if (!is_there(description)) {
        add(description,
            "{\n  \"Name\": \"Facial expressions\",\n  \"BIDSVersion\": \"1.10.0\",\n"
            "  \"DatasetType\": \"raw\",\n  \"GeneratedBy\": [{\"Name\": \"Mien\", \"Version\": "
            "\"" MIEN_VERSION "\"}]\n}\n");
    }
    const fs::path readme = dataset / "README";
    if (!is_there(readme)) {
        add(readme,
            "Facial expressions, read from videos by Mien " MIEN_VERSION
            ".\n\nEach recording in beh/ has the scores of the expressions of one face, sample by "
            "sample\n(_physio.tsv.gz; n/a where the face was not read), and the stretches in which "
            "it kept an\nexpression, with the markers that were set (_events.tsv). A score says "
            "how a face looks to\na network that was trained on what people said of photographs; "
            "it does not say what the\nperson feels.\n\nWrite here who took part, what they did "
            "and saw, and who may use the data.\n");
    }
    const fs::path participants = dataset / "participants.tsv";
    const std::string table = participants_with(participants, place.subject);
    if (!table.empty()) add(participants, table);
    return files;
}

}  // namespace mien
