// mienctl rules: looks at a file of rules, and tries one.

#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "rules/performer.h"
#include "rules/rules_file.h"
#include "rules/settings.h"

namespace mienctl {

namespace {

struct RulesOptions {
    std::string test;
    mien::rules::RuleSettings settings;
};

void list_rules(const std::vector<mien::rules::Rule>& rules) {
    for (const mien::rules::Rule& rule : rules) {
        std::printf("%s%s: %s\n", for_terminal(rule.name).c_str(), rule.on ? "" : " (off)",
                    describe(rule.when).c_str());
        for (const mien::rules::Action& action : rule.then) {
            std::printf("  %s\n", describe(action).c_str());
        }
        std::printf("  at most every %g s\n", rule.again_after_s);
    }
}

// Fires one, as if a face had met it. Returns whether all that it did went well.
bool try_rule(const std::vector<mien::rules::Rule>& rules, const RulesOptions& options) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&options](const auto& one) {
        return one.name == options.test;
    });
    if (rule == rules.end()) throw mien::Error("there is no rule of this name: " + options.test);
    bool well = true;
    mien::rules::PerformerHooks hooks;
    hooks.mark = [](const std::string& label, double) {
        std::printf("would set the marker \"%s\": there is no session\n",
                    for_terminal(label).c_str());
    };
    hooks.log = [&well, fired = false](const std::string& line) mutable {
        well = well && !fired;  // the first line says that it fired, others what went wrong
        fired = true;
        complain(line);
    };
    mien::rules::Performer performer({*rule}, options.settings.snapshots, hooks);
    performer.perform(*rule, {0, 0, 1, 1, 1}, cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(128)));
    performer.finish();
    return well;
}

int run(const RulesOptions& options) {
    options.settings.validate();
    const std::vector<mien::rules::Rule> rules = mien::rules::read_rules(options.settings.rules);
    if (options.test.empty()) {
        list_rules(rules);
        return 0;
    }
    check_allowed(rules, options.settings.rules_may);
    return try_rule(rules, options) ? 0 : 1;
}

}  // namespace

void add_rules(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<RulesOptions>();
    CLI::App* command =
        app.add_subcommand("rules", "Check a file of rules for `mienctl serve`, and try one");
    command->add_option("FILE", options->settings.rules, "Rules, as JSON")->required();
    command->add_option("--test", options->test,
                        "Do now what the rule of this name says; markers are only shown, and the "
                        "picture is gray");
    command
        ->add_option("--rules-may", options->settings.rules_may,
                     "What rules may do: marker, snapshot, post, osc, run; separated by commas")
        ->capture_default_str()
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--snapshots", options->settings.snapshots,
                        "Folder for the pictures that rules keep");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
