// The order in memory in which LibTorch's convolutions are fast on a CPU.
#pragma once

#include <ATen/core/Tensor.h>

namespace mien {

// Images {n, channels, height, width}, or kernels alike: channels last, with strides that say so.
// Those of a single channel fit both layouts, and then LibTorch would take the other one for all
// that follows. A view where the order is right already, else a copy.
inline at::Tensor channels_last(const at::Tensor& images) {
    const at::Tensor dense = images.contiguous(at::MemoryFormat::ChannelsLast);
    const std::int64_t channels = dense.size(1), height = dense.size(2), width = dense.size(3);
    return dense.as_strided(dense.sizes(),
                            {height * width * channels, 1, width * channels, channels});
}

}  // namespace mien
