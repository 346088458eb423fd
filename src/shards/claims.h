// Who works on what, among workers on any number of machines that share a folder. There is no
// server and no file lock: a claim is a file of its own, and a worker that falls silent loses it.
//
// A claim on NAME is "NAME.1". Its holder writes it anew several times within the lease; when it no
// longer does, or has given the claim back, the next worker makes "NAME.2", and so on: the highest
// number holds. A claim is made with link(2), which succeeds for one of all who try, on NFS too.
// Silence is measured by the clock of whoever waits, so that clocks need not agree.
//
// A worker that was only stopped for a while (a machine that slept, a network that hung) notices
// that there is a higher number than its own. Until then two may work on the same thing: they must
// not write the same files.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace mien::shards {

using Lease = std::chrono::milliseconds;

// What a claim says of itself.
struct ClaimNote {
    std::string worker;       // "host:process"
    std::int64_t beat = 0;    // rises while its worker is alive
    bool given_back = false;  // the work is not done, and anyone may take it at once
    double share = 0;         // of the work that is done, 0 to 1
    double speed = 0;         // seconds of media in a second
};

// The highest number of every name. Empty for a folder that is not there.
std::map<std::string, std::int64_t> newest_claims(const std::filesystem::path& folder);

// Empty notes where the file is damaged, or gone meanwhile.
ClaimNote read_claim(const std::filesystem::path& folder, const std::string& name,
                     std::int64_t number);

// "host:process", of this one.
std::string worker_name();

// A thing that this worker has, until it is destroyed; a thread keeps it alive. Thread rule: any
// thread.
class Claim {
  public:
    Claim(std::filesystem::path folder, std::string name, std::int64_t number, ClaimNote note,
          Lease lease);
    ~Claim();  // gives it back, unless it is done()
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;

    std::int64_t number() const { return number_; }

    // Another worker has taken it over, or this one could not say for a whole lease that it is
    // alive: the work is no longer its own.
    bool lost() const;

    // For others to read, with the next beat.
    void tell(double share, double speed);

    // The work is done: nobody needs the claims on it any more.
    void done();

  private:
    void beat();

    const std::filesystem::path folder_;
    const std::string name_;
    const std::int64_t number_;
    const Lease lease_;
    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    ClaimNote note_;
    std::chrono::steady_clock::time_point beaten_;
    bool lost_ = false;
    bool done_ = false;
    std::jthread thread_;  // last
};

// How one worker sees the claims in a folder. Thread rule: one thread.
class Claims {
  public:
    // The folder is made if it is not there. Throws Error where it cannot be.
    Claims(std::filesystem::path folder, Lease lease);

    // None while another worker has it. Throws Error where the folder cannot be written.
    std::unique_ptr<Claim> take(const std::string& name);

    // Whether its worker has given a sign of life since this one looked first, with take().
    bool is_alive(const std::string& name) const;

    // How many workers have fallen silent while they had it without having brought it further than
    // those before them.
    int fruitless(const std::string& name) const;

  private:
    // The newest beat, since when it has been that, and whether there was one before it.
    struct Seen {
        std::int64_t number = 0;
        std::int64_t beat = 0;
        std::chrono::steady_clock::time_point since;
        bool has_risen = false;
    };
    bool is_free(const std::string& name, std::int64_t newest);

    std::filesystem::path folder_;
    Lease lease_;
    std::map<std::string, Seen> seen_;
};

}  // namespace mien::shards
