import QtQuick
import QtTest
import Mien

// The whole window: its pages, states and shortcuts.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1000
        height: 700

        TestCase {
            name: "Window"
            when: windowShown

            function find(item, type) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.toString().startsWith(type))
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
            }
            function test_a_camera_that_cannot_be_opened() {
                stage.failToOpen();
                const card = find(root.contentItem, "LiveState");
                tryCompare(card, "visible", true);
                tryCompare(card, "title", "The camera cannot be opened");
                compare(card.text, "The camera is in use.");
                compare(card.action, "Try again");
            }
            function test_p_pauses_and_continues() {
                stage.openCamera();
                tryCompare(stage.bench.live, "state", Live.Running);
                verify(stage.bench.live.cameraOpen);
                keyClick(Qt.Key_P);
                tryCompare(stage.bench.live, "state", Live.Paused);
                verify(!stage.bench.live.cameraOpen);
                compare(find(root.contentItem, "LiveState").visible, true);
                keyClick(Qt.Key_P);
                tryCompare(stage.bench.live, "state", Live.Running);
            }
            function test_toggles_have_keys() {
                keyClick(Qt.Key_B);
                compare(stage.bench.settings.showBoxes, false);
                keyClick(Qt.Key_T);
                compare(find(root.contentItem, "TimelinePanel").visible, false);
                keyClick(Qt.Key_B, Qt.ControlModifier);
                compare(find(root.contentItem, "SideRail").visible, false);
            }
            function test_theme_and_text_size() {
                keyClick(Qt.Key_D, Qt.ControlModifier);
                compare(Theme.dark, false);
                keyClick(Qt.Key_Minus, Qt.ControlModifier);
                fuzzyCompare(Theme.scale, 0.9, 0.001);
            }
            function test_settings_page() {
                keyClick(Qt.Key_Comma, Qt.ControlModifier);
                const page = find(root.contentItem, "SettingsPage");
                verify(page);
                verify(page.visible);
                const slider = find(page, "SettingSlider");
                slider.moved(1.5);
                compare(stage.bench.settings.textScale, 1.5);
            }
            function test_restored_defaults_can_be_undone() {
                stage.bench.settings.minFace = 120;
                root.page = "settings";
                const page = find(root.contentItem, "SettingsPage");
                const undo = named(page, "Undo");
                verify(!undo.visible);
                named(page, "Restore defaults").clicked();
                compare(stage.bench.settings.minFace, 48);
                verify(undo.visible);
                undo.clicked();
                compare(stage.bench.settings.minFace, 120);
                verify(!undo.visible);
            }
            function test_a_hint_stands_below_its_button() {
                const button = named(find(root.contentItem, "LiveControls"), "File…");
                const hint = Array.from(button.data).find(one => one.toString().startsWith("Hint"));
                hint.shown = true;  // as when it is pointed at
                tryCompare(hint, "visible", true);
                verify(hint.y >= button.height);
                hint.shown = false;
                tryCompare(hint, "visible", false);
            }
            function test_the_demo_notice_can_be_put_away() {
                stage.bench.openFirstSource();
                const notice = find(root.contentItem, "LiveNotice");
                tryVerify(() => notice.text.startsWith("No camera was found"));
                named(notice, "Put this away").clicked();
                compare(notice.text, "");
                verify(!notice.visible);
            }
            function test_k_says_that_there_is_no_checkpoint() {
                stage.bench.loadFirstCheckpoint();
                stage.bench.settings.modelsFolder = "/nowhere/models";
                const picker = find(root.contentItem, "CheckpointPicker");
                tryCompare(picker, "count", 0);
                keyClick(Qt.Key_K);
                verify(!picker.popup.visible);
                verify(stage.bench.message.text.startsWith("There is no checkpoint in /nowhere/models"));
                stage.bench.message.dismiss();
            }
            function test_dialogs_begin_where_files_were_opened_last() {
                const dialog = dialogs.createObject(root, { settings: stage.bench.settings });
                dialog.currentFolder = "file:///tmp";
                dialog.accepted();
                compare(stage.bench.settings.lastFolder, "file:///tmp");
                const next = dialogs.createObject(root, { settings: stage.bench.settings });
                compare(next.currentFolder, "file:///tmp");
            }
            Component {
                id: dialogs
                OpenDialog {}
            }
            // The button with this word, or this hint.
            function named(item, word) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.clicked && (child.text === word || child.hint === word))
                        return child;
                    const deeper = named(child, word);
                    if (deeper)
                        return deeper;
                }
                return null;
            }
            function test_tab_scrolls_to_what_it_reaches() {
                root.height = 520;
                root.page = "settings";
                const page = find(root.contentItem, "SettingsPage");
                page.forceActiveFocus();
                let inside = 0;
                for (let i = 0; i < 80; ++i) {
                    keyClick(Qt.Key_Tab);
                    const item = root.activeFocusItem;
                    let of = item;
                    while (of && of !== page)
                        of = of.parent;
                    if (!of)
                        continue;
                    ++inside;
                    const top = item.mapToItem(page, 0, 0).y;
                    verify(top >= 0 && top + item.height <= page.height, item + " at " + top);
                }
                verify(inside > 20, inside + " were reached");
                root.height = 700;
            }
            function test_shortcuts_are_listed() {
                keyClick("?");
                const sheet = find(root.contentItem.parent, "ShortcutLine");
                verify(sheet);
                keyClick(Qt.Key_Escape);
            }
            function test_a_checkpoint_from_elsewhere_is_named() {
                stage.bench.useCheckpoint("/somewhere/else/own.safetensors");
                tryCompare(find(root.contentItem, "CheckpointPicker"), "displayText", "own");
            }
            function test_a_broken_checkpoint_is_told() {
                stage.openCamera();
                stage.bench.useCheckpoint("/x/good.safetensors");
                tryCompare(stage.bench, "checkpointLoading", false);
                stage.bench.useCheckpoint("/x/broken.safetensors");
                const notice = find(root.contentItem, "LiveNotice");
                tryCompare(notice, "text", "Still using the previous checkpoint: it is broken");
                compare(notice.action, "");
                notice.closed();
                compare(notice.visible, false);
            }
            function test_r_records_m_marks_and_s_saves_the_picture() {
                stage.openCameraToRecord();
                const recording = stage.bench.recording;
                tryCompare(recording, "possible", true);
                keyClick(Qt.Key_R);
                compare(recording.active, true);
                const field = find(root.contentItem, "MarkerField");
                keyClick(Qt.Key_M);
                compare(field.visible, true);
                keyClick(Qt.Key_P);  // a letter of the label, not a pause
                keyClick(Qt.Key_S);
                keyClick(Qt.Key_Return);
                compare(field.visible, false);
                compare(stage.bench.live.state, Live.Running);
                compare(stage.lastMark(), "ps");
                stage.bench.settings.markerLabels = "question, answer";
                keyClick(Qt.Key_2);
                compare(stage.lastMark(), "answer");
                keyClick(Qt.Key_7);
                compare(stage.lastMark(), "7");
                compare(stage.marks(), 3);
                keyClick(Qt.Key_S);
                tryVerify(() => stage.records("*.png").length === 1);
                keyClick(Qt.Key_R);
                tryCompare(recording, "active", false);
                compare(stage.records("*.csv").length, 2);  // rows and markers
                verify(find(root.contentItem, "LiveNotice").text.startsWith("Recorded: "));
                stage.bench.message.dismiss();
            }
            function test_recording_is_seen_on_every_page_and_asked_about_on_quitting() {
                stage.openCameraToRecord();
                const recording = stage.bench.recording;
                tryCompare(recording, "possible", true);
                keyClick(Qt.Key_R);
                for (const page of ["annotate", "review", "train", "settings", "live"]) {
                    root.page = page;
                    verify(find(root.contentItem, "RecordingMark").visible, page);
                    if (page !== "live")
                        verify(stage.bench.message.text.includes("recording goes on"), page);
                    if (page === "settings")
                        verify(find(find(root.contentItem, "SettingsPage"), "MessageBar").visible);
                }
                tryVerify(() => recording.seconds > 0);
                verify(root.title.startsWith("Recording"));
                compare(find(root.contentItem, "RecordingMark").time, Clock.text(recording.seconds));
                keyClick(Qt.Key_Q, Qt.ControlModifier);
                verify(root.visible);
                verify(recording.active);
                keyClick(Qt.Key_Escape);
                keyClick(Qt.Key_R);
                tryCompare(recording, "active", false);
                verify(!find(root.contentItem, "RecordingMark").visible);
                stage.bench.message.dismiss();
            }
            function test_timeline_shows_the_selected_face() {
                stage.showFaces(1, 0.9);
                stage.showFaces(1, 0.9);
                const panel = find(root.contentItem, "TimelinePanel");
                compare(panel.empty, false);
                compare(panel.expression, "glad");
            }
        }
    }
}
