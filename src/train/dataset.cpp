#include "train/dataset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/checksum.h"
#include "base/number.h"
#include "base/text.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

constexpr int kFerSize = 48;
constexpr std::array kFerClasses{"angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"};
constexpr std::array kPlusClasses{"neutral", "happiness", "surprise", "sadness",
                                  "anger",   "disgust",   "fear",     "contempt"};
constexpr std::size_t kPlusColumns = kPlusClasses.size() + 2;  // and "unknown", "NF"

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\"");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\"") - first + 1);
}

std::vector<std::string_view> fields(std::string_view line) {
    std::vector<std::string_view> result;
    for (;;) {
        const auto comma = line.find(',');
        result.push_back(trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos) return result;
        line.remove_prefix(comma + 1);
    }
}

// Where in a file something is wrong.
struct Place {
    const std::string& file;
    std::size_t line;

    [[noreturn]] void fail(const std::string& what) const {
        throw Error("cannot read " + file + ": line " + std::to_string(line) + " " + what);
    }
};

// Lines one after the other. The longest of FER-2013 has 9 KB: what goes on for more is no such
// file, and is not read to its end.
class Lines {
  public:
    Lines(std::istream& csv, const std::string& name) : csv_(csv), name_(name), buffer_(1 << 16) {}

    // Valid until the next call; false at the end. The first one comes without a byte order mark.
    bool next(std::string_view& line) {
        csv_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        const auto read = static_cast<std::size_t>(csv_.gcount());
        if (read == 0) return false;
        ++number_;
        if (csv_.fail()) place().fail("does not end within 64 KB; this is not a table of crops");
        line = {buffer_.data(), csv_.eof() ? read : read - 1};
        constexpr std::string_view kMark = "\xEF\xBB\xBF";
        if (number_ == 1 && line.starts_with(kMark)) line.remove_prefix(kMark.size());
        return true;
    }

    Place place() const { return {name_, number_}; }

  private:
    std::istream& csv_;
    const std::string& name_;
    std::vector<char> buffer_;
    std::size_t number_ = 0;
};

int whole_number(std::string_view text, int highest, const Place& place, const char* what) {
    const auto value = parse_number<int>(text);
    if (!value || *value < 0 || *value > highest) {
        place.fail("has '" + printable(text.substr(0, 20)) + "' where " + what + " from 0 to " +
                   std::to_string(highest) + " should be");
    }
    return *value;
}

void read_pixels(std::string_view text, std::vector<std::uint8_t>& pixels, const Place& place) {
    pixels.clear();
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        if (space > 0) {
            pixels.push_back(static_cast<std::uint8_t>(
                whole_number(text.substr(0, space), 255, place, "a pixel")));
        }
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    if (pixels.size() != kFerSize * kFerSize) {
        place.fail("has " + std::to_string(pixels.size()) + " pixels instead of 2304");
    }
}

std::size_t column(const std::vector<std::string_view>& header, std::string_view name,
                   const Place& place) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) {
        place.fail("must name the columns, and lacks '" + std::string(name) + "'");
    }
    return static_cast<std::size_t>(found - header.begin());
}

// Calls `use` with the fields of each line below the header; all have as many as it.
template <typename Use>
void each_row(Lines& lines, std::size_t count, const Use& use) {
    for (std::string_view line; lines.next(line);) {
        if (trimmed(line).empty()) continue;
        const auto row = fields(line);
        if (row.size() != count) {
            lines.place().fail("has " + std::to_string(row.size()) + " fields instead of " +
                               std::to_string(count));
        }
        use(row, lines.place());
    }
}

// The name of a part of the rows, as "Training".
std::string split_name(std::string_view text, const Place& place) {
    if (text.size() > 40 || !is_plain(text)) {
        place.fail("has '" + printable(text.substr(0, 20)) +
                   "' where the name of a split should be");
    }
    return std::string(text);
}

using Ballot = std::array<int, kPlusColumns>;

int total(const Ballot& ballot) {
    return std::accumulate(ballot.begin(), ballot.end(), 0);
}

// The class that holds more than half of the votes; -1 if none does, or it is no expression.
int majority(const Ballot& ballot) {
    const auto most = std::max_element(ballot.begin(), ballot.end());
    const auto winner = static_cast<std::size_t>(most - ballot.begin());
    return 2 * *most > total(ballot) && winner < kPlusClasses.size() ? static_cast<int>(winner)
                                                                     : -1;
}

// A single vote is more often a slip than an opinion (Barsoum et al. drop them too).
std::array<float, kPlusClasses.size()> shares_of(const Ballot& ballot) {
    std::array<float, kPlusClasses.size()> shares{};
    const int no_expression = ballot[kPlusColumns - 2] + ballot[kPlusColumns - 1];
    if (2 * no_expression > total(ballot)) return shares;
    int counted = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) counted += ballot[i] > 1 ? ballot[i] : 0;
    for (std::size_t i = 0; i < shares.size() && counted > 0; ++i) {
        if (ballot[i] > 1) shares[i] = static_cast<float>(ballot[i]) / static_cast<float>(counted);
    }
    return shares;
}

}  // namespace

