import QtQuick
import QtQuick.Controls.Basic as Basic
import QtTest
import Mien

// Every page, sheet and dialog of the window, to be looked at: tools/pictures keeps them in three sizes, both
// themes, and with text of 100 and 200 %. Without it, each is shown once in the smallest window with the
// largest text, and must come and go without a warning.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench

        TestCase {
            name: "Pictures"
            when: windowShown

            readonly property var bench: stage.bench
            readonly property bool kept: stage.pictures !== ""

            function combinations() {
                if (!kept)
                    return [{ size: [720, 520], theme: "dark", scale: 2 }];
                const list = [];
                for (const theme of ["dark", "light"])
                    for (const scale of [1, 2])
                        for (const size of [[720, 520], [1100, 720], [1600, 1000]])
                            list.push({ size: size, theme: theme, scale: scale });
                return list;
            }
            function all(item, type, found) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (!child.visible)
                        continue;
                    if (child.toString().includes(type))
                        found.push(child);
                    all(child, type, found);
                }
                return found;
            }
            function button(word) {
                return all(root.contentItem.parent, "AppButton", []).find(one => one.text === word || one.hint === word);
            }
            function press(word) {
                tryVerify(() => button(word) !== undefined, 3000, word);
                button(word).clicked();
            }
            function popups() {
                return all(root.contentItem.parent, "QQuickPopupItem", []).length;
            }
            function showPage(page) {
                root.page = page;
                bench.message.dismiss();
            }
            function camera() {
                showPage("live");
                stage.openCamera();
                tryCompare(bench.live, "state", Live.Running);
                tryCompare(bench.live.feed, "empty", false);
                for (let i = 0; i < 20; ++i)
                    stage.showFaces(2, 0.6 + 0.02 * i);
            }
            function review() {
                showPage("review");
                bench.reviewFile(people[0].toString().replace("file://", ""));
                tryCompare(bench.review, "state", Review.Ready);
                tryVerify(() => bench.review.faces.count > 0);
            }
            function study(tab) {
                showPage("review");
                bench.study.files.chooseAll(false);
                bench.study.addFiles(people);
                keyClick(Qt.Key_P, Qt.ControlModifier);
                press(tab);
                tryVerify(() => tab === "Annotations" || bench.study.ready);
                if (tab === "Segments")
                    all(root.contentItem.parent, "StudyRanking", [])[0].expression = 3;
            }
            function train() {
                stage.planTraining();
                bench.training.start = "/x/good.safetensors";
                showPage("train");
                bench.training.begin();
                tryCompare(bench.training, "epoch", 2);
            }
            function finishTraining(end) {
                train();
                stage.writeEmpty("enough");
                tryCompare(bench.training, "state", Training.Finished);
                bench.evaluation.begin("/x/good.safetensors", "/x.csv", "PublicTest");
                tryCompare(bench.evaluation, "rows", 4);
                const page = all(root.contentItem, "Flickable", []).sort((a, b) => b.width * b.height - a.width * a.height)[0];
                page.contentY = end * Math.max(0, page.contentHeight - page.height);
            }
            property var people: []

            // How each comes into view; what opens something over the page is closed by Escape.
            readonly property var states: ({
                "live": () => camera(),
                "live-paused": () => { camera(); keyClick(Qt.Key_P); tryCompare(bench.live, "state", Live.Paused); },
                "live-failed": () => { showPage("live"); stage.failToOpen(); tryCompare(bench.live, "state", Live.Failed); },
                "live-message": () => { camera(); bench.message.tell("Saved: ~/Documents/Mien/mien-2026-11-30-12.00.00.png", "/tmp"); },
                "live-audience": () => { camera(); bench.settings.liveView = "audience"; stage.showExpressions([0, 1], 0.9); },
                "live-crowd": () => { camera(); bench.settings.liveView = "crowd"; stage.showExpressions([0, 1, 1, 0], 0.9); },
                "live-recording": () => { stage.openCameraToRecord(); camera(); bench.settings.consentNotice = false; keyClick(Qt.Key_R); tryCompare(bench.recording, "active", true); },
                "annotate-empty": () => { bench.queue.clearFinished(); showPage("annotate"); },
                "annotate-rows": () => {
                    showPage("annotate");
                    bench.settings.annotateSummary = false;
                    bench.useCheckpoint("/x/good.safetensors");
                    tryCompare(bench, "checkpointLoading", false);
                    if (bench.queue.count === 0)
                        bench.takeDrop([stage.url("none with a rather long name of a video.mp4"), stage.writeClip("interview.mp4"), stage.writeClip("second.mp4")], "annotate");
                    tryVerify(() => bench.queue.count > 0 && !bench.queue.running && bench.queue.waiting === 0, 20000);
                    bench.message.dismiss();
                },
                "review": () => review(),
                "review-failed": () => { showPage("review"); bench.reviewFile("/nowhere/holiday.csv"); tryCompare(bench.review, "state", Review.Failed); },
                "review-markers": () => { review(); bench.settings.showRail = true; const tab = button("Markers"); if (tab) tab.clicked(); },
                "train": () => { stage.planTraining(); bench.training.data = ""; showPage("train"); },
                "train-running": () => train(),
                "train-stopped": () => { train(); bench.training.stop(); tryCompare(bench.training, "active", false); },
                "train-finished": () => finishTraining(0),
                "train-evaluated": () => finishTraining(1),
                "train-failed": () => { stage.planTraining(); stage.writeEmpty("broken"); showPage("train"); bench.training.begin(); tryCompare(bench.training, "state", Training.Failed); },
                "settings": () => showPage("settings"),
                "settings-end": () => { showPage("settings"); const page = all(root.contentItem, "Flickable", []).sort((a, b) => b.width * b.height - a.width * a.height)[0]; page.contentY = Math.max(0, page.contentHeight - page.height); },
                "live-compared": () => {
                    showPage("live");
                    bench.useSecond("/x/other-calm.safetensors");
                    stage.openDrawnFace();
                    tryVerify(() => bench.second.readings > 3, 10000);
                },
                "settings-rules": () => {
                    while (bench.rules.count > 0)
                        bench.rules.remove(0);
                    bench.rules.put(-1, bench.rules.textOf(-1));
                    bench.rules.put(-1, '{"name": "empty room", "when": {"faces_at_most": 0, "for_s": 10}, "then": [{"run": ["notify-send", "Mien", "Nobody is here"]}]}');
                    bench.rules.tryOut(1);
                    states["settings-end"]();
                },
                "sheet-rule": () => { showPage("settings"); press("Add a rule…"); },
                "sheet-help": () => { camera(); keyClick("?"); },
                "sheet-limits": () => { camera(); keyClick(Qt.Key_I, Qt.ControlModifier); },
                "sheet-share": () => { camera(); keyClick(Qt.Key_H, Qt.ControlModifier); },
                "sheet-shared": () => { camera(); bench.sharing.start(true); tryCompare(bench.sharing, "active", true); keyClick(Qt.Key_H, Qt.ControlModifier); },
                "live-shared": () => { camera(); bench.sharing.start(false); tryCompare(bench.sharing, "active", true); },
                "sheet-address": () => { camera(); keyClick(Qt.Key_L, Qt.ControlModifier); },
                "sheet-consent": () => { camera(); bench.settings.consentNotice = true; keyClick(Qt.Key_R); },
                "sheet-quit": () => { stage.openCameraToRecord(); camera(); bench.settings.consentNotice = false; keyClick(Qt.Key_R); tryCompare(bench.recording, "active", true); root.close(); },
                "sheet-quit-training": () => { train(); root.close(); },
                "sheet-look": () => { review(); bench.review.faces.select(1); keyClick(Qt.Key_G); tryCompare(bench.inspection.classes, "length", 2); },
                "sheet-statistics": () => { review(); keyClick(Qt.Key_S); },
                "sheet-export": () => { review(); keyClick(Qt.Key_E, Qt.ControlModifier); },
                "sheet-summary": () => { states["annotate-rows"](); all(root.contentItem, "QueueRow", []).find(row => row.done).summarized(); },
                "study-annotations": () => study("Annotations"),
                "study-curves": () => study("Curves"),
                "study-segments": () => study("Segments"),
                "tour-1": () => tour(0),
                "tour-2": () => tour(1),
                "tour-3": () => tour(2),
                "tour-4": () => tour(3),
                "tour-5": () => tour(4),
                "dialog-open": () => {
                    camera();
                    keyClick(Qt.Key_O, Qt.ControlModifier);
                    const path = () => all(root.contentItem.parent, "FolderBreadcrumbBar", [])[0];
                    tryVerify(() => path() !== undefined);
                    compare(path().background.color, Theme.panel);  // its text is light in the dark theme
                },
                "dialog-folder": () => { showPage("settings"); press("Change…"); },
                "dialog-save": () => { study("Curves"); press("Save the results…"); }
            })
            function tour(step) {
                camera();
                bench.settings.tourSeen = false;
                tryVerify(() => all(root.contentItem, "Tour", []).length > 0, 5000);
                const tour = all(root.contentItem, "Tour", [])[0];
                for (let i = 0; i < step; ++i)
                    tour.go(1);
            }
            function leave() {
                for (let i = 0; i < 4 && (popups() > 0 || Sheets.open > 0); ++i) {
                    keyClick(Qt.Key_Escape);
                    wait(250);
                }
                all(root.contentItem, "Tour", []).forEach(one => one.leave());
                bench.training.stop();
                tryCompare(bench.training, "active", false);
                if (bench.recording.active) {
                    showPage("live");
                    keyClick(Qt.Key_R);
                    tryCompare(bench.recording, "active", false);
                }
                bench.sharing.stop();
                bench.useSecond("");
                tryCompare(Sheets, "open", 0);
                tryVerify(() => popups() === 0);
            }

            function cleanup() {
                leave();
            }
            function initTestCase() {
                failOnWarning(/TypeError|ReferenceError|Binding loop|QPainter/);
                people = stage.writePeople("people", 6);
                bench.useCheckpoint("/x/good.safetensors");
            }
            function cleanupTestCase() {
                mouseMove(root.contentItem, 1, 1);
                wait(300);
            }
            function test_pictures_data() {
                return Object.keys(states).map(name => ({ tag: name }));
            }
            function test_pictures(data) {
                failOnWarning(/TypeError|ReferenceError|Binding loop|QPainter/);
                const names = [];
                for (const one of combinations()) {
                    stage.reset();
                    bench.settings.theme = one.theme;
                    bench.settings.textScale = one.scale;
                    root.width = one.size[0];
                    root.height = one.size[1];
                    root.requestActivate();
                    tryCompare(root, "active", true);
                    tryCompare(root.contentItem, "height", one.size[1]);
                    wait(50);
                    states[data.tag]();
                    wait(kept ? 400 : 50);
                    if (kept) {
                        names.push(data.tag + "-" + one.size.join("x") + "-" + one.theme + "-" + one.scale * 100);
                        verify(stage.savePicture(root, names[names.length - 1]));
                    }
                    leave();
                }
                if (kept)
                    verify(stage.saveSheet(names, data.tag));
            }
        }
    }
}
