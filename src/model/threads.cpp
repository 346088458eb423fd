#include "model/threads.h"

#include <ATen/Parallel.h>

// OpenBLAS's own function; null where LibTorch was built with another library.
extern "C" [[gnu::weak]] void openblas_set_num_threads(int count);

namespace mien {

void limit_threads(int count) {
    at::set_num_threads(count);
    if (openblas_set_num_threads) openblas_set_num_threads(count);
}

}  // namespace mien
