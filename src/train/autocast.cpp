#include "train/autocast.h"

#include <ATen/autocast_mode.h>
#include <torch/version.h>

namespace mien {

namespace {

void set(c10::DeviceType device, bool on) {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    if (on) at::autocast::set_autocast_dtype(device, at::kBFloat16);
    at::autocast::set_autocast_enabled(device, on);
#else
    if (device == c10::DeviceType::CPU) {
        if (on) at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
        at::autocast::set_cpu_enabled(on);
    } else {
        if (on) at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
        at::autocast::set_enabled(on);
    }
#endif
}

}  // namespace

Autocast::Autocast(c10::DeviceType device, bool bfloat16) : device_(device), on_(bfloat16) {
    if (on_) set(device_, true);
}

Autocast::~Autocast() {
    if (!on_) return;
    // Autocast keeps converted weights until told that they may change.
    at::autocast::clear_cache();
    set(device_, false);
}

}  // namespace mien
