#include "rules/rule.h"

#include <array>

#include "base/number.h"
#include "base/text.h"

namespace mien::rules {

namespace {

struct Describe {
    std::string operator()(const SetMarker& it) const {
        return "sets the marker \"" + printable(it.label) + "\"";
    }
    std::string operator()(const KeepPicture&) const { return "keeps the picture"; }
    std::string operator()(const PostTo& it) const { return "posts to " + printable(it.address); }
    std::string operator()(const SendOsc& it) const {
        return "sends " + it.message.address + " to " + printable(it.to.host) + ":" + it.to.port;
    }
    std::string operator()(const RunProgram& it) const {
        std::string text = "runs";
        for (const std::string& word : it.command) text += " " + printable(word);
        return text;
    }
    std::string operator()(const ScoreAbove& it) const {
        constexpr std::array names{"anyone", "everyone", "largest"};
        return printable(it.expression) + " above " + number_text(it.above) + " (" +
               names.at(static_cast<std::size_t>(it.who)) + ")";
    }
    std::string operator()(const FaceCount& it) const {
        if (it.most == 0) return "nobody";
        if (it.least == 0) return "at most " + std::to_string(it.most) + " faces";
        const std::string least = "at least " + std::to_string(it.least) + " faces";
        return it.most == FaceCount{}.most ? least : least + ", at most " + std::to_string(it.most);
    }
};

}  // namespace

std::string kind_of(const Action& action) {
    return std::array{"marker", "snapshot", "post", "osc", "run"}.at(action.index());
}

std::string describe(const Action& action) {
    return std::visit(Describe{}, action);
}

std::string describe(const Condition& condition) {
    std::string text = std::visit(Describe{}, condition.what);
    if (condition.for_s > 0) text += " for " + number_text(condition.for_s) + " s";
    if (condition.after) {
        text += " within " + number_text(condition.after->within_s) + " s of " +
                (condition.after->label.empty()
                     ? "a marker"
                     : "the marker \"" + printable(condition.after->label) + "\"");
    }
    return text;
}

}  // namespace mien::rules
