#include "serve/watchers.h"

#include <algorithm>

namespace mien::serve {

void Watchers::come(Feed feed, const std::string& address) {
    const std::lock_guard lock(mutex_);
    ++of(addresses_[address], feed);
}

void Watchers::go(Feed feed, const std::string& address) {
    const std::lock_guard lock(mutex_);
    const auto found = addresses_.find(address);
    if (found == addresses_.end()) return;
    --of(found->second, feed);
    if (found->second.pictures <= 0 && found->second.events <= 0) addresses_.erase(found);
}

std::vector<Watcher> Watchers::now() const {
    const std::lock_guard lock(mutex_);
    std::vector<Watcher> all;
    for (const auto& [address, one] : addresses_) {
        all.push_back({address, std::max(one.pictures, one.events)});
    }
    return all;
}

}  // namespace mien::serve
