import QtQuick
import QtTest
import Mien

// The live page for an audience and for a crowd, and what people are told before they are recorded.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1000
        height: 700

        TestCase {
            name: "Views"
            when: windowShown

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
            function texts(item) {
                return all(item, "QQuickText", []).map(one => one.text).filter(text => text !== "");
            }
            function named(item, word) {
                return all(item, "AppButton", []).find(one => one.text === word);
            }
            function init() {
                stage.reset();
                stage.bench.message.dismiss();
                root.page = "live";
                root.requestActivate();
                tryCompare(root, "active", true);
                stage.openCamera();
                tryCompare(stage.bench.live.feed, "empty", false);
            }
            function cleanup() {
                stage.bench.settings.liveView = "details";
                stage.bench.settings.textScale = 1;
                root.width = 1000;
                root.height = 700;
            }
            function test_a_shows_the_next_view() {
                for (const view of ["audience", "crowd", "details"]) {
                    keyClick(Qt.Key_A);
                    compare(stage.bench.settings.liveView, view);
                }
            }
            function test_an_audience_sees_words_and_faces_but_no_numbers() {
                stage.bench.settings.liveView = "audience";
                const place = all(root.contentItem, "PictureStage", [])[0];
                compare(all(place, "FaceCard", []).length, 0);
                const layer = all(place, "AudienceLayer", [])[0];
                tryVerify(() => {  // again, as a picture of the camera that was under way empties the list
                    stage.showExpressions([0, 1], 0.9);
                    return texts(layer).length === 2;
                });
                compare(texts(layer).sort(), ["calm", "glad"]);
                compare(all(layer, "ExpressionFace", []).length, 2);
                for (const text of texts(place))
                    verify(!/\d/.test(text), text);
                compare(all(root.contentItem, "TimelinePanel", []).length, 0);
                stage.showExpressions([0], 0.1);
                tryVerify(() => texts(layer).includes("glad?"));
                tryCompare(stage.bench.live.faces, "count", 1);
                verify(all(layer, "QQuickText", [])[0].font.pixelSize > 2 * Theme.large);
            }
            function test_words_fit_their_cards_and_cards_stay_inside_data() {
                return [{ tag: "720x520", size: [720, 520], scale: 1 }, { tag: "720x520 at 200 %", size: [720, 520], scale: 2 },
                    { tag: "1280x800", size: [1280, 800], scale: 1 }];
            }
            function test_words_fit_their_cards_and_cards_stay_inside(data) {
                root.width = data.size[0];
                root.height = data.size[1];
                stage.bench.settings.textScale = data.scale;
                stage.bench.settings.liveView = "audience";
                wait(50);
                stage.showExpressions([0, 1, 0, 1], 0.9);
                wait(20);
                const layer = all(root.contentItem, "AudienceLayer", [])[0];
                const words = all(layer, "QQuickText", []);
                verify(words.length > 0);
                for (const word of words) {
                    verify(word.x + word.width <= word.parent.width + 1, word.text + " is cut");
                    const card = word.parent;
                    verify(card.x >= -1 && card.x + card.width <= layer.width + 1 && card.y >= -1 && card.y + card.height <= layer.height + 1);
                }
            }
            function test_a_crowd_is_counted_and_nobody_is_singled_out() {
                stage.bench.settings.liveView = "crowd";
                stage.showExpressions([0, 1, 1, 1], 0.9);
                const panel = all(root.contentItem, "CrowdPanel", [])[0];
                tryVerify(() => texts(panel).includes("4 faces"));
                const lines = texts(panel);
                compare(lines[lines.indexOf("glad") + 1], "1");
                compare(lines[lines.indexOf("calm") + 1], "3");
                const place = all(root.contentItem, "PictureStage", [])[0];
                for (const type of ["FaceBox", "FaceCard", "ExpressionFace"])
                    compare(all(place, type, []).length, 0, type);
                compare(all(root.contentItem, "TimelinePanel", []).length, 0);
                stage.showExpressions([0, 1], 0.9);
                tryVerify(() => texts(panel).includes("2 faces"));
                verify(!texts(panel).includes("glad"));
            }
            function test_the_chart_has_an_axis_and_can_be_pulled() {
                stage.showFaces(1, 0.9);
                stage.showFaces(1, 0.9);
                const panel = all(root.contentItem, "TimelinePanel", [])[0];
                const axis = all(panel, "TimeAxis", [])[0];
                verify(texts(axis).includes("now"));
                verify(texts(axis).some(text => text === "−30 s"));
                const lane = panel.laneHeight;
                mouseDrag(panel, panel.width / 2, 4, 0, 30, Qt.LeftButton);
                verify(panel.laneHeight < lane, panel.laneHeight);
                verify(stage.bench.settings.laneHeight < 24);
            }
            function test_people_are_told_before_they_are_recorded() {
                stage.openCameraToRecord();
                stage.bench.settings.consentNotice = true;
                const recording = stage.bench.recording;
                tryCompare(recording, "possible", true);
                const before = stage.records("*.json").length;
                keyClick(Qt.Key_R);
                verify(!recording.active);
                const popup = () => all(root.contentItem.parent, "QQuickPopupItem", [])[0];
                tryVerify(() => popup() !== undefined);
                verify(texts(popup()).some(text => text.includes("Fake camera")));
                keyClick(Qt.Key_Escape);
                tryVerify(() => Sheets.open === 0);
                verify(!recording.active);
                tryVerify(() => popup() === undefined);

                keyClick(Qt.Key_R);
                tryVerify(() => popup() !== undefined);
                const fields = all(popup(), "AppField", []);
                fields[0].text = "Ada";
                fields[0].textEdited();
                tryVerify(() => texts(popup()).some(text => text === "By whom: Ada"));
                named(popup(), "Save for printing").clicked();
                compare(stage.records("*-notice.pdf").length, 1);
                named(popup(), "Begin recording").clicked();
                tryCompare(recording, "active", true);
                keyClick(Qt.Key_R);  // ends it, and asks nothing
                tryCompare(recording, "active", false);
                compare(stage.records("*.json").length, before + 1);
                const shown = JSON.parse(stage.recordText("*.json")).live.notice;
                verify(shown.text.includes("By whom: Ada\n"));
                verify(Math.abs(Date.parse(shown.shown_at.replace(/(\d\d)$/, ":$1")) - Date.now()) < 60000, shown.shown_at);
            }
            function test_the_notice_can_be_turned_off() {
                stage.openCameraToRecord();
                const recording = stage.bench.recording;
                tryCompare(recording, "possible", true);
                keyClick(Qt.Key_R);
                verify(recording.active);
                keyClick(Qt.Key_R);
                tryCompare(recording, "active", false);
            }
            function test_the_limits_of_a_label_are_a_key_and_a_button_away() {
                keyClick(Qt.Key_I, Qt.ControlModifier);
                const popup = () => all(root.contentItem.parent, "QQuickPopupItem", [])[0];
                tryVerify(() => popup() !== undefined && texts(popup()).some(text => text.startsWith("It is biased")));
                keyClick(Qt.Key_Escape);
                tryVerify(() => popup() === undefined);
                keyClick("?");
                tryVerify(() => popup() !== undefined);
                named(popup(), "What a label means, and what it does not").clicked();
                tryVerify(() => popup() !== undefined && texts(popup()).some(text => text.startsWith("It is biased")));
                keyClick(Qt.Key_Escape);
                tryVerify(() => popup() === undefined);
            }
        }
    }
}
