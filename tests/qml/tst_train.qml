import QtQuick
import QtTest
import Mien

// The page Train and the look inside, with a program in mienctl's place.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1280
        height: 800

        TestCase {
            name: "Train"
            when: windowShown

            readonly property Training training: stage.bench.training

            function all(item, type, found) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (!child.visible)
                        continue;
                    if (child.toString().replace("mien::app::", "").startsWith(type))
                        found.push(child);
                    all(child, type, found);
                }
                return found;
            }
            function words(item) {
                return all(item, "QQuickText", []).map(one => one.text).join(" ");
            }
            function overlay() {
                return root.contentItem.parent;
            }
            function page() {
                return all(root.contentItem, "TrainPage", [])[0];
            }
            function button(name) {
                return all(overlay(), "AppButton", []).find(one => one.text === name);
            }
            function press(name) {
                tryVerify(() => button(name) !== undefined && button(name).enabled, 5000, name);
                button(name).clicked();
            }
            function sheets() {
                return all(overlay(), "QQuickPopupItem", []);
            }
            function init() {
                stage.reset();
                stage.planTraining();
                stage.bench.message.dismiss();
                root.page = "train";
                root.requestActivate();
                tryCompare(root, "active", true);
            }
            function cleanup() {
                training.stop();
                tryCompare(training, "active", false);
                keyClick(Qt.Key_Escape);
                tryCompare(Sheets, "open", 0);
            }
            // Qt 6.4 ends in a crash where a window goes while one of its popups is shown.
            function cleanupTestCase() {
                mouseMove(root.contentItem, 1, 1);
                wait(300);
                tryVerify(() => sheets().length === 0);
            }

            function test_0_it_says_what_is_missing() {
                training.data = "";
                root.page = "live";
                keyClick(Qt.Key_4, Qt.ControlModifier);
                compare(root.page, "train");
                verify(words(page()).includes("Choose the labelled faces first."));
                verify(!button("Start training").enabled);
                verify(!button("Evaluate").enabled);
                training.useData(stage.url("faces.csv"));
                tryCompare(button("Start training"), "enabled", true);
            }
            function test_a_training_with_curves_that_is_stopped_and_resumed() {
                training.start = "/models/mien.safetensors";
                press("Start training");
                tryCompare(training, "state", Training.Running);
                tryVerify(() => all(page(), "CurveChart", []).length === 2);
                verify(!button("Start training"));
                tryVerify(() => words(page()).includes("Epoch 2 of 4, 0:30 left"), 5000);
                const accuracy = all(page(), "CurveChart", [])[1];
                verify(words(accuracy).includes("validation 50.0 %"), words(accuracy));
                verify(words(accuracy).includes("before 25.0 %"), words(accuracy));
                for (const field of all(page(), "Choice", []).slice(0, 1))
                    verify(!field.enabled);
                press("Stop");
                tryCompare(training, "state", Training.Stopped);
                verify(words(page()).includes("Stopped after epoch 1"), words(page()));
                verify(!button("Start training").enabled);
                press("Resume");
                tryVerify(() => words(accuracy).includes("validation 75.0 %"));
                compare(training.validationAccuracy.length, 2);
                verify(words(accuracy).includes("before 25.0 %"));
                stage.writeEmpty("enough");
                tryCompare(training, "state", Training.Finished);
                verify(words(page()).includes("Finished: "));
                verify(words(page()).includes("25.0 % were read rightly before and 80.0 % now."), words(page()));
                verify(words(accuracy).includes("best 80.0 %, epoch 4"), words(accuracy));
                verify(!button("Resume"));
                press("Read faces with it");
                verify(stage.bench.message.text.includes("mine"), stage.bench.message.text);
                training.start = "";
            }
            function test_how_good_it_is() {
                press("Start training");
                stage.writeEmpty("enough");
                tryCompare(training, "state", Training.Finished);
                press("Evaluate");
                tryVerify(() => words(page()).includes("mine reads 75.0 % of 4 faces rightly."));
                verify(words(page()).includes("1 of these faces are also among those to learn from."));
                verify(words(page()).includes("glad 3 50.0 % 100.0 %"), words(page()));
                verify(button("Whole report"));
                stage.useLanguage("de");
                tryVerify(() => words(page()).includes("75,0 %"));
                stage.useLanguage("en");
            }
            function test_a_failure_is_told() {
                stage.writeEmpty("broken");
                press("Start training");
                tryCompare(training, "state", Training.Failed);
                verify(words(page()).includes("Cannot write it: no room is left."), words(page()));
                verify(stage.accessibleTree(root).some(one => one.role === "AlertMessage" && /no room/.test(one.name)));
                stage.remove("broken");
                press("Start training");
                tryCompare(training, "state", Training.Running);
            }
            function test_a_usage_error_is_told() {
                stage.writeEmpty("misused");
                press("Start training");
                tryCompare(training, "state", Training.Failed);
                verify(words(page()).includes("--epochs: 0 is too few."), words(page()));
                stage.bench.evaluation.begin("/mine.safetensors", "/faces.csv", "PublicTest");
                tryCompare(stage.bench.evaluation, "problem", "--epochs: 0 is too few.");
                stage.remove("misused");
            }
            function test_quitting_asks_first() {
                press("Start training");
                tryCompare(training, "state", Training.Running);
                root.close();
                tryVerify(() => words(overlay()).includes("A training is running"));
                verify(root.visible);
                press("Keep training");
                tryCompare(Sheets, "open", 0);
                compare(training.state, Training.Running);
            }
            function review() {
                root.page = "review";
                stage.writeClip("inside.mp4");
                stage.bench.reviewFile(stage.writeAnnotation("inside.csv"));
                tryCompare(stage.bench.review, "video", Review.Shown);
                tryCompare(stage.bench.review.faces, "count", 2);
            }
            function verifyInside() {
                tryCompare(stage.bench.inspection.classes, "length", 2);
                tryVerify(() => all(overlay(), "Plate", []).length === 4);  // what it is given, two classes, a layer
                verify(words(overlay()).includes("glad 75.0 %"), words(overlay()));
                verify(words(overlay()).includes("conv1: 8 maps of 24x24"));
                verify(words(overlay()).includes("What inside sees"));
                tryVerify(() => all(overlay(), "Plate", []).every(one => one.source != "" && all(one, "QQuickImage", [])[0].status === Image.Ready));
                keyClick(Qt.Key_Escape);
                tryVerify(() => stage.bench.inspection.classes.length === 0);
                tryCompare(Sheets, "open", 0);
            }
            function test_a_look_inside_the_chosen_face() {
                review();
                keyClick(Qt.Key_G);
                verifyInside();
            }
            function test_a_picture_that_moves_is_not_looked_into() {
                root.page = "live";
                stage.openCamera();
                tryCompare(stage.bench.live, "state", Live.Running);
                tryCompare(stage.bench.live.feed, "empty", false);
                keyClick(Qt.Key_G);
                verify(stage.bench.message.text.startsWith("Pause the video first"), stage.bench.message.text);
                compare(Sheets.open, 0);
                root.page = "train";
            }
            function test_a_look_inside_the_face_under_the_mouse() {
                review();
                const box = all(all(root.contentItem, "OverlayLayer", [])[0], "FaceBox", []).find(one => one.visible);
                const at = box.mapToItem(root.contentItem, box.width / 2, box.height / 2);
                mouseClick(root.contentItem, at.x, at.y, Qt.RightButton);
                verifyInside();
            }
        }
    }
}
