// The message of the Error that a call throws.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "mien/error.h"

namespace mien::test {

template <typename Call>
std::string error_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    ADD_FAILURE() << "no Error was thrown";
    return {};
}

}  // namespace mien::test
