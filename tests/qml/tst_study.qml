import QtQuick
import QtTest
import Mien

// Several people over one stimulus, from the choice to the files.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1000
        height: 700

        TestCase {
            name: "Study"
            when: windowShown

            readonly property StudyView view: stage.bench.study

            function all(item, type, found) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (!child.visible)
                        continue;
                    if (child.toString().startsWith(type))
                        found.push(child);
                    all(child, type, found);
                }
                return found;
            }
            function find(type) {
                return all(root.contentItem.parent, type, [])[0];
            }
            function press(word) {
                const button = all(root.contentItem.parent, "AppButton", []).find(one => one.text === word);
                verify(button, word);
                button.clicked();
            }
            function tab(name) {
                press(name);
                waitForRendering(root.contentItem, 300);
            }
            function open(count) {
                view.files.chooseAll(false);
                view.addFiles(stage.writePeople("people" + count, count));
                keyClick(Qt.Key_P, Qt.ControlModifier);
                tryVerify(() => find("StudyChoice") !== undefined);
            }
            function init() {
                stage.reset();
                root.page = "review";
                root.requestActivate();
                tryCompare(root, "active", true);
                view.align = "";
                view.bin = 0.5;
                view.useMarkers("");
            }
            function cleanup() {
                keyClick(Qt.Key_Escape);
                tryCompare(Sheets, "open", 0);
                root.width = 1000;
                root.height = 700;
                stage.bench.settings.textScale = 1;
            }
            // Qt 6.4 ends in a crash where a window goes while one of its popups is shown.
            function cleanupTestCase() {
                mouseMove(root.contentItem, 1, 1);
                wait(300);
                tryVerify(() => all(root.contentItem.parent, "QQuickPopupItem", []).length === 0);
            }

            function test_0_without_annotations_it_says_what_to_do() {
                keyClick(Qt.Key_P, Qt.ControlModifier);
                tryVerify(() => find("StudyChoice") !== undefined);
                verify(all(find("StudyChoice"), "QQuickText", []).some(one => one.text.startsWith("Add the annotations")));
                tab("Curves");
                compare(view.problem, "Choose the annotations of one person or more first.");
                tab("Annotations");
            }
            function test_curves_and_segments_of_six_people() {
                open(6);
                compare(view.files.chosenCount, 6);
                press("Show the curves");
                tryCompare(view, "ready", true);
                compare(view.people, 6);
                compare(view.expressions[3], "happy");
                compare(Array.from(view.leading), [3, 4, 5]);
                const curves = find("StudyCurves");
                verify(curves);
                tryVerify(() => curves.chosen.length === 3);
                tab("Segments");
                const ranking = find("StudyRanking");
                compare(ranking.expression, 3);
                compare(all(ranking, "Picker", [])[0].displayText, "happy");
                compare(ranking.rows.length, 4);
                compare(ranking.rows[0].label, "the joke");
                compare(ranking.rows[0].people, 6);
                verify(ranking.rows[0].low > 0.2 && ranking.rows[0].interval);
                verify(ranking.sentences[0].startsWith("More in “the joke” than in “"), ranking.sentences[0]);
            }
            function test_few_people_are_not_compared() {
                open(2);
                tab("Segments");
                tryCompare(view, "ready", true);
                verify(view.summary.endsWith("so few say little about others"), view.summary);
                verify(find("StudyRanking").sentences[0].startsWith("Segments are not compared: that takes 5 people"));
                verify(find("StudyRanking").rows[0].few);
            }
            function test_the_marker_that_all_have_can_be_time_0() {
                open(3);
                tryCompare(view, "labels", ["a long landscape", "begins", "door slams", "the joke"]);
                tab("Curves");
                tryCompare(view, "ready", true);
                compare(view.from, 0);
                view.align = "the joke";
                tryCompare(view, "ready", true);  // anew, as it is in view
                fuzzyCompare(view.from, -7, 0.01);
                compare(view.peopleAt(0.1), 3);
                const reading = view.reading(3, 4);
                verify(/^0\.5\d ± 0\.0\d$/.test(reading), reading);
            }
            function test_arrow_keys_read_a_moment() {
                open(3);
                tab("Curves");
                tryCompare(view, "ready", true);
                const curves = find("StudyCurves");
                const chart = all(curves, "mien::app::StudyChart", [])[0];
                verify(chart);
                chart.parent.forceActiveFocus();
                for (let i = 0; i < 3; ++i)
                    keyClick(Qt.Key_Right);
                fuzzyCompare(curves.cursor, 1.5, 0.01);
                verify(all(curves, "QQuickText", []).some(one => one.text.startsWith("1.5 s · n = 3 · happy 0.0")));
                verify(chart.parent.Accessible.name.includes("n = 3"));
            }
            function test_a_choice_that_changes_asks_anew() {
                open(3);
                tab("Curves");
                tryCompare(view, "ready", true);
                view.files.choose(view.files.count - 1, false);
                verify(!view.ready);
                tab("Annotations");
                tab("Curves");
                tryCompare(view, "ready", true);
                compare(view.people, view.files.chosenCount);
            }
            function test_what_does_not_match_is_said() {
                open(3);
                stage.writeAnnotation("other.csv");
                view.addFiles([stage.url("other.csv")]);
                tab("Curves");
                tryVerify(() => view.problem.includes("their expressions differ"));
                verify(view.problem.startsWith("Cannot study"), view.problem);
            }
            function test_saves_a_page_a_pdf_and_tables() {
                open(3);
                tab("Curves");
                tryCompare(view, "ready", true);
                view.save(stage.url("saved.html"), [3]);
                tryVerify(() => view.answer.startsWith("Saved: "));
                verify(stage.linesOf("saved.curves.csv") > 100);
                compare(stage.linesOf("saved.segments.csv"), 1 + 5 * 7);
                compare(stage.linesOf("saved.people.csv"), 1 + 3 * 5 * 7);
                verify(stage.linesOf("saved.html") > 20);
                verify(stage.linesOf("saved.pdf") > 20);
            }
            // One that is closed would keep its window, and Qt 6.4 crashes when that goes.
            function test_icons_of_a_sheet_that_scrolls_have_no_layers() {
                root.height = 520;
                stage.bench.settings.textScale = 2;
                open(6);
                const icons = all(find("StudyChoice").parent.parent.parent, "Icon", []);
                verify(icons.length > 0);
                compare(icons.filter(icon => icon.scrolls).length, 0);
            }
            function test_whatever_the_keyboard_reaches_has_a_name() {
                open(6);
                for (const name of ["Annotations", "Curves", "Segments"]) {
                    tab(name);
                    tryVerify(() => !view.loading);
                    wait(50);
                    for (const one of stage.accessibleTree(root).filter(one => one.focusable && !["Window", "Client", "ScrollBar"].includes(one.role)))
                        verify(one.name !== "", name + ": " + one.role + " " + one.what + " has no name");
                }
            }
        }
    }
}
