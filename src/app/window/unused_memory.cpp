#include "app/window/unused_memory.h"

#include <cstdlib>  // for __GLIBC__
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace mien::app {

void give_back_unused_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

double memory_in_use_mb() {
#ifdef __GLIBC__
    const struct mallinfo2 about = mallinfo2();
    return static_cast<double>(about.uordblks + about.hblkhd) / (1 << 20);
#else
    return 0;
#endif
}

}  // namespace mien::app