void Dataset::add(const std::uint8_t* crop, int label, const std::string& split) {
    pixels.insert(pixels.end(), crop, crop + pixels_per_row());
    labels.push_back(label);
    splits.push_back(split);
}

Dataset read_fer2013(std::istream& csv, const std::string& name) {
    Lines lines(csv, name);
    std::string_view line;
    lines.next(line);
    const Place top{name, 1};
    const auto header = fields(line);  // until the next line is read
    const std::size_t emotion = column(header, "emotion", top);
    const std::size_t pixels = column(header, "pixels", top);
    const std::size_t usage = column(header, "Usage", top);

    Dataset dataset{{kFerClasses.begin(), kFerClasses.end()}, kFerSize, {}, {}, {}};
    std::vector<std::uint8_t> crop;
    crop.reserve(kFerSize * kFerSize);
    const std::size_t columns_there = header.size();
    each_row(lines, columns_there, [&](const auto& row, const Place& place) {
        read_pixels(row[pixels], crop, place);
        dataset.add(crop.data(), whole_number(row[emotion], 6, place, "a class"),
                    split_name(row[usage], place));
    });
    if (dataset.rows() == 0) throw Error("cannot read " + name + ": it has no rows");
    return dataset;
}

Votes read_votes(const Dataset& dataset, std::istream& csv, const std::string& name) {
    Lines lines(csv, name);
    std::string_view line;
    lines.next(line);
    const Place top{name, 1};
    const auto header = fields(line);  // until the next line is read
    const std::size_t usage = column(header, "Usage", top);
    std::array<std::size_t, kPlusColumns> columns{};
    for (std::size_t i = 0; i < kPlusClasses.size(); ++i) {
        columns[i] = column(header, kPlusClasses[i], top);
    }
    columns[kPlusColumns - 2] = column(header, "unknown", top);
    columns[kPlusColumns - 1] = column(header, "NF", top);

    std::map<std::string, std::vector<Ballot>> ballots;
    const std::size_t columns_there = header.size();
    each_row(lines, columns_there, [&](const auto& row, const Place& place) {
        Ballot ballot{};
        for (std::size_t i = 0; i < kPlusColumns; ++i) {
            ballot[i] = whole_number(row[columns[i]], 1000, place, "a number of votes");
        }
        ballots[split_name(row[usage], place)].push_back(ballot);
    });

    std::map<std::string, std::size_t> rows;
    for (const std::string& split : dataset.splits) ++rows[split];
    for (const auto& [split, count] : rows) {
        if (ballots[split].size() != count) {
            throw Error("cannot use " + name + ": it has votes for " +
                        std::to_string(ballots[split].size()) + " rows of " + split +
                        ", the data has " + std::to_string(count));
        }
    }
    Votes votes{{kPlusClasses.begin(), kPlusClasses.end()}, {}, {}};
    std::map<std::string, std::size_t> taken;
    for (const std::string& split : dataset.splits) {
        const Ballot& ballot = ballots[split][taken[split]++];
        votes.labels.push_back(majority(ballot));
        const auto shares = shares_of(ballot);
        votes.shares.insert(votes.shares.end(), shares.begin(), shares.end());
    }
    return votes;
}

Dataset select(const Dataset& dataset, const std::string& split) {
    Dataset result{dataset.classes, dataset.size, {}, {}, {}};
    for (std::size_t i = 0; i < dataset.rows(); ++i) {
        if (dataset.splits[i] == split && dataset.labels[i] >= 0) {
            result.add(dataset.row(i), dataset.labels[i], split);
        }
    }
    return result;
}

std::uint64_t fingerprint(const Dataset& dataset, const std::optional<Votes>& votes) {
    Checksum sum;
    const auto take_all = [&sum](const auto& values) {
        sum.add(values.data(), values.size() * sizeof values[0]);
    };
    take_all(dataset.pixels);
    take_all(dataset.labels);
    for (const std::string& split : dataset.splits) take_all(split);
    if (votes) take_all(votes->shares);
    return sum.value();
}

void hold_out(Dataset& dataset, const std::string& split, const std::string& to, double share) {
    std::vector<double> due(dataset.classes.size(), 0.5);
    for (std::size_t i = 0; i < dataset.rows(); ++i) {
        if (dataset.splits[i] != split || dataset.labels[i] < 0) continue;
        double& owed = due[static_cast<std::size_t>(dataset.labels[i])];
        owed += share;
        if (owed >= 1) {
            owed -= 1;
            dataset.splits[i] = to;
        }
    }
}

std::vector<int> match_classes(const std::vector<std::string>& from,
                               const std::vector<std::string>& to) {
    std::vector<int> result;
    for (const std::string& name : from) {
        const auto found = std::find_if(to.begin(), to.end(), [&name](const std::string& other) {
            return expression_key(other) == expression_key(name);
        });
        result.push_back(found == to.end() ? -1 : static_cast<int>(found - to.begin()));
    }
    return result;
}

}  // namespace mien
