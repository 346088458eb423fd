// Lets a call that writes results fail, as a full or broken disk would.
#pragma once

#include <cstdint>

#include "base/file_system.h"

namespace mien::test {

// The `nth` call from now on (1: the next), and all behind it when `lasting`: see Faults. None once
// it is destroyed.
class FailingCall {
  public:
    FailingCall(std::int64_t nth, int error, bool lasting = false) {
        file_system::Faults& planned = file_system::faults();
        planned.nth = nth;
        planned.lasting = lasting;
        planned.calls = 0;
        planned.error = error;
    }
    ~FailingCall() { file_system::faults().error = 0; }
    FailingCall(const FailingCall&) = delete;
    FailingCall& operator=(const FailingCall&) = delete;

    // Whether there were so many calls at all.
    bool happened() const { return file_system::faults().calls >= file_system::faults().nth; }
};

}  // namespace mien::test
