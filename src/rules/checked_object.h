// An object of a file that anyone may have written, read member by member.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mien::rules {

// All throw Error that begins with `where`. Thread rule: one thread; `json` outlives it.
class CheckedObject {
  public:
    CheckedObject(const nlohmann::json& json, std::string where);

    bool has(const char* name) const { return json_.contains(name); }

    // One line of plain text, of 1 to `longest` bytes.
    std::string text(const char* name, std::size_t longest = 200);
    double number(const char* name, double lowest, double highest);
    int whole(const char* name, int lowest, int highest);
    bool flag(const char* name);
    CheckedObject object(const char* name);
    const nlohmann::json& list(const char* name, std::size_t most);  // of at least one

    // The members that were not asked for by now are refused.
    void finish() const;

    [[noreturn]] void fail(const std::string& what) const;

  private:
    const nlohmann::json& take(const char* name);

    const nlohmann::json& json_;
    const std::string where_;
    std::vector<std::string> taken_;
};

}  // namespace mien::rules
