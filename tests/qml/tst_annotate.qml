import QtQuick
import QtTest
import Mien

// The annotate page, from the drop to the review.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1000
        height: 700

        TestCase {
            name: "Annotate"
            when: windowShown

            function all(item, type, found) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.toString().startsWith(type) && child.visible)
                        found.push(child);
                    all(child, type, found);
                }
                return found;
            }
            function find(type) {
                return all(root.contentItem, type, [])[0];
            }
            function button(row, text) {
                return all(row, "AppButton", []).find(one => one.text === text);
            }
            // A row that has just changed may still be laid out.
            function press(item) {
                waitForRendering(item, 300);
                mouseClick(item);
            }
            function init() {
                stage.reset();
                stage.bench.settings.annotateSummary = false;
                root.page = "live";
                root.requestActivate();
                tryCompare(root, "active", true);
                stage.bench.queue.clearFinished();
            }
            function test_the_empty_page_says_what_to_do() {
                keyClick(Qt.Key_2, Qt.ControlModifier);
                compare(root.page, "annotate");
                const zone = find("DropZone");
                verify(zone.roomy);
                compare(all(zone, "AppButton", []).map(one => one.text).join(), "Choose files…,Choose a folder…");
            }
            function test_a_drop_becomes_a_row_with_a_review() {
                stage.bench.useCheckpoint("/x/good.safetensors");
                const clip = stage.writeClip("drop.mp4");
                root.page = stage.bench.takeDrop([clip], "annotate");
                tryCompare(stage.bench.queue, "finished", 1);
                const row = find("QueueRow");
                compare(row.name, "drop.mp4");
                verify(row.done);
                verify(!find("DropZone").roomy);
                press(button(row, "Review"));
                compare(root.page, "review");
                tryCompare(stage.bench.review, "state", Review.Ready);
                compare(stage.bench.review.name, "drop");
                compare(stage.bench.review.frameCount, 20);
            }
            function test_a_finished_queue_opens_its_summary() {
                stage.bench.settings.annotateSummary = true;
                stage.bench.useCheckpoint("/x/good.safetensors");
                root.page = stage.bench.takeDrop([stage.writeClip("summed.mp4")], "annotate");
                tryCompare(stage.bench.queue, "finished", 1);
                const row = find("QueueRow");
                verify(row.status.startsWith("no face was read"), row.status);
                const sheet = () => all(root.contentItem.parent, "AppButton", []).find(one => one.text === "Save as PDF");
                tryVerify(() => sheet() !== undefined);
                tryCompare(stage.bench.queue.summary.table, "count", 1);
                press(sheet());
                tryVerify(() => stage.bench.queue.summary.answer.endsWith("summed.summary.pdf"));
                keyClick(Qt.Key_Escape);
                tryVerify(() => sheet() === undefined);
                press(button(row, "Summary"));
                tryVerify(() => sheet() !== undefined);
                keyClick(Qt.Key_Escape);
                tryVerify(() => sheet() === undefined);
            }
            function test_what_fails_says_why_and_can_be_retried() {
                stage.bench.useCheckpoint("/x/broken.safetensors");
                tryCompare(stage.bench, "checkpointLoading", false);
                stage.bench.useCheckpoint("/x/good.safetensors");
                root.page = stage.bench.takeDrop([stage.url("none.mp4"), stage.writeClip("some.mp4")], "live");
                compare(root.page, "annotate");
                tryCompare(stage.bench.queue, "finished", 2);
                const rows = all(root.contentItem, "QueueRow", []);
                const failed = rows.find(row => row.failed);
                verify(failed.problem.includes("none.mp4"));
                verify(rows.find(row => row.done));
                press(button(find("AnnotatePage"), "Clear finished"));
                compare(stage.bench.queue.count, 0);
            }
            function test_options_are_kept() {
                root.page = "annotate";
                const toggle = text => all(find("AnnotateControls"), "Toggle", []).find(one => one.text === text);
                compare(toggle("Table (CSV)").enabled, false);
                mouseClick(toggle("JSON Lines"));
                compare(stage.bench.settings.annotateFormats, ["jsonl"]);
                for (const format of stage.bench.queue.formats)
                    verify(toggle(format.title), format.title);
                verify(!toggle("Draw bars"));
                stage.bench.settings.annotateBlur = true;  // what is hidden is a video
                verify(toggle("Video with overlays").checked);
                verify(toggle("Draw bars"));
                stage.bench.settings.annotateAnonymous = true;
                verify(!toggle("Video with overlays").checked);
                verify(!toggle("Draw bars"));
                stage.bench.useAnnotationsFolder(stage.url("out"));
                verify(button(find("AnnotateControls"), "Next to each video"));
                press(button(find("AnnotateControls"), "Next to each video"));
                compare(stage.bench.settings.annotationsFolder, "");
            }
            function test_live_rests_meanwhile() {
                stage.openCamera();
                tryCompare(stage.bench.live, "state", Live.Running);
                root.page = "annotate";
                tryCompare(stage.bench.live, "state", Live.Paused);
                root.page = "live";
                tryCompare(stage.bench.live, "state", Live.Running);
            }
        }
    }
}
