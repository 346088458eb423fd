// Who watches, by address.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace mien::serve {

struct Watcher {
    std::string address;  // as it reaches this machine: "192.168.1.30"
    int viewers = 0;      // from there

    bool operator==(const Watcher&) const = default;
};

// A page is a viewer with two connections, a player has one for the picture: of one address, the
// larger number counts. Thread rule: any thread.
class Watchers {
  public:
    enum class Feed { pictures, events };

    void come(Feed feed, const std::string& address);
    void go(Feed feed, const std::string& address);

    std::vector<Watcher> now() const;  // by address

  private:
    struct Connections {
        int pictures = 0;
        int events = 0;
    };

    static int& of(Connections& one, Feed feed) {
        return feed == Feed::pictures ? one.pictures : one.events;
    }

    mutable std::mutex mutex_;
    std::map<std::string, Connections> addresses_;
};

}  // namespace mien::serve
