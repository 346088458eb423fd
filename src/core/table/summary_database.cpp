#include "core/table/summary_database.h"

#include <algorithm>
#include <set>

#include "mien/error.h"

namespace mien {

namespace {

std::vector<TableColumn> summary_columns() {
    using enum CellType;
    return {{"file", text},       {"segment", text},       {"start_s", real},
            {"end_s", real},      {"track", integer},      {"expression", text},
            {"seconds", real},    {"share", real},         {"mean_score", real},
            {"streaks", integer}, {"mean_streak_s", real}, {"longest_streak_s", real},
            {"first_s", real},    {"strongest_s", real},   {"strongest_score", real},
            {"person", text}};
}

// Of all of them, in the order in which they first appear.
std::vector<std::string> columns_of(const std::vector<std::filesystem::path>& annotations) {
    std::vector<std::string> names;
    std::set<std::string> known;
    for (const std::filesystem::path& csv : annotations) {
        try {
            const AnnotationRows rows(csv);
            for (const std::string& name : rows.names()) {
                if (known.insert(name).second) names.push_back(name);
            }
        } catch (const Error&) {
            continue;  // it will have no piece, and whoever reads it says why
        }
    }
    return names;
}

}  // namespace

SummaryDatabase::SummaryDatabase(const std::filesystem::path& path,
                                 const std::vector<std::filesystem::path>& with_rows)
    : file_(path), summary_(file_.add_table("summary", summary_columns())) {
    if (!with_rows.empty()) rows_.emplace(file_, columns_of(with_rows), true);
}

void SummaryDatabase::add(const std::string& name, const std::vector<std::string>& classes,
                          const std::vector<SegmentSummary>& segments,
                          const std::filesystem::path& csv) {
    for (const SegmentSummary& segment : segments) {
        for (std::size_t c = 0; c < classes.size(); ++c) {
            const ExpressionSummary& one = segment.expressions[c];
            std::size_t column = 0;
            const auto set = [&](const auto& value) { file_.set(summary_, column++, value); };
            const auto set_if = [&](bool given, double value) {
                if (given) file_.set(summary_, column, value);
                ++column;
            };
            set(std::string_view(name));
            set(std::string_view(segment.label));
            set(segment.start_s);
            set(segment.end_s);
            if (segment.track != 0) file_.set(summary_, column, std::int64_t{segment.track});
            ++column;  // NULL: all tracks together
            set(std::string_view(classes[c]));
            for (const double value : {one.seconds, one.share, one.mean_score}) set(value);
            set(std::int64_t{one.streaks});
            set(one.mean_streak_s);
            set(one.longest_streak_s);
            set_if(one.first_s.has_value(), one.first_s.value_or(0));
            set_if(one.strongest_score > 0, one.strongest_s);
            set_if(one.strongest_score > 0, one.strongest_score);
            if (!segment.name.empty()) set(std::string_view(segment.name));
            file_.add_row(summary_);
        }
    }
    if (rows_) rows_->add(AnnotationRows(csv), name);
}

}  // namespace mien
