import QtQuick
import QtTest
import Mien

// A second checkpoint beside the first, on the same faces.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1280
        height: 800

        TestCase {
            name: "Compare"
            when: windowShown

            readonly property var second: stage.bench.second

            function find(item, type) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.visible && child.toString().startsWith(type))
                        return child;
                    const deeper = find(child, type);
                    if (deeper)
                        return deeper;
                }
                return null;
            }
            function init() {
                stage.reset();
                root.page = "live";
                root.requestActivate();
                tryCompare(root, "active", true);
                stage.openDrawnFace();
                tryVerify(() => stage.bench.live.faces.selectedTrack > 0, 10000);
            }
            function cleanup() {
                stage.bench.useSecond("");
                stage.bench.message.dismiss();
            }
            function said() {
                return second.faces[String(stage.bench.live.faces.selectedTrack)];
            }

            function test_both_are_shown_and_the_same_classes_are_matched_by_name() {
                compare(second.path, "");
                stage.bench.useSecond("/x/other.safetensors");
                tryVerify(() => said() !== undefined, 10000);
                compare(said().expression, "glad");
                fuzzyCompare(said().confidence, 0.7, 0.01);
                compare(said().scores.length, 2);  // glad and calm, as the first has them; no third
                fuzzyCompare(said().scores[0], 0.7, 0.01);
                fuzzyCompare(said().scores[1], 0.2, 0.01);
                tryVerify(() => second.readings > 5);
                compare(second.same, second.readings);
                tryVerify(() => find(root.contentItem, "FaceCard") !== null);
                const card = find(root.contentItem, "FaceCard");
                verify(card.showSecond);
                compare(card.second.expression, "glad");
                const picker = find(root.contentItem, "ComparePicker");
                verify(Array.from(picker.children).some(one => String(one.text).startsWith("Both say the same of 100 %")));
            }
            function test_where_they_differ_is_counted_anew_for_another() {
                stage.bench.useSecond("/x/other.safetensors");
                tryVerify(() => second.same > 3, 10000);
                stage.bench.useSecond("/x/other-calm.safetensors");
                tryVerify(() => said() !== undefined && said().expression === "calm", 10000);
                tryVerify(() => second.readings > 5);
                verify(second.same <= 1, second.same + " of " + second.readings);
            }
            function test_one_that_cannot_be_read_is_told_and_none_is_as_before() {
                stage.bench.useSecond("/x/broken.safetensors");
                tryCompare(second, "path", "");
                verify(stage.bench.message.text.startsWith("Nothing is compared"));
                stage.bench.useSecond("/x/other.safetensors");
                tryVerify(() => said() !== undefined, 10000);
                stage.bench.useSecond("");
                compare(said(), undefined);
                wait(300);
                compare(said(), undefined);
                compare(second.readings, 0);
            }
        }
    }
}
