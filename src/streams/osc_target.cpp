#include "streams/osc_target.h"

#include <lo/lo.h>

#include <string>
#include <type_traits>

namespace mien::streams {

namespace {

void add(lo_message to, const OscValue& value) {
    std::visit(
        [to](const auto& it) {
            using Type = std::remove_cvref_t<decltype(it)>;
            if constexpr (std::is_same_v<Type, std::int32_t>) lo_message_add_int32(to, it);
            if constexpr (std::is_same_v<Type, float>) lo_message_add_float(to, it);
            if constexpr (std::is_same_v<Type, double>) lo_message_add_double(to, it);
            if constexpr (std::is_same_v<Type, std::string>) lo_message_add_string(to, it.c_str());
            if constexpr (std::is_same_v<Type, bool>) {
                it ? lo_message_add_true(to) : lo_message_add_false(to);
            }
        },
        value);
}

lo_message as_lo(const OscMessage& message) {
    lo_message made = lo_message_new();
    for (const OscValue& value : message.values) add(made, value);
    return made;
}

}  // namespace

struct OscTarget::Address {
    explicit Address(const HostAndPort& to)
        : lo(lo_address_new(number_of(to).c_str(), to.port.c_str())) {}
    ~Address() { lo_address_free(lo); }
    Address(const Address&) = delete;
    Address& operator=(const Address&) = delete;

    lo_address lo;
};

OscTarget::OscTarget(const HostAndPort& to) : address_(std::make_unique<Address>(to)) {}

OscTarget::~OscTarget() = default;
OscTarget::OscTarget(OscTarget&&) noexcept = default;

void OscTarget::send(const OscMessage& message) {
    // Not lo_send: it is a macro that leaves this file's path in the program.
    lo_message made = as_lo(message);
    lo_send_message(address_->lo, message.address.c_str(), made);
    lo_message_free(made);
}

void OscTarget::send(const OscBundle& bundle) {
    lo_bundle made = lo_bundle_new(LO_TT_IMMEDIATE);
    for (const OscMessage& message : bundle) {
        lo_bundle_add_message(made, message.address.c_str(), as_lo(message));  // copies the path
    }
    lo_send_bundle(address_->lo, made);
    lo_bundle_free_recursive(made);
}

}  // namespace mien::streams
