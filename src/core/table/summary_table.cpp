#include "core/table/summary_table.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "base/atomic_file.h"
#include "base/csv.h"
#include "core/table/summary_database.h"
#include "core/table/summary_rows.h"
#include "mien/expressions.h"
#include "report/html.h"

namespace mien {

namespace {

constexpr std::size_t kMostFiles = 5'000;  // of the page: 4 MB, which a browser shows at once

}  // namespace

SummaryPiece summary_piece(const AnnotationSummary& summary, const std::string& file) {
    SummaryPiece piece;
    piece.name = file;
    piece.classes = summary.annotation.classes;
    piece.rows = summary_rows(summary.segments, piece.classes, csv_text(file) + ",");
    piece.segments = summary.segments;
    piece.csv = summary.annotation.file;
    piece.people = static_cast<int>(summary.annotation.tracks().size());
    for (const ExpressionSummary& one : summary.segments.front().expressions) {
        piece.seconds.push_back(one.seconds);
    }
    return piece;
}

struct SummaryTable::Impl {
    struct Line {
        std::string name;
        int people;
        std::map<std::string, double> seconds;  // by what the expression is called
    };

    Impl(std::filesystem::path to, const std::vector<std::filesystem::path>& with_rows)
        : path(std::move(to)) {
        if (path.extension() == ".sqlite") {
            database.emplace(path, with_rows);
        } else {
            file.emplace(path);
            file->write("file," + std::string(kSummaryColumns));
        }
    }

    std::string page() const {
        // The order of their first appearance would differ with the order of the files.
        std::vector<std::string> names;
        double sum = 0;
        for (const auto& [name, seconds] : total) {
            names.push_back(name);
            sum += seconds;
        }
        std::vector<std::string> header{"annotation", "faces", "time"};
        header.insert(header.end(), names.begin(), names.end());
        std::string body = html::heading(std::to_string(files) + " annotations");
        body += html::paragraph(std::to_string(people) + " faces, scored for " +
                                html::number(sum / 3600, 2) + " hours.");
        if (sum > 0) {
            html::BarGroups bars{names, {"share of the time"}, {}};
            for (const std::string& name : names) bars.values.push_back({total.at(name) / sum});
            body += html::bar_chart("", bars);
        }
        if (files > lines.size()) {
            body += html::paragraph("Of these, the first " + std::to_string(lines.size()) +
                                    " are below; the table " + path.filename().string() +
                                    " has all of them.");
        }
        std::vector<std::vector<std::string>> rows;
        for (const Line& line : lines) {
            const double seconds =
                std::accumulate(line.seconds.begin(), line.seconds.end(), 0.0,
                                [](double all, const auto& one) { return all + one.second; });
            std::vector<std::string> row{line.name, std::to_string(line.people),
                                         html::number(seconds, 1) + " s"};
            for (const std::string& name : names) {
                const auto one = line.seconds.find(name);
                row.push_back(one == line.seconds.end() || seconds <= 0
                                  ? ""
                                  : html::percent(one->second / seconds, 1));
            }
            rows.push_back(std::move(row));
        }
        body += html::table(header, rows);
        return html::page("Summary of " + std::to_string(files) + " annotations", body);
    }

    std::filesystem::path path;
    std::optional<AtomicFile> file;  // one of these two
    std::optional<SummaryDatabase> database;
    std::vector<Line> lines;  // the first ones
    std::size_t files = 0;
    std::int64_t people = 0;
    std::map<std::string, double> total;
};

SummaryTable::SummaryTable(const std::filesystem::path& path,
                           const std::vector<std::filesystem::path>& with_rows)
    : impl_(std::make_unique<Impl>(path, with_rows)) {}

SummaryTable::~SummaryTable() = default;

void SummaryTable::add(const SummaryPiece& piece) {
    if (impl_->database) {
        impl_->database->add(piece.name, piece.classes, piece.segments, piece.csv);
    } else {
        impl_->file->write(piece.rows);
    }
    ++impl_->files;
    impl_->people += piece.people;
    Impl::Line line{piece.name, piece.people, {}};
    for (std::size_t i = 0; i < piece.classes.size(); ++i) {
        const std::string& name = piece.classes[i];
        line.seconds[name] += piece.seconds[i];
        impl_->total[name] += piece.seconds[i];
    }
    if (impl_->lines.size() < kMostFiles) impl_->lines.push_back(std::move(line));
}

std::vector<std::filesystem::path> SummaryTable::finish() {
    std::filesystem::path page = impl_->path;
    page.replace_extension(".html");
    AtomicFile file(page);
    file.write(impl_->page());
    if (impl_->database) {
        impl_->database->commit();
    } else {
        impl_->file->commit();
    }
    file.commit();
    return {impl_->path, page};
}

}  // namespace mien
