#include "streams/osc_reader.h"

#include <gtest/gtest.h>
#include <lo/lo.h>

#include <string>

namespace mien::streams {
namespace {

using namespace std::string_literals;

// As liblo, which others use, writes it.
std::string written(const char* address, lo_message message) {
    std::size_t size = 0;
    void* const bytes = lo_message_serialise(message, address, nullptr, &size);
    std::string packet(static_cast<const char*>(bytes), size);
    std::free(bytes);
    lo_message_free(message);
    return packet;
}

std::string bundle_of(const std::string& inner) {
    std::string size(4, '\0');
    size[2] = static_cast<char>(inner.size() >> 8);
    size[3] = static_cast<char>(inner.size());
    return "#bundle\0\0\0\0\0\0\0\0\1"s + size + inner;
}

TEST(OscReader, ReadsWhatLibloWrites) {
    lo_message message = lo_message_new();
    lo_message_add_string(message, "smile");
    lo_message_add_double(message, 12.25);
    lo_message_add_float(message, -0.5F);
    lo_message_add_int32(message, -7);
    lo_message_add_int64(message, -70'000'000'000);
    lo_message_add_true(message);
    lo_message_add_timetag(message, {100, 0x80000000});
    const std::string packet = written("/mien/marker", message);
    const std::vector<OscMessage> expected{
        {"/mien/marker", {"smile"s, 12.25, -0.5F, -7, -7e10, true, 100.5}}};
    EXPECT_EQ(read_osc(packet), expected);
    EXPECT_EQ(read_osc(bundle_of(packet)), expected);
    EXPECT_EQ(read_osc(bundle_of(bundle_of(packet))), expected);
    EXPECT_FALSE(read_osc(bundle_of(bundle_of(bundle_of(packet)))));
    for (std::size_t cut = 1; cut < packet.size(); ++cut) {
        const auto read = read_osc(packet.substr(0, cut));
        EXPECT_TRUE(!read || read->front().values.empty()) << cut;
    }
}

TEST(OscReader, RefusesWhatIsNoOsc) {
    for (const std::string& packet :
         {""s, "a"s, "mien\0\0\0\0"s, "/a\0\0b\0\0\0"s, "/a\0\0,b\0\0\0\0\0\1a\0\0\0"s,
          "/a\0\0,i\0\0"s, "/a\0\0,\0\0\0more"s, "#bundle\0"s, "/a\0\0,s\0\0abcd"s,
          "#bundle\0\0\0\0\0\0\0\0\1\x7f\xff\xff\xff/a\0\0"s}) {
        EXPECT_FALSE(read_osc(packet)) << packet;
    }
    EXPECT_EQ(read_osc("/a\0\0"s)->size(), 1U) << "without types, as old programs write it";
}

TEST(OscReader, TakesABoundedNumberOfMessages) {
    std::string all = "#bundle\0\0\0\0\0\0\0\0\1"s;
    for (int i = 0; i < 64; ++i) all += "\0\0\0\4/a\0\0"s;
    EXPECT_EQ(read_osc(all)->size(), 64U);
    EXPECT_FALSE(read_osc(all + "\0\0\0\4/a\0\0"s));
}

}  // namespace
}  // namespace mien::streams
