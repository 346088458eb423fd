import QtQuick
import QtQuick.Controls.Basic as Basic
import QtTest
import Mien

// In small windows and with large text nothing is cut, covered or printed over something else.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench

        TestCase {
            name: "Folds"
            when: windowShown

            function initTestCase() {
                failOnWarning(/QPainter|Binding loop/);
            }
            function init() {
                stage.reset();
                failOnWarning(/QPainter|Binding loop/);
                root.page = "live";
            }
            function cleanup() {
                stage.bench.message.dismiss();
                stage.bench.settings.textScale = 1;
                stage.bench.settings.liveView = "details";
                stage.useLanguage("en");
            }
            function windows() {
                const list = [];
                for (const size of [[720, 520], [900, 600], [1280, 800]])
                    for (const scale of [1, 1.5, 2])
                        list.push({ tag: size.join("x") + " at " + scale * 100 + " %", size: size, scale: scale });
                return list;
            }
            function resize(data) {
                stage.bench.settings.textScale = data.scale;
                root.width = data.size[0];
                root.height = data.size[1];
                tryCompare(root.contentItem, "width", data.size[0]);
                tryCompare(root.contentItem, "height", data.size[1]);
                wait(60);
            }

            // Texts and buttons that can be seen, with where they are in the window, cut to the part
            // that is not scrolled away.
            function seen(item, found, view) {
                if (!item.visible || item.opacity === 0)
                    return found;
                const at = item.mapToItem(null, 0, 0, item.width, item.height);
                const button = item instanceof Basic.AbstractButton;
                const text = item instanceof Text && item.text !== "";
                if ((button || text) && (!view || (at.y + at.height > view.y + 1 && at.y < view.y + view.height - 1)))
                    found.push({ item: item, at: at, view: view, button: button });
                const scrolls = item instanceof Flickable;
                for (let i = 0; i < item.children.length; ++i)
                    seen(item.children[i], found, scrolls ? at : view);
                return found;
            }
            function named(one) {
                return one.item.text || one.item.Accessible.name || String(one.item);
            }
            function within(item, other) {
                for (let up = item; up; up = up.parent)
                    if (up === other)
                        return true;
                return false;
            }
            function verifyTidy(place, what) {
                const all = seen(place, [], null);
                for (const one of all) {
                    const at = one.at, name = what + ": " + named(one) + " at " + at;
                    verify(at.x >= -1 && at.x + at.width <= root.width + 1, name + " is cut at a side");
                    if (one.view)
                        verify(at.x >= one.view.x - 1 && at.x + at.width <= one.view.x + one.view.width + 1, name + " is cut in its view");
                    else
                        verify(at.y >= -1 && at.y + at.height <= root.height + 1, name + " is cut above or below");
                    if (one.button) {
                        verify(!one.item.contentItem || one.item.contentItem.implicitWidth <= one.item.availableWidth + 1 || one.item.contentItem.truncated !== undefined
                            || one.item instanceof Basic.Switch || /[~\/]/.test(one.item.text), name + " is too narrow");
                    } else {
                        verify(one.item.contentWidth <= one.item.width + 1.5, name + " is wider than its place");
                        verify(!one.item.truncated || /[~\/]|\.mp4/.test(one.item.text), name + " is shortened");
                    }
                }
                for (let i = 0; i < all.length; ++i) {
                    for (let j = 0; j < i; ++j) {
                        const a = all[i].at, b = all[j].at;
                        if (within(all[i].item, all[j].item) || within(all[j].item, all[i].item))
                            continue;
                        if (all[i].view !== all[j].view)
                            continue;  // one is scrolled
                        const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
                        const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
                        verify(wide <= 2 || high <= 2, what + ": " + named(all[i]) + " lies on " + named(all[j]));
                    }
                }
            }

            function test_live_data() {
                return windows();
            }
            function test_live(data) {
                resize(data);
                stage.openCamera();
                tryCompare(stage.bench.live, "state", Live.Running);
                tryCompare(stage.bench.live.feed, "empty", false);
                stage.showFaces(3, 0.9);
                stage.showFaces(3, 0.9);
                wait(50);
                verifyTidy(root.contentItem, "running");
                stage.bench.message.tell("Recorded: mien-2026-11-29-101500 in ~/Documents/Mien, and this sentence is as long as such sentences are at most, with two lines.",
                    "/somewhere", "/somewhere/a.csv");
                wait(20);
                verifyTidy(root.contentItem, "with a notice");
                stage.bench.message.dismiss();
                stage.failToOpen();
                tryCompare(stage.bench.live, "state", Live.Failed);
                verifyTidy(root.contentItem, "failed");
            }
            function test_views_data() {
                return windows();
            }
            function test_views(data) {
                resize(data);
                stage.openCamera();
                tryCompare(stage.bench.live.feed, "empty", false);
                stage.showExpressions([0, 1, 1], 0.9);
                for (const view of ["audience", "crowd"]) {
                    stage.bench.settings.liveView = view;
                    wait(50);
                    stage.showExpressions([0, 1, 1], 0.9);
                    wait(50);
                    verifyTidy(root.contentItem, view);
                }
            }
            function test_sheets_data() {
                return windows();
            }
            function test_sheets(data) {
                resize(data);
                stage.openCamera();
                tryCompare(stage.bench.live, "state", Live.Running);
                root.requestActivate();
                tryCompare(root, "active", true);
                tryVerify(() => root.activeFocusItem !== null);
                tryCompare(Sheets, "open", 0);
                const popup = () => everything(root.contentItem.parent, "QQuickPopupItem", [])[0];
                for (const keys of [[Qt.Key_R, Qt.NoModifier, "consent"], [Qt.Key_I, Qt.ControlModifier, "limits"], [Qt.Key_H, Qt.ControlModifier, "share"]]) {
                    keyClick(keys[0], keys[1]);
                    tryVerify(() => popup() !== undefined);
                    wait(250);
                    const at = popup().mapToItem(null, 0, 0, popup().width, popup().height);
                    verify(at.x >= 0 && at.x + at.width <= root.width && at.y >= 0 && at.y + at.height <= root.height, keys[2] + " at " + at);
                    verifyTidy(popup(), keys[2]);
                    keyClick(Qt.Key_Escape);
                    tryVerify(() => popup() === undefined);
                }
            }
            function test_sharing_data() {
                return windows();
            }
            function test_sharing(data) {
                resize(data);
                stage.openCamera();
                root.requestActivate();
                tryCompare(root, "active", true);
                stage.bench.sharing.start(true);
                tryCompare(stage.bench.sharing, "active", true);
                keyClick(Qt.Key_H, Qt.ControlModifier);
                const popup = () => everything(root.contentItem.parent, "QQuickPopupItem", [])[0];
                tryVerify(() => popup() !== undefined);
                wait(250);
                verifyTidy(popup(), "sharing");
                keyClick(Qt.Key_Escape);
                tryVerify(() => popup() === undefined);
                verifyTidy(root.contentItem, "shared");
                stage.bench.sharing.stop();
            }
            function test_languages_data() {
                const list = [];
                for (const language of ["de", "es"])
                    for (const one of windows().filter(one => one.scale !== 1.5))
                        list.push(Object.assign({}, one, { tag: language + " " + one.tag, language: language }));
                return list;
            }
            function test_languages(data) {
                stage.useLanguage(data.language);
                resize(data);
                stage.openCamera();
                tryCompare(stage.bench.live.feed, "empty", false);
                stage.showFaces(2, 0.9);
                stage.showFaces(2, 0.9);
                wait(50);
                verifyTidy(root.contentItem, "live");
                for (const page of ["annotate", "review", "train", "settings"]) {
                    root.page = page;
                    stage.bench.message.dismiss();
                    wait(50);
                    verifyTidy(root.contentItem, page);
                }
                root.page = "live";
                root.requestActivate();
                tryCompare(root, "active", true);
                tryVerify(() => root.activeFocusItem !== null);
                const popup = () => everything(root.contentItem.parent, "QQuickPopupItem", [])[0];
                for (const keys of [[Qt.Key_R, Qt.NoModifier, "consent"], [Qt.Key_I, Qt.ControlModifier, "limits"], [Qt.Key_H, Qt.ControlModifier, "share"], ["?", Qt.NoModifier, "help"]]) {
                    keyClick(keys[0], keys[1]);
                    tryVerify(() => popup() !== undefined);
                    wait(250);
                    verifyTidy(popup(), keys[2]);
                    keyClick(Qt.Key_Escape);
                    tryVerify(() => popup() === undefined);
                }
            }
            function test_no_card_lies_on_a_face_data() {
                return windows();
            }
            function test_no_card_lies_on_a_face(data) {
                resize(data);
                stage.openCamera();
                tryCompare(stage.bench.live.feed, "empty", false);
                stage.showFaces(1, 0.9);
                wait(20);
                const of = type => everything(root.contentItem, type, [])
                    .map(item => item.mapToItem(null, 0, 0, item.width, item.height));
                const face = of("FaceBox")[0];
                const card = of("FaceCard")[0];
                verify(face && card);
                const wide = Math.min(face.x + face.width, card.x + card.width) - Math.max(face.x, card.x);
                const high = Math.min(face.y + face.height, card.y + card.height) - Math.max(face.y, card.y);
                verify(wide <= 0 || high <= 0, face + " is covered by " + card);
            }
            function test_chips_leave_a_low_picture_free() {
                resize({ size: [720, 520], scale: 2 });
                stage.openCamera();
                tryCompare(stage.bench.live.feed, "empty", false);
                stage.bench.message.tell("A sentence that takes several lines of a low window, as the one on the demo clip does.");
                wait(30);
                const of = type => everything(root.contentItem, type, [])
                    .map(item => item.mapToItem(null, 0, 0, item.width, item.height));
                const picture = of("FrameView")[0];
                verify(picture && picture.height > 100, picture);
                const chips = everything(everything(root.contentItem, "StatusChips", [])[0], "Chip", []);
                verify(chips.length > 0);
                for (const chip of chips)
                    verify(chip.mapToItem(null, 0, chip.height).y <= picture.y, chip.text);
                verify(of("LiveNotice")[0].y >= picture.y + picture.height);
            }
            function everything(item, type, found) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.visible && child.toString().replace("mien::app::", "").startsWith(type))
                        found.push(child);
                    everything(child, type, found);
                }
                return found;
            }
            function test_settings_data() {
                return windows();
            }
            function test_settings(data) {
                resize(data);
                root.page = "settings";
                wait(30);
                const page = everything(root.contentItem, "SettingsPage", [])[0];
                const flickable = everything(page, "QQuickFlickable", [])[0] ?? everything(page, "QQuickScrollView", [])[0].contentItem;
                for (const share of [0, 0.33, 0.66, 1]) {
                    flickable.contentY = share * Math.max(0, flickable.contentHeight - flickable.height);
                    verifyTidy(root.contentItem, "settings");
                }
                flickable.contentY = 0;
            }
            function test_compared_data() {
                return windows();
            }
            function test_compared(data) {
                resize(data);
                stage.bench.useSecond("/x/other-calm.safetensors");
                stage.openDrawnFace();
                tryVerify(() => stage.bench.second.readings > 3, 10000);
                verifyTidy(root.contentItem, "compared");
                stage.bench.useSecond("");
            }
            function test_rules_data() {
                return windows();
            }
            function test_rules(data) {
                resize(data);
                const rules = stage.bench.rules;
                rules.put(-1, rules.textOf(-1));
                rules.put(-1, '{"name": "empty room", "when": {"faces_at_most": 0, "for_s": 10}, "then": [{"run": ["notify-send", "Mien", "Nobody"]}]}');
                rules.tryOut(1);
                root.page = "settings";
                wait(30);
                const page = everything(root.contentItem, "SettingsPage", [])[0];
                const flickable = everything(page, "QQuickFlickable", [])[0] ?? everything(page, "QQuickScrollView", [])[0].contentItem;
                for (const share of [0.8, 0.9, 1]) {
                    flickable.contentY = share * Math.max(0, flickable.contentHeight - flickable.height);
                    verifyTidy(root.contentItem, "rules");
                }
                flickable.contentY = 0;
                root.requestActivate();
                tryCompare(root, "active", true);
                page.editRule(0);
                const popup = () => everything(root.contentItem.parent, "QQuickPopupItem", [])[0];
                tryVerify(() => popup() !== undefined);
                wait(250);
                verifyTidy(popup(), "rule");
                keyClick(Qt.Key_Escape);
                tryVerify(() => popup() === undefined);
                while (rules.count > 0)
                    rules.remove(0);
            }
            function test_annotate_data() {
                return windows();
            }
            function test_annotate(data) {
                resize(data);
                root.page = "annotate";
                wait(30);
                verifyTidy(root.contentItem, "annotate");
            }
            function test_train_data() {
                return windows();
            }
            function test_train(data) {
                resize(data);
                stage.planTraining();
                root.page = "train";
                const bench = stage.bench;
                bench.training.begin();
                tryCompare(bench.training, "epoch", 2);
                bench.evaluation.begin("/x.safetensors", "/x.csv", "PublicTest");
                tryCompare(bench.evaluation, "rows", 4);
                wait(30);
                const page = everything(root.contentItem, "TrainPage", [])[0];
                const flickable = everything(page, "QQuickFlickable", [])[0];
                for (const share of [0, 0.33, 0.66, 1]) {
                    flickable.contentY = share * Math.max(0, flickable.contentHeight - flickable.height);
                    verifyTidy(root.contentItem, "train");
                }
                flickable.contentY = 0;
                bench.training.stop();
                tryCompare(bench.training, "active", false);
            }
            function test_shortcuts_data() {
                return windows();
            }
            function test_shortcuts(data) {
                resize(data);
                root.requestActivate();
                tryCompare(root, "active", true);
                tryVerify(() => root.activeFocusItem !== null);
                keyClick("?");
                tryVerify(() => everything(root.contentItem.parent, "ShortcutLine", []).length > 5);
                wait(250);
                verifyTidy(everything(root.contentItem.parent, "QQuickPopupItem", [])[0], "shortcuts");
                keyClick(Qt.Key_Escape);
                tryVerify(() => Sheets.open === 0);
                wait(150);
            }
            function test_the_rail_opens_over_the_page_in_a_narrow_window() {
                resize({ size: [720, 520], scale: 1.5 });
                root.requestActivate();
                tryCompare(root, "active", true);
                const rail = everything(root.contentItem, "SideRail", [])[0];
                verify(rail.compact);
                const width = rail.width;
                keyClick(Qt.Key_V);  // the sources are in it
                tryCompare(rail, "compact", false);
                compare(rail.width, width);
                keyClick(Qt.Key_Escape);  // the list of sources
                keyClick(Qt.Key_Escape);
                tryCompare(rail, "compact", true);
            }
        }
    }
}
