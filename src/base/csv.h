// Comma-separated values as in RFC 4180: quoting, and reading record by record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace mien {

// A cell that holds a text: quoted where it must be, quotes doubled. A spreadsheet runs what begins
// with =, +, - or @ (OWASP, "CSV Injection"): such a text gets an apostrophe in front.
std::string csv_text(const std::string& text);

// The same for tables whose cells are parted by tabs, where no quoting is agreed upon: double
// quotes become single ones, and control characters are shown (base/text.h).
std::string tsv_text(const std::string& text);

// A field that was read, as a cell again: with its apostrophe if it has one.
std::string raw_cell(std::string_view field);

// The text of such a cell, without that apostrophe.
std::string_view text_of_cell(std::string_view cell);

// Reads a table of any length with little memory: a line of more than a megabyte is an Error. Takes
// LF and CRLF, and a byte order mark. Throws Error when the file cannot be read, or is no regular
// file. Thread rule: one thread at a time.
class CsvReader {
  public:
    explicit CsvReader(std::filesystem::path path);

    // The next record's fields, valid until the next call; false at the end. Empty lines are left
    // out.
    bool next(std::vector<std::string_view>& fields);

    // Of the last record:
    std::int64_t line() const { return line_; }      // from 1
    std::int64_t offset() const { return offset_; }  // of its first byte
    bool ended() const { return ended_; }            // by a line feed: else the file is cut off

    std::int64_t position() const { return offset_ + length_; }  // behind the last record
    std::int64_t size() const { return size_; }                  // of the file, bytes

  private:
    bool find_record();
    bool fill();
    void split(std::string_view record, std::vector<std::string_view>& fields);

    std::filesystem::path path_;
    std::ifstream file_;
    std::int64_t size_ = 0;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  // of the record, in the buffer
    std::size_t end_ = 0;    // of what was read
    std::int64_t offset_ = 0;
    std::int64_t length_ = 0;  // with its line feed
    std::int64_t line_ = 0;
    std::int64_t next_line_ = 1;
    bool ended_ = true;
    std::string unquoted_;
};

}  // namespace mien
