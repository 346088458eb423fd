// MIEN_API marks what the shared library offers; everything else stays hidden.
#pragma once

#define MIEN_API __attribute__((visibility("default")))
