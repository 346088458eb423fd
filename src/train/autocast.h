// Mixed precision: convolutions and matrix products in bfloat16, the rest in float32.
#pragma once

#include <c10/core/Device.h>

namespace mien {

// While it lives, torch's autocast to bfloat16 is on in this thread for the device's type, if
// `bfloat16` is set.
class Autocast {
  public:
    Autocast(c10::DeviceType device, bool bfloat16);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

  private:
    c10::DeviceType device_;
    bool on_;
};

}  // namespace mien
