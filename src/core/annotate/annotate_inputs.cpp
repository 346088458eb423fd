// plan_inputs: from what the user named to inputs with names of their own.

#include <algorithm>
#include <cctype>
#include <exception>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "base/regular_file.h"
#include "core/annotate/run_document.h"
#include "mien/annotate.h"
#include "mien/picture_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

// How the results of an input could be called, the shortest first.
struct NamedInput {
    AnnotateInput input;
    std::string stem;
    std::string with_extension;
};

fs::path full_path(const fs::path& path) {
    std::error_code error;
    const fs::path canonical = fs::canonical(path, error);
    return error ? fs::absolute(path) : canonical;
}

// "http://host/way/show.ts?x=1" is called show; an address without a path, stream.
NamedInput from_url(const std::string& url) {
    const std::string plain = url.substr(0, url.find_first_of("?#"));
    const auto way = plain.find('/', plain.find("://") + 3);
    const fs::path last =
        way == std::string::npos ? fs::path() : fs::path(plain.substr(way)).filename();
    const std::string stem = last.stem().empty() ? "stream" : last.stem().string();
    return {{SourceKind::stream, url, {}, {}}, stem, last.empty() ? stem : last.string()};
}

NamedInput from_file(const fs::path& file, SourceKind kind) {
    AnnotateInput input{kind, full_path(file).string(), {}, {}};
    if (kind == SourceKind::stills) input.stills = {full_path(file)};
    return {std::move(input), file.stem().string(), file.filename().string()};
}

// What a folder holds that is not an input, to tell the user in one sentence.
class PassedOver {
  public:
    void add(const fs::directory_entry& entry) {
        std::error_code error;
        const fs::path& path = entry.path();
        if (path.filename().string().starts_with(".") || is_own_result(path)) return;
        if (entry.is_directory(error)) {
            ++kinds_["folders"];
        } else if (!entry.exists(error)) {
            ++kinds_["broken links"];
        } else if (!entry.is_regular_file(error)) {
            ++kinds_["pipes or devices"];
        } else {
            std::string ending = path.extension().string();
            std::transform(ending.begin(), ending.end(), ending.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            ++kinds_[ending.empty() ? "files without an extension" : ending];
        }
    }

    // Empty where there is nothing to tell.
    std::string note(const fs::path& folder) const {
        if (kinds_.empty()) return {};
        std::string text;
        for (const auto& [kind, count] : kinds_) {
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
        }
        text = "skipped in " + folder.string() + ": " + text;
        for (const char* heif : {".heic", ".heif", ".avif", ".hif"}) {
            if (!kinds_.contains(heif)) continue;
            return text +
                   "; save HEIF and AVIF pictures as JPEG to have them read (heif-convert, "
                   "or set the phone to its most compatible format)";
        }
        return text;
    }

  private:
    static bool is_own_result(const fs::path& path) {
        for (const AnnotationFormat format : annotation_formats()) {
            for (const char* one : endings(format)) {
                if (path.string().ends_with(one)) return true;
            }
        }
        const std::string name = path.filename().string();
        return path.extension() == ".annotated" || path.extension() == ".part" ||
               path.extension() == ".json" || path.extension() == ".resume" ||
               name.ends_with(".summary.html");
    }

    std::map<std::string, int> kinds_;
};

void add_folder(const fs::path& folder, std::vector<NamedInput>& found, InputPlan& plan) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        entries.push_back(entry);
    }
    std::sort(entries.begin(), entries.end());
    if (error) {
        plan.problems.push_back("cannot read the folder " + folder.string() + ": " +
                                error.message());
        return;
    }
    const std::size_t before = found.size();
    std::vector<fs::path> stills;
    PassedOver passed_over;
    for (const fs::directory_entry& entry : entries) {
        const fs::path& file = entry.path();
        // What an earlier run drew is not an input.
        if (file.stem().extension() == ".annotated") continue;
        std::error_code ignored;
        if (!entry.is_regular_file(ignored)) {
            passed_over.add(entry);
        } else if (is_video_name(file) || is_animated_png(file)) {
            found.push_back(from_file(file, SourceKind::video));
        } else if (is_still_name(file)) {
            stills.push_back(full_path(file));
        } else {
            passed_over.add(entry);
        }
    }
    if (!stills.empty()) {
        const fs::path whole = full_path(folder);
        const std::string name = whole.filename().empty() ? "stills" : whole.filename().string();
        found.push_back({{SourceKind::stills, whole.string(), std::move(stills), {}}, name, name});
    }
    const std::string note = passed_over.note(folder);
    if (found.size() == before) {
        plan.problems.push_back("cannot annotate the folder " + folder.string() +
                                ": it has no videos and no pictures" +
                                (note.empty() ? "" : "; " + note));
    } else if (!note.empty()) {
        plan.notes.push_back(note);
    }
}

void add(const std::string& named, std::vector<NamedInput>& found, InputPlan& plan) {
    std::error_code error;
    if (is_url(named)) {
        found.push_back(from_url(named));
    } else if (fs::is_directory(named, error)) {
        add_folder(named, found, plan);
    } else if (!fs::exists(named, error)) {
        plan.problems.push_back("cannot open " + named + ": there is no such file or folder");
    } else {
        found.push_back(from_file(named, is_still_name(named) && !is_animated_png(named)
                                             ? SourceKind::stills
                                             : SourceKind::video));
    }
}

// Whether results of this name may be written: nothing is there, or it came from the same input.
bool is_free(const fs::path& out, const std::string& name, const AnnotateInput& input) {
    std::error_code error;
    const fs::path record = out / (name + ".json");
    if (fs::is_regular_file(record, error)) {
        try {
            const auto json =
                nlohmann::json::parse(read_regular_file(record, 64 << 20), nullptr, false);
            return json.at("input").at("source") == recorded_source(input);
        } catch (const std::exception&) {
            return false;  // whatever it is, it stays
        }
    }
    for (const AnnotationFormat format : annotation_formats()) {
        for (const char* one : endings(format)) {
            if (fs::exists(out / (name + one), error)) return false;
        }
    }
    for (const char* drawn : {".annotated.mp4", ".annotated.mkv", ".annotated.jpg"}) {
        if (fs::exists(out / (name + drawn), error)) return false;
    }
    return true;
}

}  // namespace

InputPlan plan_inputs(const std::vector<std::string>& named, const fs::path& out) {
    InputPlan plan;
    std::vector<NamedInput> found;
    for (const std::string& one : named) add(one, found, plan);

    std::map<std::string, int> sharing;
    for (const NamedInput& candidate : found) ++sharing[candidate.stem];
    std::set<std::string> taken;
    for (NamedInput& candidate : found) {
        const std::string wanted =
            sharing[candidate.stem] > 1 ? candidate.with_extension : candidate.stem;
        std::string name = wanted;
        for (int number = 2;
             taken.contains(name) || (!out.empty() && !is_free(out, name, candidate.input));
             ++number) {
            name = wanted + "-" + std::to_string(number);
        }
        taken.insert(name);
        candidate.input.name = name;
        plan.inputs.push_back(std::move(candidate.input));
    }
    return plan;
}

}  // namespace mien
