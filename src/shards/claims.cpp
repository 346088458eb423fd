#include "shards/claims.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/file_system.h"
#include "base/regular_file.h"
#include "base/whole_number.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien::shards {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using nlohmann::json;

constexpr int kBeatsPerLease = 6;  // five may be lost, or late
constexpr std::int64_t kMostClaimBytes = 64 << 10;

fs::path file_of(const fs::path& folder, const std::string& name, std::int64_t number) {
    return folder / (name + "." + std::to_string(number));
}

std::string text_of(const ClaimNote& note) {
    return json{{"worker", note.worker},
                {"beat", note.beat},
                {"given_back", note.given_back},
                {"share", note.share},
                {"speed", note.speed}}
               .dump(-1, ' ', false, json::error_handler_t::replace) +
           "\n";
}

// Of "NAME.12"; 0 for other files.
std::pair<std::string, std::int64_t> parts_of(const std::string& file) {
    const std::size_t dot = file.rfind('.');
    if (dot == std::string::npos) return {};
    std::int64_t number = 0;
    const char* const end = file.data() + file.size();
    const auto [rest, error] = std::from_chars(file.data() + dot + 1, end, number);
    if (error != std::errc() || rest != end || number < 1) return {};
    return {file.substr(0, dot), number};
}

template <typename Do>
void each_claim(const fs::path& folder, const Do& what) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto [name, number] = parts_of(entry->path().filename().string());
        if (number > 0) what(name, number);
    }
}

}  // namespace

std::map<std::string, std::int64_t> newest_claims(const fs::path& folder) {
    std::map<std::string, std::int64_t> newest;
    each_claim(folder, [&newest](const std::string& name, std::int64_t number) {
        std::int64_t& highest = newest[name];
        highest = std::max(highest, number);
    });
    return newest;
}

ClaimNote read_claim(const fs::path& folder, const std::string& name, std::int64_t number) {
    try {
        const json note =
            json::parse(read_regular_file(file_of(folder, name, number), kMostClaimBytes));
        const double share = note.at("share");
        const double speed = note.at("speed");
        return {note.at("worker"), whole_number(note.at("beat")), note.at("given_back"),
                std::clamp(share, 0.0, 1.0), std::max(0.0, speed)};
    } catch (const std::exception&) {
        return {};
    }
}

std::string worker_name() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '?';
    return std::string(host.data()) + ":" + std::to_string(::getpid());
}

Claim::Claim(fs::path folder, std::string name, std::int64_t number, ClaimNote note, Lease lease)
    : folder_(std::move(folder)),
      name_(std::move(name)),
      number_(number),
      lease_(lease),
      note_(std::move(note)),
      beaten_(Clock::now()),
      thread_([this](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          while (!stop.stop_requested() && !lost_) {
              wake_.wait_for(lock, stop, lease_ / kBeatsPerLease, [] { return false; });
              if (!stop.stop_requested()) beat();
          }
      }) {}

Claim::~Claim() {
    if (done_) return;
    thread_.request_stop();
    thread_.join();
    if (lost_) return;
    note_.given_back = true;
    beat();
}

bool Claim::lost() const {
    const std::lock_guard lock(mutex_);
    return lost_ || Clock::now() - beaten_ > lease_;
}

void Claim::tell(double share, double speed) {
    const std::lock_guard lock(mutex_);
    note_.share = share;
    note_.speed = speed;
}

// With the mutex, or alone. Writing may hang with the network; then lost() says so, late.
void Claim::beat() {
    std::error_code error;
    const bool taken_over = fs::exists(file_of(folder_, name_, number_ + 1), error);
    // Without its own file, another worker has done the work.
    if (taken_over || !fs::exists(file_of(folder_, name_, number_), error)) {
        lost_ = true;
        return;
    }
    ++note_.beat;
    try {
        write_file(file_of(folder_, name_, number_), text_of(note_));
        beaten_ = Clock::now();
    } catch (const Error&) {  // perhaps the next time
    }
}

void Claim::done() {
    thread_.request_stop();
    thread_.join();
    done_ = true;
    std::vector<std::int64_t> numbers;
    each_claim(folder_, [&](const std::string& name, std::int64_t number) {
        if (name == name_) numbers.push_back(number);
    });
    for (const std::int64_t number : numbers) {
        file_system::remove(file_of(folder_, name_, number));
    }
}

Claims::Claims(fs::path folder, Lease lease) : folder_(std::move(folder)), lease_(lease) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) throw Error("cannot write to " + folder_.string() + ": " + error.message());
}

bool Claims::is_free(const std::string& name, std::int64_t newest) {
    if (newest == 0) return true;
    const ClaimNote note = read_claim(folder_, name, newest);
    if (note.given_back) return true;
    Seen& seen = seen_[name];
    const auto now = Clock::now();
    if (seen.number != newest || seen.beat != note.beat) {
        seen = {newest, note.beat, now, seen.number != 0};
    }
    return now - seen.since > lease_;
}

std::unique_ptr<Claim> Claims::take(const std::string& name) {
    std::int64_t newest = 0;
    each_claim(folder_, [&](const std::string& found, std::int64_t number) {
        if (found == name) newest = std::max(newest, number);
    });
    if (!is_free(name, newest)) return nullptr;
    const std::int64_t number = newest + 1;
    const ClaimNote note{worker_name(), 1, false, 0, 0};
    const fs::path file = file_of(folder_, name, number);
    static std::atomic<int> counter = 0;
    const fs::path own =
        file.string() + "." + note.worker + "." + std::to_string(++counter) + ".new";
    write_file(own, text_of(note));
    const std::error_code error = file_system::link(own, file);
    file_system::remove(own);
    if (error == std::errc::file_exists) return nullptr;  // another was first
    if (error) throw write_error(file, error);
    return std::make_unique<Claim>(folder_, name, number, note, lease_);
}

bool Claims::is_alive(const std::string& name) const {
    const auto found = seen_.find(name);
    return found != seen_.end() && found->second.has_risen &&
           Clock::now() - found->second.since <= lease_;
}

int Claims::fruitless(const std::string& name) const {
    std::vector<std::int64_t> numbers;
    each_claim(folder_, [&](const std::string& found, std::int64_t number) {
        if (found == name) numbers.push_back(number);
    });
    std::sort(numbers.begin(), numbers.end());
    if (!numbers.empty()) numbers.pop_back();  // alive
    int count = 0;
    double furthest = 0;
    for (const std::int64_t number : numbers) {
        const ClaimNote note = read_claim(folder_, name, number);
        if (!note.given_back && note.share <= furthest) ++count;
        furthest = std::max(furthest, note.share);
    }
    return count;
}

}  // namespace mien::shards
