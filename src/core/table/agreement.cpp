#include "mien/agreement.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/columns.h"
#include "base/csv.h"
#include "base/proportions.h"
#include "core/table/dialects.h"
#include "mien/error.h"
#include "mien/expressions.h"

namespace mien {

namespace {

std::set<std::string> keys_of(const std::vector<std::string>& classes) {
    std::set<std::string> keys;
    for (const std::string& name : classes) keys.insert(expression_key(name));
    return keys;
}

// `pairs`: the keys that both give.
CheckpointAgreement agreement_between(const AnswerPairs& pairs,
                                      const std::vector<std::string>& first,
                                      const std::vector<std::string>& second) {
    const std::set<std::string> first_keys = keys_of(first);
    const std::set<std::string> second_keys = keys_of(second);
    CheckpointAgreement agreement;
    for (const auto& [answers, count] : pairs) {
        const auto faces = static_cast<std::int64_t>(count);
        agreement.faces += faces;
        if (answers.first == answers.second) agreement.same += faces;
        const bool lacking =
            !second_keys.contains(answers.first) || !first_keys.contains(answers.second);
        if (lacking) agreement.lacking += faces;
    }
    agreement.kappa = cohen_kappa(pairs);
    return agreement;
}

}  // namespace

CheckpointAgreement agreement_in(const std::filesystem::path& csv) {
    AnnotationRows rows(csv);
    if (rows.second_classes().empty()) {
        throw Error("cannot compare in " + csv.string() +
                    ": it has no second checkpoint; annotate with --model twice");
    }
    AnswerPairs pairs;
    while (rows.next()) {
        const std::string_view first = rows["expression"];
        const std::string_view second = rows[kSecondExpression];
        if (first.empty() || second.empty()) continue;
        ++pairs[{expression_key(std::string(text_of_cell(first))),
                 expression_key(std::string(text_of_cell(second)))}];
    }
    return agreement_between(pairs, rows.classes(), rows.second_classes());
}

CheckpointAgreement agreement_of(const std::vector<const Annotation*>& annotations, int track) {
    AnswerPairs pairs;
    std::vector<std::string> classes;
    std::vector<std::string> second_classes;
    for (const Annotation* one : annotations) {
        const Annotation::Second& second = one->second;
        if (second.classes.empty()) continue;
        classes.insert(classes.end(), one->classes.begin(), one->classes.end());
        second_classes.insert(second_classes.end(), second.classes.begin(), second.classes.end());
        const auto keys = [](const std::vector<std::string>& names) {
            std::vector<std::string> found;
            for (const std::string& name : names) found.push_back(expression_key(name));
            return found;
        };
        const std::vector<std::string> first_keys = keys(one->classes);
        const std::vector<std::string> second_keys = keys(second.classes);
        for (std::size_t i = 0; i < one->faces.size(); ++i) {
            if (track != 0 && one->faces[i].track != track) continue;
            if (one->faces[i].expression < 0 || second.expressions[i] < 0) continue;
            ++pairs[{first_keys[static_cast<std::size_t>(one->faces[i].expression)],
                     second_keys[static_cast<std::size_t>(second.expressions[i])]}];
        }
    }
    return agreement_between(pairs, classes, second_classes);
}

}  // namespace mien
