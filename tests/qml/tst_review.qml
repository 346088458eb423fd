import QtQuick
import QtTest
import Mien

// The review page with real keys and clicks.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1000
        height: 700

        TestCase {
            name: "Review"
            when: windowShown

            readonly property Review review: stage.bench.review

            function all(item, type, found) {
                for (let i = 0; i < item.children.length; ++i) {
                    const child = item.children[i];
                    if (child.toString().includes(type) && child.visible)
                        found.push(child);
                    all(child, type, found);
                }
                return found;
            }
            function find(type) {
                return all(root.contentItem, type, [])[0];
            }
            function open(name) {
                stage.writeClip(name + ".mp4");
                stage.bench.reviewFile(stage.writeAnnotation(name + ".csv"));
                tryCompare(review, "state", Review.Ready);
                tryCompare(review, "video", Review.Shown);
                tryCompare(review.faces, "count", 2);
            }
            function init() {
                stage.reset();
                stage.bench.message.dismiss();
                root.page = "review";
                root.requestActivate();
                tryCompare(root, "active", true);
            }
            function test_0_the_empty_page_says_what_to_do() {
                const card = find("ReviewState");
                compare(card.title, "Review an annotation");
                compare(card.action, "Open an annotation…");
                card.secondActed();
                compare(root.page, "annotate");
            }
            function test_a_broken_annotation() {
                stage.bench.reviewFile("/nowhere/x.csv");
                tryCompare(review, "state", Review.Failed);
                const card = find("ReviewState");
                verify(card.text.includes("/nowhere/x.csv"));
                compare(all(root.contentItem, "ReviewTransport", []).length, 0);
            }
            function test_keys_play_step_and_jump() {
                open("keys");
                keyClick(Qt.Key_Right);
                tryCompare(review, "frame", 1);
                keyClick(Qt.Key_Left);
                compare(review.frame, 0);
                keyClick(Qt.Key_E);
                compare(review.frame, 10);
                keyClick(Qt.Key_Home);
                compare(review.frame, 0);
                keyClick(Qt.Key_End);
                compare(review.frame, 19);
                keyClick(Qt.Key_E, Qt.ShiftModifier);
                compare(review.frame, 10);
                keyClick(Qt.Key_Space);
                verify(review.playing);
                keyClick(Qt.Key_Space);
                verify(!review.playing);
            }
            function test_overlays_are_those_recorded() {
                open("overlays");
                compare(all(find("ReviewStage"), "FaceBox", []).length, 2);
                review.seek(1.5);
                tryVerify(() => all(find("ReviewStage"), "FaceBox", []).length === 1);
                compare(all(find("ReviewStage"), "FaceCard", [])[0].expression, 1);
                wait(1400);  // recorded faces do not age
                compare(all(find("ReviewStage"), "FaceBox", []).length, 1);
                compare(all(find("ReviewStage"), "FaceBox", [])[0].parent.opacity, 1);
            }
            function test_cards_bear_the_names_that_were_given() {
                open("cards");
                const card = track => all(find("ReviewStage"), "FaceCard", []).find(one => one.track === track);
                const track = review.tracks.trackAt(0);
                const texts = item => all(item, "QQuickText", []).map(one => one.text).join(" ");
                verify(texts(card(track)).includes("#" + track));
                review.corrections.rename(track, "Anna");
                tryVerify(() => texts(card(track)).includes("Anna"));
                verify(!texts(card(track)).includes("#" + track));
                verify(card(track).Accessible.name.startsWith("Anna: "));
                review.corrections.rename(track, "A name that is far too long for any card over a picture");
                tryVerify(() => card(track).person.startsWith("A name"));
                for (const one of all(card(track), "QQuickText", []))
                    verify(one.x >= -1 && one.x + one.width <= card(track).width, one.text);
                review.corrections.undo();
                tryCompare(card(track), "person", "Anna");
            }
            function test_the_selection_is_exported_as_a_video() {
                open("cut");
                review.clearSelection();
                const button = () => all(root.contentItem.parent, "AppButton", []).find(one => one.text.startsWith("The selection as a video"));
                keyClick(Qt.Key_E, Qt.ControlModifier);
                tryVerify(() => button() !== undefined);
                verify(!button().enabled);
                keyClick(Qt.Key_Escape);
                tryVerify(() => button() === undefined);
                review.select(0.5, 1.2);
                keyClick(Qt.Key_E, Qt.ControlModifier);
                tryVerify(() => button() !== undefined && button().enabled);
                button().clicked();
                tryVerify(() => stage.bench.message.text.startsWith("Exported: "), 20000);
                compare(stage.picturesOf("cut-0.50-1.20s.mp4"), 8);
                compare(review.clipShare, -1);
                review.clearSelection();
            }
            function test_the_sound_is_under_the_ribbon_where_there_is_any() {
                open("silent");
                wait(200);
                compare(review.sound.levels.length, 0);
                compare(find("SoundStrip"), undefined);
                const without = find("ReviewTimeline").implicitHeight;
                stage.writeClip("heard.mp4");
                stage.addTone("heard.mp4");  // in its second half
                stage.bench.reviewFile(stage.writeAnnotation("heard.csv"));
                tryCompare(review, "video", Review.Shown);
                tryVerify(() => review.sound.levels.length > 1000, 10000);
                const of = share => review.sound.levels[Math.floor(share * review.sound.levels.length)];
                verify(of(0.25) < 0.01, of(0.25));
                verify(of(0.8) > 0.2, of(0.8));
                const strip = find("SoundStrip");
                verify(strip && strip.width > 100);
                verify(find("ReviewTimeline").implicitHeight > without);
                let picture = null, at = null;
                const pixel = share => picture.pixel(Math.floor(at.x + share * strip.width), Math.floor(at.y));
                tryVerify(() => {
                    picture = grabImage(root.contentItem);
                    at = strip.mapToItem(root.contentItem, 0, 3);
                    return Qt.colorEqual(pixel(0.8), Theme.outline) && Qt.colorEqual(pixel(0.25), Theme.window);
                });
            }
            function test_sound_is_played_muted_and_repeated_by_key() {
                stage.writeClip("loud.mp4");
                stage.addTone("loud.mp4");
                stage.bench.reviewFile(stage.writeAnnotation("loud.csv"));
                tryCompare(review, "video", Review.Shown);
                tryCompare(review.sound, "any", true);
                const control = find("SoundControl");
                verify(control);
                const button = all(control, "AppButton", [])[0];
                compare(button.iconName, "sound");
                review.seek(1.2);
                keyClick(Qt.Key_Space);
                tryVerify(() => stage.speakers() === 1);
                tryVerify(() => stage.loudest() > 0.4);
                keyClick(Qt.Key_U);
                verify(stage.bench.settings.soundMuted);
                compare(button.iconName, "soundOff");
                compare(review.sound.volume, 0);
                keyClick(Qt.Key_U);
                compare(review.sound.volume, 1);
                keyClick(Qt.Key_Down, Qt.ControlModifier);
                fuzzyCompare(review.sound.volume, 0.9, 1e-6);
                mouseClick(button);
                compare(review.sound.volume, 0);
                keyClick(Qt.Key_Up, Qt.ControlModifier);  // from silence
                fuzzyCompare(review.sound.volume, 0.1, 1e-6);
                keyClick(Qt.Key_R);
                verify(review.looping);
                tryVerify(() => review.position < 1, 5000);  // from the beginning again
                verify(review.playing);
                keyClick(Qt.Key_R);
                keyClick(Qt.Key_Space);
                tryVerify(() => stage.speakers() === 0);
                stage.plugSpeaker(false);
                keyClick(Qt.Key_Space);
                tryVerify(() => review.sound.problem !== "");
                verify(review.playing);
                compare(button.iconName, "soundOff");
                verify(button.hint.includes("There is no sound device."), button.hint);
                verify(!find("NoticeBar"));
                keyClick(Qt.Key_Space);
                stage.plugSpeaker(true);
                open("soundless");
                compare(find("SoundControl"), undefined);
            }
            function words(item) {
                return all(item, "QQuickText", []).map(one => one.text).join(" ");
            }
            function test_two_annotations_side_by_side() {
                open("one");
                const panel = () => find("ComparePanel");
                const timeline = find("ReviewTimeline");
                const before = timeline.implicitHeight;
                compare(all(timeline, "ExpressionRibbon", []).length, 1);
                verify(words(panel()).includes("Compare with…"));
                review.compareWith(stage.writeOther("two.csv", 14));
                tryVerify(() => review.comparison.active);
                verify(words(panel()).includes("agree on 80 % of 20 readings"), words(panel()));
                verify(words(panel()).includes("1 difference"), words(panel()));
                const ribbons = all(timeline, "ExpressionRibbon", []);
                compare(ribbons.length, 2);
                compare(ribbons[0].width, ribbons[1].width);
                fuzzyCompare(ribbons[0].mapToItem(timeline, 0, 0).x, ribbons[1].mapToItem(timeline, 0, 0).x, 0.01);
                verify(timeline.implicitHeight > before);
                verify(words(timeline).includes("one") && words(timeline).includes("two"), words(timeline));
                // Marked where they differ, and nowhere else.
                const strip = find("DisagreementStrip");
                let picture = null, at = null;
                const pixel = share => picture.pixel(Math.floor(at.x + share * strip.width), Math.floor(at.y));
                tryVerify(() => {
                    picture = grabImage(root.contentItem);
                    at = strip.mapToItem(root.contentItem, 0, 2);
                    return Qt.colorEqual(pixel(1.2 / 1.9), Theme.alert) && Qt.colorEqual(pixel(0.3), Theme.raised)
                        && Qt.colorEqual(pixel(1.6 / 1.9), Theme.raised);
                });
                review.seek(0);
                keyClick(Qt.Key_D);
                compare(review.frame, 10);
                verify(words(panel()).includes("calm 75 % / glad 50 %"), words(panel()));
                keyClick(Qt.Key_End);
                keyClick(Qt.Key_D, Qt.ShiftModifier);
                compare(review.frame, 10);
                mouseClick(ribbons[1], ribbons[1].width * 0.5, ribbons[1].height / 2);  // one axis for both
                compare(review.frame, 9);
                all(panel(), "AppButton", []).find(one => one.text === "End the comparison").clicked();
                compare(timeline.implicitHeight, before);
                compare(find("DisagreementStrip"), undefined);
            }
            function test_two_checkpoints_in_one_annotation() {
                stage.writeClip("both.mp4");
                stage.bench.reviewFile(stage.writeOfTwo("both.csv", 10, 5));
                tryVerify(() => review.comparison.active);
                verify(words(find("ComparePanel")).includes("agree on 75 % of 20 readings"));
                compare(all(find("ReviewTimeline"), "ExpressionRibbon", []).length, 2);
                verify(!words(find("ComparePanel")).includes("End the comparison"));
                keyClick(Qt.Key_D);
                compare(review.frame, 5);
            }
            function test_hints_have_one_look() {
                open("hints");
                keyClick(Qt.Key_M);
                for (const type of ["LaneName", "MarkerFlag"]) {
                    const hint = Array.from(find(type).data).find(one => one.toString().startsWith("Hint"));
                    verify(hint && hint.text !== "", type);
                }
                keyClick(Qt.Key_Escape);
                review.markers.remove(0);
            }
            function test_a_click_in_the_strip_and_in_the_lanes_goes_there() {
                open("clicks");
                const strip = find("ExpressionRibbon");
                mouseClick(strip, strip.width * 0.5, strip.height / 2);
                compare(review.frame, 9);
                const lanes = find("ScoreLanes");
                mouseClick(lanes, lanes.width * 0.8, 10);
                compare(review.frame, 15);
            }
            function test_wheel_zooms_drag_moves_shift_selects() {
                open("zoom");
                const timeline = find("ReviewTimeline");
                const lanes = find("ScoreLanes");
                verify(timeline.whole);
                mouseWheel(lanes, lanes.width / 2, 10, 0, 480);
                verify(!timeline.whole);
                const span = timeline.span;
                verify(span < 1.2);
                const before = timeline.from;
                mouseDrag(lanes, lanes.width / 2, 20, 100, 0);
                fuzzyCompare(timeline.span, span, 1e-6);
                verify(timeline.from < before);
                keyClick(Qt.Key_0);
                verify(timeline.whole);
                mouseDrag(lanes, lanes.width * 0.25, 20, lanes.width * 0.25, 0, Qt.LeftButton, Qt.ShiftModifier);
                verify(review.selected);
                fuzzyCompare(review.selectionBegin, 1.9 * 0.25, 0.05);
                keyClick(Qt.Key_Escape);
                verify(!review.selected);
            }
            function test_markers_are_set_labelled_and_removed() {
                open("markers");
                review.seek(0.7);
                keyClick(Qt.Key_M);
                compare(review.markers.count, 1);
                compare(all(root.contentItem, "MarkerFlag", []).length, 1);
                const row = find("MarkerRow");
                const field = all(row, "AppField", [])[0];
                tryCompare(field, "activeFocus", true);
                for (const key of "smile")
                    keyClick(key);
                keyClick(Qt.Key_Return);
                compare(row.name, "smile");
                keyClick(Qt.Key_Home);
                compare(review.frame, 0);
                keyClick(Qt.Key_K);
                compare(review.frame, 7);
                row.removed();
                compare(review.markers.count, 0);
            }
            function test_lanes_can_be_hidden() {
                open("lanes");
                const names = all(find("ReviewTimeline"), "LaneName", []);
                compare(names.length, 2);
                mouseClick(names[0]);
                compare(find("ScoreLanes").lanes.length, 1);
                mouseClick(names[1]);  // the last one stays
                compare(find("ScoreLanes").lanes.length, 1);
                mouseClick(names[0]);
                compare(find("ScoreLanes").lanes.length, 2);
            }
            function test_export() {
                open("export");
                review.select(0.5, 0.9);
                root.exportTo("rows", stage.url("rows.csv"));
                tryVerify(() => stage.bench.message.text.startsWith("Exported"));
                compare(stage.linesOf("rows.csv"), 1 + 5);
                stage.bench.message.dismiss();
                root.exportTo("picture", stage.url("picture.png"));
                tryVerify(() => stage.isPicture("picture.png"));
                root.exportTo("timeline", stage.url("timeline.png"));
                tryVerify(() => stage.isPicture("timeline.png"));
                verify(Theme.dark);
                verify(Qt.colorEqual(stage.cornerOf("timeline.png"), "white"));  // whatever the theme
                keyClick(Qt.Key_E, Qt.ControlModifier);  // the sheet, and its first button
                const sheet = () => all(root.contentItem.parent, "AppButton", []).find(one => one.text.startsWith("Rows of the selection"));
                tryVerify(() => sheet() !== undefined);
                stage.bench.message.dismiss();
                mouseClick(sheet());
                tryVerify(() => stage.bench.message.text.endsWith("export-0.50-0.90s.csv"));
                compare(stage.linesOf("export-0.50-0.90s.csv"), 1 + 5);
                keyClick(Qt.Key_E, Qt.ControlModifier);
                tryVerify(() => sheet() !== undefined);
                keyClick(Qt.Key_Escape);
                verify(review.selected);  // Escape closed the sheet only
            }
            function test_a_single_picture_shows_its_scores() {
                stage.bench.reviewFile(stage.writeAnnotation("single.csv", 1));
                tryCompare(review, "state", Review.Ready);
                tryCompare(review.faces, "count", 2);
                const bars = find("MomentBars");
                tryCompare(bars, "count", 2);
                verify(!find("ScoreLanes"));
                verify(!find("ExpressionRibbon"));
                const words = all(bars, "Text", []).map(one => one.text);
                verify(words.includes("Face #1 · glad, 75 %"), words.join());
                verify(words.includes("25 %"));
                mouseClick(bars, 340, 20);
                compare(review.track, 2);
            }
            function test_what_is_scrolled_away_is_not_drawn() {
                open("clipped");
                mouseClick(all(find("RailTabs"), "AppButton", [])[0]);
                root.height = 600;
                for (let i = 0; i < 8; ++i)
                    review.corrections.exclude(0.2 * i, 0.2 * i + 0.05);
                const icons = () => all(find("PeoplePanel"), "Icon", []).filter(one => one.name === "close");
                tryVerify(() => icons().length === 8);
                waitForRendering(root.contentItem, 300);
                const rail = find("SideRail");
                const picture = grabImage(rail);
                let outside = 0;
                for (const icon of icons()) {
                    const at = icon.mapToItem(rail, icon.width / 2, icon.height / 2);
                    if (at.y > rail.height - 90 && at.y < rail.height - 15) {
                        ++outside;
                        verify(Qt.colorEqual(picture.pixel(at.x, at.y), Theme.rail), at.y);
                    }
                }
                verify(outside > 0);
                root.height = 700;
            }
            function test_marker_labels_never_cover_each_other() {
                open("labels");
                for (const time of [0.1, 0.2, 0.21, 0.8, 1.85])
                    review.markers.add(time, time, "a label that is far too long for the room between two of them");
                let end = -100;
                const flags = all(find("ReviewTimeline"), "MarkerFlag", []);
                compare(flags.length, 4);  // two are too close to each other
                for (const flag of flags) {
                    verify(flag.x >= end, flag.x + " < " + end);
                    verify(flag.height > 0);
                    end = flag.x + flag.width;
                }
                verify(end <= find("ExpressionRibbon").width + 8);
                verify(flags[1].tip.includes("\n"));
                mouseClick(flags[2], 4, 6);
                compare(review.frame, 8);
            }
            function test_nothing_of_the_page_is_cut() {
                open("sizes");
                for (const [width, height, scale] of [[1280, 800, 1], [900, 600, 1], [720, 520, 1], [1280, 800, 2], [720, 520, 2]]) {
                    root.width = width;
                    root.height = height;
                    stage.bench.settings.textScale = scale;
                    waitForRendering(root.contentItem, 300);
                    const where = width + "x" + height + " at " + scale;
                    for (const button of all(find("ReviewTransport"), "AppButton", [])) {
                        const right = button.mapToItem(root.contentItem, button.width, button.height);
                        verify(right.x <= width && right.y <= height, where + ": " + (button.text || button.hint));
                    }
                    verify(find("ReviewStage").height > 80, where + ": " + find("ReviewStage").height);
                    keyClick(Qt.Key_E, Qt.ControlModifier);
                    const sheet = () => all(root.contentItem.parent, "AppButton", []).find(one => one.text.startsWith("All rows"));
                    tryVerify(() => sheet() !== undefined);
                    const left = () => sheet().mapToItem(root.contentItem, 0, 0).x;
                    tryVerify(() => left() >= 0 && left() + sheet().width <= width, 1000, where + ": " + left() + " + " + sheet().width);
                    keyClick(Qt.Key_Escape);
                    tryVerify(() => sheet() === undefined);
                }
                root.width = 1000;
                root.height = 700;
            }
            function test_the_exported_picture_does_not_depend_on_the_window() {
                open("same");
                root.exportTo("picture", stage.url("large.png"));
                tryVerify(() => stage.isPicture("large.png"));
                root.width = 720;
                root.height = 520;
                waitForRendering(root.contentItem, 300);
                root.exportTo("picture", stage.url("small.png"));
                tryVerify(() => stage.isPicture("small.png"));
                verify(stage.samePicture("large.png", "small.png"));
                root.width = 1000;
                root.height = 700;
            }
            function test_people_and_notes() {
                open("people");
                mouseClick(all(find("RailTabs"), "AppButton", [])[0]);
                const rows = () => all(find("PeoplePanel"), "PersonRow", []);
                tryVerify(() => rows().length === 2);
                const field = all(rows()[0], "AppField", [])[0];
                mouseClick(field);
                for (const key of "anna")
                    keyClick(key);
                keyClick(Qt.Key_Return);
                compare(review.tracks.nameOf(1), "anna");
                compare(rows()[0].name, "anna");
                mouseClick(all(rows()[1], "AppCheck", [])[0], 8, 12);
                compare(rows()[1].counts, false);
                keyClick(Qt.Key_Z, Qt.ControlModifier);
                compare(rows()[1].counts, true);
                keyClick(Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier);
                compare(rows()[1].counts, false);
                review.track = 1;
                review.seek(1);
                keyClick(Qt.Key_X);
                tryVerify(() => rows().length === 3);
                review.select(0.2, 0.4);
                keyClick(Qt.Key_Backspace);
                compare(review.corrections.excluded.length, 1);
                compare(review.selected, false);
                keyClick(Qt.Key_W);
                const note = find("MarkerRow");
                tryVerify(() => all(note, "AppField", [])[0].activeFocus);
                for (const key of "smiles")
                    keyClick(key);
                keyClick(Qt.Key_Return);
                compare(note.name, "smiles");
                compare(review.corrections.notes.count, 1);
            }
            function test_statistics_of_the_selection() {
                open("statistics");
                review.select(0, 1);
                keyClick(Qt.Key_S);
                const table = () => all(root.contentItem.parent, "SummaryTable", [])[0];
                tryVerify(() => table() !== undefined);
                tryCompare(table(), "count", 3);
                const words = all(table(), "Text", []).map(one => one.text);
                verify(words.includes("Face #1"), words.join());
                verify(words.includes("100 %"));
                const frame = review.frame;
                keyClick(Qt.Key_Right);  // not what is below
                compare(review.frame, frame);
                keyClick(Qt.Key_Escape);
                tryVerify(() => table() === undefined);
                verify(review.selected);
            }
            function test_without_its_video() {
                stage.bench.reviewFile(stage.writeAnnotation("alone.csv"));
                tryCompare(review, "video", Review.Missing);
                const notice = all(find("ReviewStage"), "NoticeBar", [])[0];
                compare(notice.action, "Find it…");
                tryCompare(review.faces, "count", 2);
            }
            function test_a_dropped_video_belongs_to_the_review() {
                stage.bench.reviewFile(stage.writeAnnotation("lost.csv"));
                tryCompare(review, "video", Review.Missing);
                compare(stage.bench.takeDrop([stage.writeClip("found.mp4")], "review"), "review");
                tryCompare(review, "video", Review.Shown);
            }
            function test_opened_ones_are_listed() {
                open("listed");
                const rows = all(find("ReviewControls"), "RecentRow", []);
                compare(rows[0].name, "listed");
                verify(rows[0].current);
            }
            function test_a_listed_one_is_removed_when_it_is_pointed_at() {
                root.height = 900;  // so that it is in view
                open("kept");
                open("unwanted");
                const before = stage.bench.recent.count;
                const row = all(find("ReviewControls"), "RecentRow", [])[0];
                compare(row.name, "unwanted");
                compare(all(row, "AppButton", []).length, 0);
                row.hoverEnabled = true;  // which the platform "offscreen" has switched off
                mouseMove(row, 5, 5);
                mouseMove(row);
                tryVerify(() => all(row, "AppButton", []).length === 1);
                mouseClick(all(row, "AppButton", [])[0]);
                compare(stage.bench.recent.count, before - 1);
                compare(all(find("ReviewControls"), "RecentRow", [])[0].name, "kept");
                root.height = 700;
            }
            function test_everything_has_a_name() {
                open("names");
                const buttons = all(find("ReviewPage"), "AppButton", []).concat(all(find("SideRail"), "AppButton", []));
                verify(buttons.length > 10);
                for (const one of buttons)
                    verify(one.Accessible.name !== "", one.iconName);
            }
        }
    }
}
