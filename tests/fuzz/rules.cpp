// Rules: what is read can be described, and never does anything.
#include "rules/rules_file.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(rules) {
    fuzz::refuse_or([&] {
        const std::vector<rules::Rule> read = rules::parse_rules(bytes);
        fuzz::demand(!read.empty());
        for (const rules::Rule& rule : read) {
            fuzz::demand(!describe(rule.when).empty() && !rule.then.empty());
            for (const rules::Action& action : rule.then) fuzz::demand(!describe(action).empty());
        }
        rules::check_allowed(read, {"marker"});
    });
}

}  // namespace mien
