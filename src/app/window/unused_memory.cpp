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

}  // namespace mien::app
