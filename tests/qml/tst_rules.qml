import QtQuick
import QtTest
import Mien

// Rules in the window: written in the settings, off until somebody switches them on, and what leaves
// Mien only with leave.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1000
        height: 700

        TestCase {
            name: "Rules"
            when: windowShown

            readonly property var rules: stage.bench.rules
            readonly property string nobody: '{"name": "empty", "when": {"faces_at_most": 0}, "then": [{"marker": "nobody here"}], "again_after_s": 0.5}'

            function find(item, type) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.toString().startsWith(type) && child.visible)
                        return child;
                    const deeper = find(child, type);
                    if (deeper)
                        return deeper;
                }
                return null;
            }
            function button(word) {
                const search = item => {
                    for (let i = 0; i < item.children.length; ++i) {
                        const child = item.children[i];
                        if (child.visible && child.clicked && child.text === word)
                            return child;
                        const deeper = search(child);
                        if (deeper)
                            return deeper;
                    }
                    return null;
                };
                return search(root.contentItem.parent);
            }
            function says(text) {
                return rules.log.some(line => line.includes(text));
            }
            function init() {
                stage.reset();
                root.page = "live";
                root.requestActivate();
                tryCompare(root, "active", true);
                stage.openCameraToRecord();
                tryCompare(stage.bench.recording, "possible", true);
            }
            function cleanup() {
                rules.active = false;
                for (const kind of ["post", "osc", "run"])
                    rules.allow(kind, false);
                while (rules.count > 0)
                    rules.remove(0);
            }

            function test_a_rule_is_checked_while_it_is_written() {
                root.page = "settings";
                button("Add a rule…").clicked();
                tryVerify(() => button("Keep the rule") !== null);
                const editor = find(root.contentItem.parent, "TextArea");
                verify(button("Keep the rule").enabled);  // there is one to begin with
                editor.text = '{"name": "x", "when": {"expression": "happy", "above": 8}, "then": [{"marker": "x"}]}';
                verify(!button("Keep the rule").enabled);
                verify(rules.problemOf(editor.text, -1).includes("above"), rules.problemOf(editor.text, -1));
                editor.text = '{"name": "x", "when": {"expression": "happy", "above": 0.8, "for_s": 1}, "then": [{"marker": "x"}]}';
                compare(rules.sentenceOf(editor.text), 'happy above 0.8 (anyone) for 1 s: sets the marker "x"');
                button("Keep the rule").clicked();
                tryCompare(Sheets, "open", 0);
                compare(rules.count, 1);
                verify(rules.problemOf(rules.textOf(0), -1).includes("name"));  // only once
                verify(!rules.put(-1, "{}"));
                verify(!rules.put(-1, '{"name": "a", "when": {"faces_at_most": 0}, "then": [{"marker": "x"}]}, {}'));
            }
            function test_rules_do_nothing_until_they_are_switched_on() {
                compare(rules.active, false);
                verify(rules.put(-1, nobody));
                const marks = stage.marks();
                wait(700);
                compare(stage.marks(), marks);
                rules.active = true;
                tryVerify(() => stage.marks() === marks + 1);
                compare(stage.lastMark(), "nobody here");
                verify(says('rule "empty" fired'));
                compare(rules.problem, "");
                rules.active = false;
                const then = stage.marks();
                wait(700);
                compare(stage.marks(), then);
            }
            function test_one_that_is_off_rests_and_markers_come_into_the_record() {
                verify(rules.put(-1, nobody));
                rules.setOn(0, false);
                rules.active = true;
                wait(700);
                verify(!says('rule "empty" fired again'));
                const marks = stage.marks();
                stage.bench.recording.start();
                tryCompare(stage.bench.recording, "active", true);
                compare(stage.marks(), marks);
                rules.setOn(0, true);
                tryVerify(() => stage.marks() === marks + 1);
                stage.bench.recording.stop();
                tryCompare(stage.bench.recording, "active", false);
                verify(stage.recordText("*.markers.csv").includes("nobody here"));
            }
            function test_what_leaves_mien_needs_leave() {
                const made = stage.url("made by a rule").toString().replace("file://", "");
                verify(rules.put(-1, JSON.stringify({ name: "program", when: { faces_at_most: 0 }, then: [{ run: ["touch", made] }] })));
                rules.active = true;
                rules.tryOut(0);
                verify(says("may not: run"));
                wait(700);
                verify(!stage.exists("made by a rule"));
                root.page = "settings";
                tryVerify(() => button("Run programs") !== null);
                verify(!button("Run programs").checked);
                rules.allow("run", true);
                tryVerify(() => stage.exists("made by a rule"));
            }
            function test_trying_one_does_what_it_says_and_tells_of_markers() {
                verify(rules.put(-1, nobody));
                const marks = stage.marks();
                rules.tryOut(0);
                tryVerify(() => says('would set the marker "nobody here"'));
                compare(stage.marks(), marks);
            }
        }
    }
}
