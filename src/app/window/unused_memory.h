// What was freed, back to the system.
#pragma once

namespace mien::app {

// glibc keeps what one thread frees for that thread's arena, between whatever is still in use
// there: after a few checkpoints and sources it held 110 MB of 277 that nobody used. Takes some
// milliseconds. Does nothing with other C libraries. Any thread.
void give_back_unused_memory();

// Megabytes that were taken by malloc() and not freed; 0 with other C libraries. Any thread.
double memory_in_use_mb();

}  // namespace mien::app
