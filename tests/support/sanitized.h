// Whether AddressSanitizer is built in. It makes everything many times as slow, so that tests of
// many frames take fewer.
#pragma once

namespace mien::test {

#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace mien::test
