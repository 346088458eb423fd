import QtQuick
import QtTest
import Mien

Item {
    id: root
    width: 640
    height: 480

    OverlayLayer {
        id: layer
        anchors.fill: parent
        faces: stage.bench.live.faces
        classes: ["glad", "calm"]
        uncertainBelow: 0.5
    }
    TestCase {
        name: "Overlay"
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
        function init() {
            stage.reset();
        }
        function test_each_face_has_a_box_and_a_card() {
            stage.showFaces(4, 0.8);
            compare(all(layer, "FaceBox", []).length, 4);
            compare(all(layer, "FaceCard", []).length, 4);
        }
        function test_cards_stay_inside_and_apart() {
            stage.showFaces(4, 0.8);
            const cards = all(layer, "FaceCard", []);
            for (let i = 0; i < cards.length; ++i) {
                verify(cards[i].x >= 0 && cards[i].x + cards[i].width <= layer.width);
                verify(cards[i].y >= 0 && cards[i].y + cards[i].height <= layer.height);
                for (let j = 0; j < i; ++j) {
                    const a = cards[i], b = cards[j];
                    verify(a.x >= b.x + b.width || b.x >= a.x + a.width
                        || a.y >= b.y + b.height || b.y >= a.y + a.height);
                }
            }
        }
        function test_little_confidence_looks_uncertain() {
            stage.showFaces(1, 0.45);
            const card = all(layer, "FaceCard", [])[0];
            verify(card.uncertain);
            compare(card.label, "glad?");
        }
        function texts(item, found) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                if (child.visible && child.text)
                    found.push(child.text);
                texts(child, found);
            }
            return found;
        }
        function test_an_expression_looks_alike_whatever_the_checkpoint() {
            const mien = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"];
            const plus = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"];
            compare(Expressions.colors(plus)[0], Expressions.colors(mien)[6]);
            compare(Expressions.colors(["angry", "happy"])[1], Expressions.colors(mien)[3]);
            compare(Expressions.title("happiness"), "happy");
            compare(Expressions.order(plus).map(i => Expressions.title(plus[i])).join(" "),
                "angry contempt disgust fear happy sad surprise neutral");

            layer.classes = ["neutral", "happiness"];
            stage.showFaces(1, 0.8);
            const box = all(layer, "FaceBox", [])[0];
            compare(box.color, Expressions.colors(mien)[6]);
            const card = all(layer, "FaceCard", [])[0];
            compare(card.label, "neutral");
            compare(card.accent, box.color);
            const bars = all(card, "ScoreBars", [])[0];
            compare(texts(bars, []).join(" "), "happy neutral");
            compare(bars.colors[1], Expressions.colors(mien)[3]);
            layer.classes = ["glad", "calm"];
        }
        function test_no_expression_is_cut_on_a_small_card() {
            layer.classes = ["surprise", "contempt"];
            for (const confidence of [0.45, 0.99]) {
                stage.showFaces(4, confidence);
                for (const card of all(layer, "FaceCard", []))
                    for (const text of all(card, "QQuickText", []))
                        verify(!text.truncated, text.text);
            }
            layer.classes = ["glad", "calm"];
        }
        function test_mirrored() {
            stage.showFaces(1, 0.8);
            const before = all(layer, "FaceBox", [])[0].x;
            layer.mirrored = true;
            const box = all(layer, "FaceBox", [])[0];
            fuzzyCompare(box.x, layer.width - before - box.width, 0.01);
            layer.mirrored = false;
        }
        function test_labels_and_bars_can_be_hidden() {
            stage.showFaces(2, 0.8);
            layer.showLabels = false;
            layer.showBars = false;
            compare(all(layer, "FaceCard", []).length, 0);
            compare(all(layer, "FaceBox", []).length, 2);
            layer.showLabels = true;
            layer.showBars = true;
        }
        function test_a_click_selects_the_face() {
            stage.showFaces(3, 0.8);
            const box = all(layer, "FaceBox", [])[2];
            mouseClick(layer, box.x + box.width / 2, box.y + box.height / 2);
            compare(stage.bench.live.faces.selectedTrack, 3);
        }
    }
}
