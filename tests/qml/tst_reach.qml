import QtQuick
import QtQuick.Controls.Basic as Basic
import QtTest
import Mien

// For whom the mouse, small contrast or the sight of the screen is no way: names and roles as screen
// readers are told them, and contrast (WCAG 2.1, 1.4.3: 4.5 to 1) of every text in both themes.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1280
        height: 800

        TestCase {
            name: "Reach"
            when: windowShown

            readonly property var pages: ["live", "annotate", "review", "train", "settings"]

            function init() {
                stage.reset();
                root.page = "live";
                root.requestActivate();
                tryCompare(root, "active", true);
            }
            function cleanup() {
                stage.bench.settings.theme = "dark";
                stage.bench.settings.liveView = "details";
            }
            // With all that a page can have on it.
            function show(page) {
                root.page = page;
                if (page === "live") {
                    stage.openCamera();
                    tryCompare(stage.bench.live.feed, "empty", false);
                    stage.showFaces(2, 0.9);
                    stage.showFaces(2, 0.9);
                } else if (page === "review") {
                    stage.writeClip("reach.mp4");
                    stage.bench.reviewFile(stage.writeAnnotation("reach.csv"));
                    tryCompare(stage.bench.review, "state", Review.Ready);
                    tryCompare(stage.bench.review.faces, "count", 2);
                }
                stage.bench.message.dismiss();
                wait(50);
            }

            function test_whatever_the_keyboard_reaches_has_a_name_and_a_role_data() {
                return pages.map(page => ({ tag: page }));
            }
            function test_whatever_the_keyboard_reaches_has_a_name_and_a_role(data) {
                show(data.tag);
                const all = stage.accessibleTree(root).filter(one => one.focusable && !["Window", "Client", "ScrollBar"].includes(one.role));  // bars follow the focus
                verify(all.length > 5, all.length + " things");
                for (const one of all) {
                    verify(one.name !== "", one.role + " " + one.what + " has no name");
                    verify(one.role !== "NoRole" && one.role !== "Client", one.name + " has no role");
                }
            }
            function test_what_is_told_is_what_is_seen() {
                show("live");
                const live = stage.accessibleTree(root);
                const has = (list, role, name) => list.some(one => one.role === role && name.test(one.name));
                verify(has(live, "Button", /^Record$/));
                // As tabs of pages in later versions of Qt; 6.4 tells of every button alike.
                verify(live.some(one => ["Button", "PageTab"].includes(one.role) && one.name === "Review"));
                verify(has(live, "ComboBox", /^Source$/));
                verify(has(live, "StaticText", /^Face 1: glad, 90 %$/));
                verify(has(live, "Chart", /^Face #1 · last minute: glad for |^Scores appear here/));
                verify(has(live, "Graphic", /Fake camera/));
                stage.bench.settings.liveView = "audience";
                wait(50);
                verify(has(stage.accessibleTree(root), "StaticText", /^glad$/));
                show("settings");
                const strictness = stage.accessibleTree(root).find(one => one.role === "Slider" && one.name === "Strictness");
                verify(strictness);
                compare(strictness.value, stage.bench.settings.strictness);
            }

            // --- contrast ---

            function luminance(color) {
                const part = share => share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
                return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b);
            }
            function contrast(a, b) {
                const one = luminance(a), other = luminance(b);
                return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            }
            function over(top, below) {
                const mix = (a, b) => a * top.a + b * (1 - top.a);
                return Qt.rgba(mix(top.r, below.r), mix(top.g, below.g), mix(top.b, below.b), 1);
            }
            function test_the_ratio_is_that_of_the_standard() {
                fuzzyCompare(contrast(Qt.rgba(0, 0, 0, 1), Qt.rgba(1, 1, 1, 1)), 21, 0.001);
                fuzzyCompare(contrast(Qt.color("#777777"), Qt.color("#ffffff")), 4.48, 0.01);
            }
            function test_words_can_be_read_on_every_ground_data() {
                return [{ tag: "dark" }, { tag: "light" }];
            }
            function test_words_can_be_read_on_every_ground(data) {
                stage.bench.settings.theme = data.tag;
                compare(Theme.dark, data.tag === "dark");
                const grounds = ["window", "rail", "panel", "raised", "hover"];
                for (const ground of grounds)
                    for (const ink of ["text", "dim", "accent", "alert"])
                        verify(contrast(Theme[ink], Theme[ground]) >= 4.5, ink + " on " + ground + ": " + contrast(Theme[ink], Theme[ground]).toFixed(2));
                for (const ink of ["text", "dim"])
                    verify(contrast(Theme[ink], Theme.stage) >= 4.5, ink + " on stage: " + contrast(Theme[ink], Theme.stage).toFixed(2));
                verify(contrast(Theme.accentInk, Theme.accent) >= 4.5);
                for (const behind of ["#000000", "#ffffff"])  // whatever the picture is
                    for (const ink of ["glassInk", "glassDim"])
                        verify(contrast(Theme[ink], over(Theme.glass, Qt.color(behind))) >= 4.5, ink + " over glass on " + behind);
                // What is no text, but tells something (1.4.11): 3 to 1.
                for (const ground of ["window", "panel", "rail"])
                    verify(contrast(Theme.accent, Theme[ground]) >= 3, "ring on " + ground);
            }
            // The colours that lie behind this item, from below; where the picture is, both extremes.
            function grounds(item) {
                const layers = [];
                for (let up = item.parent; up; up = up.parent) {
                    const own = up instanceof Rectangle ? up : up.background instanceof Rectangle ? up.background : null;
                    if (own && own.visible && own.color.a > 0) {
                        layers.unshift(own.color);
                        if (own.color.a === 1)
                            break;
                    }
                }
                if (layers.length > 0 && layers[0].a === 1)
                    return [layers.reduce((below, top) => over(top, below))];
                const bases = layers.length > 0 ? [Qt.rgba(0, 0, 0, 1), Qt.rgba(1, 1, 1, 1)] : [root.color];
                return bases.map(base => layers.reduce((below, top) => over(top, below), base));
            }
            function texts(item, found, faint) {
                if (!item.visible || item.opacity === 0)
                    return found;
                // What cannot be used, or has gone stale, may be faint.
                const faded = faint || item.opacity < 1 || item.enabled === false;
                if (item instanceof Text && item.text !== "" && !faded)
                    found.push(item);
                for (let i = 0; i < item.children.length; ++i)
                    texts(item.children[i], found, faded);
                return found;
            }
            function test_every_text_in_view_can_be_read_data() {
                const list = [];
                for (const theme of ["dark", "light"])
                    for (const page of pages)
                        list.push({ tag: page + ", " + theme, theme: theme, page: page });
                return list;
            }
            function test_every_text_in_view_can_be_read(data) {
                stage.bench.settings.theme = data.theme;
                show(data.page);
                const all = texts(root.contentItem, [], false);
                verify(all.length > 15, all.length + " texts");
                for (const text of all)
                    for (const ground of grounds(text))
                        verify(contrast(text.color, ground) >= 4.5, text.text + ": " + text.color + " on " + ground + " is " + contrast(text.color, ground).toFixed(2));
            }
        }
    }
}
