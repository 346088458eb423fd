// A network's description, as a file of data/architectures, and its cost.
#include "model/architecture.h"

#include <nlohmann/json.hpp>

#include "fuzz/fuzz.h"
#include "model/strict_json.h"

namespace mien {

MIEN_FUZZ(architecture) {
    fuzz::refuse_or([&] {
        const Architecture one = parse_architecture(parse_strict(bytes, 32, "it"));
        const nlohmann::json json = to_json(one);
        fuzz::demand(to_json(parse_architecture(json)) == json);
        const Plan cost = plan(one, 7);
        const Budget budget;
        fuzz::demand(cost.parameters <= budget.parameters &&
                     cost.working_set <= budget.working_set &&
                     cost.operations <= budget.operations && cost.multiply_adds >= 0);
        summary(one, 7);
    });
}

}  // namespace mien
