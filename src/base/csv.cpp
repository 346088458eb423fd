#include "base/csv.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/text.h"
#include "mien/error.h"

namespace mien {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::size_t kLongestRecord = std::size_t{1} << 20;

// With apostrophes in front or without, so that a text that had one keeps it.
bool is_formula(std::string_view text) {
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos &&
           std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string csv_text(const std::string& text) {
    return raw_cell(is_formula(text) ? "'" + text : text);
}

std::string tsv_text(const std::string& text) {
    std::string cell = printable(is_formula(text) ? "'" + text : text);
    std::replace(cell.begin(), cell.end(), '"', '\'');
    return cell;
}

std::string raw_cell(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
    std::string quoted = "\"";
    for (const char c : field) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

std::string_view text_of_cell(std::string_view cell) {
    return cell.starts_with('\'') && is_formula(cell) ? cell.substr(1) : cell;
}

CsvReader::CsvReader(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code error;
    const auto status = std::filesystem::status(path_, error);
    const auto refuse = [this](const std::string& why) {
        throw Error("cannot read " + printable(path_.string()) + ": " + why);
    };
    if (std::filesystem::is_directory(status)) refuse("it is a folder; give a file");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        refuse("it is a pipe or a device; save it to a file first");
    }
    errno = 0;
    file_.open(path_, std::ios::binary);
    if (!file_) {
        refuse(errno == ENOENT ? "there is no such file; check its name"
                               : std::generic_category().message(errno));
    }
    const auto size = std::filesystem::file_size(path_, error);
    if (!error) size_ = static_cast<std::int64_t>(size);
    fill();
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (std::string_view(buffer_.data(), end_).starts_with(kMark)) {
        begin_ = kMark.size();
        offset_ = static_cast<std::int64_t>(kMark.size());
    }
}

// Reads more behind what is there; false at the end of the file.
bool CsvReader::fill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ > kLongestRecord) {
        throw Error("cannot read " + path_.string() + ", line " + std::to_string(next_line_) +
                    ": the line does not end; this is not a table");
    }
    buffer_.resize(end_ + kBlock);
    file_.read(buffer_.data() + end_, static_cast<std::streamsize>(kBlock));
    end_ += static_cast<std::size_t>(file_.gcount());
    if (file_.bad()) throw Error("cannot read " + path_.string() + ": the disk reports an error");
    return file_.gcount() > 0;
}

// Sets length_ and ended_ for the record at begin_; false when there is none.
bool CsvReader::find_record() {
    bool quoted = false;
    std::size_t looked_at = 0;  // of the record
    for (;;) {
        const char* begin = buffer_.data() + begin_;
        const std::size_t there = end_ - begin_;
        for (; looked_at < there; ++looked_at) {
            if (begin[looked_at] == '"') quoted = !quoted;
            if (begin[looked_at] != '\n') continue;
            if (quoted) {
                ++next_line_;
                continue;
            }
            ++next_line_;
            length_ = static_cast<std::int64_t>(looked_at) + 1;
            ended_ = true;
            return true;
        }
        if (!fill()) break;
    }
    length_ = static_cast<std::int64_t>(end_ - begin_);
    ended_ = false;
    return length_ > 0;
}

bool CsvReader::next(std::vector<std::string_view>& fields) {
    for (;;) {
        begin_ += static_cast<std::size_t>(length_);
        offset_ += length_;
        length_ = 0;
        line_ = next_line_;
        if (!find_record()) return false;
        std::string_view record(buffer_.data() + begin_, static_cast<std::size_t>(length_));
        if (record.ends_with('\n')) record.remove_suffix(1);
        if (record.ends_with('\r')) record.remove_suffix(1);
        if (record.empty()) continue;
        split(record, fields);
        return true;
    }
}

void CsvReader::split(std::string_view record, std::vector<std::string_view>& fields) {
    fields.clear();
    unquoted_.clear();
    unquoted_.reserve(record.size());  // so that views into it stay good
    for (std::size_t i = 0;; ++i) {
        if (i < record.size() && record[i] == '"') {
            const std::size_t begin = unquoted_.size();
            for (++i; i < record.size(); ++i) {
                if (record[i] == '"' && (i + 1 == record.size() || record[i + 1] != '"')) break;
                if (record[i] == '"') ++i;
                unquoted_ += record[i];
            }
            fields.push_back(std::string_view(unquoted_).substr(begin));
            i = std::min(record.find(',', i), record.size());
        } else {
            const std::size_t end = std::min(record.find(',', i), record.size());
            fields.push_back(record.substr(i, end - i));
            i = end;
        }
        if (i >= record.size()) return;
    }
}

}  // namespace mien
