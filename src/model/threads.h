// How many threads LibTorch computes with.
#pragma once

namespace mien {

// For the whole process, and for what LibTorch hands its matrix products to as well: OpenBLAS keeps
// threads of its own, which spin on every core between two products unless told not to.
void limit_threads(int count);

}  // namespace mien
