import QtQuick
import QtTest
import Mien

// Sharing from the window: what browsers get, what their buttons do here, and that off means off.
Item {
    width: 100
    height: 100

    Main {
        id: root
        bench: stage.bench
        width: 1000
        height: 700

        TestCase {
            name: "Share"
            when: windowShown

            readonly property var sharing: stage.bench.sharing

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
            function button(word) {
                const search = item => {
                    for (let i = 0; i < item.children.length; ++i) {
                        const child = item.children[i];
                        if (child.visible && child.clicked && child.text === word)
                            return child;
                        const deeper = search(child);
                        if (deeper)
                            return deeper;
                    }
                    return null;
                };
                return search(root.contentItem.parent);
            }
            // Status 0: nobody answers.
            function answer(method, path, body, token) {
                stage.ask(method, port, path, body ? JSON.stringify(body) : "", token ?? "");
                tryVerify(() => stage.answered(), 10000, path);
                return stage.answer();
            }
            property int port


            function begin(network) {
                keyClick(Qt.Key_H, Qt.ControlModifier);
                tryVerify(() => button("Begin sharing") !== null);
                if (network)
                    button("The local network too").clicked();
                button("Begin sharing").clicked();
                tryCompare(sharing, "active", true);
                compare(sharing.problem, "");
                port = Number(sharing.addresses[0].match(/:(\d+)\//)[1]);
                keyClick(Qt.Key_Escape);
                tryCompare(Sheets, "open", 0);
            }
            function init() {
                stage.reset();
                root.page = "live";
                root.requestActivate();
                tryCompare(root, "active", true);
                stage.openCameraToRecord();
                tryCompare(stage.bench.recording, "possible", true);
            }
            function cleanup() {
                sharing.stop();
                stage.bench.message.dismiss();
            }

            function test_it_is_off_until_somebody_begins_it_and_after_it_was_stopped() {
                compare(sharing.active, false);
                verify(!find(root.contentItem, "SharingMark").visible);
                begin(false);
                verify(sharing.addresses[0].startsWith("http://127.0.0.1:"), sharing.addresses);
                const page = answer("GET", "/");
                compare(page.status, 200);
                verify(page.text.includes("<title>Mien</title>"));
                const state = JSON.parse(answer("GET", "/api/state").text);
                compare(state.source.name, "Fake camera");
                compare(state.state, "running");
                keyClick(Qt.Key_H, Qt.ControlModifier);
                tryVerify(() => button("Stop sharing") !== null);
                button("Stop sharing").clicked();
                compare(sharing.active, false);
                keyClick(Qt.Key_Escape);
                tryCompare(Sheets, "open", 0);
                tryVerify(() => answer("GET", "/").status === 0);
            }
            function test_on_the_network_a_token_is_needed() {
                begin(true);
                verify(sharing.network);
                const token = sharing.addresses[0].split("token=")[1];
                verify(token.length === 32, sharing.addresses);
                compare(answer("GET", "/").status, 401);
                compare(answer("GET", "/api/state").status, 401);
                compare(answer("GET", "/api/state", null, token).status, 200);
                sharing.stop();
                begin(true);
                verify(sharing.addresses[0].split("token=")[1] !== token, "each time another");
            }
            function test_who_watches_is_counted_and_the_rail_says_so_on_every_page() {
                begin(false);
                const sign = find(root.contentItem, "SharingMark");
                compare(sign.text, "Shared · 0 watching");
                stage.watch(port);
                tryCompare(sharing, "watching", 1);
                compare(sharing.watchers, ["127.0.0.1"]);
                for (const page of ["annotate", "review", "settings", "live"]) {
                    root.page = page;
                    verify(sign.visible, page);
                    compare(sign.text, "Shared · 1 watching");
                    compare(stage.bench.live.state, Live.Running, page);
                }
                verify(root.title.startsWith("Shared"));
                stage.leave();
                tryCompare(sharing, "watching", 0, 8000);
            }
            function test_viewers_buttons_act_on_this_session() {
                begin(false);
                let state = JSON.parse(answer("POST", "/api/pause", { paused: true }).text);
                compare(state.state, "paused");
                compare(stage.bench.live.state, Live.Paused);
                state = JSON.parse(answer("POST", "/api/pause", { paused: false }).text);
                verify(["opening", "running"].includes(state.state), state.state);
                tryCompare(stage.bench.live, "state", Live.Running);
                tryCompare(stage.bench.recording, "possible", true);
                compare(JSON.parse(answer("POST", "/api/markers", { label: "smile" }).text).recorded, false);
                tryVerify(() => stage.bench.message.text.includes("smile"));
                tryVerify(() => {  // again, as a chart without a reading has no place for it
                    answer("POST", "/api/markers", { label: "smile" });
                    return stage.marks() > 0;
                });

                compare(answer("POST", "/api/record", { recording: true }).status, 409);
                verify(!stage.bench.recording.active);
                sharing.mayRecord = true;
                state = JSON.parse(answer("POST", "/api/record", { recording: true }).text);
                verify(state.recording.active);
                verify(stage.bench.recording.active);
                verify(find(root.contentItem, "RecordingMark").visible);
                answer("POST", "/api/markers", { label: "in the record" });
                answer("POST", "/api/record", { recording: false });
                tryCompare(stage.bench.recording, "active", false);
                verify(stage.recordText("*.markers.csv").includes("in the record"));
            }
            function test_the_people_in_view_are_told_before_a_viewer_records() {
                begin(false);
                stage.bench.settings.consentNotice = true;
                sharing.mayRecord = true;
                stage.ask("POST", port, "/api/record", JSON.stringify({ recording: true }), "");
                tryVerify(() => button("Begin recording") !== null);
                verify(!stage.bench.recording.active);
                tryVerify(() => stage.answered());
                compare(JSON.parse(stage.answer().text).recording.active, false);
                keyClick(Qt.Key_Escape);
                tryCompare(Sheets, "open", 0);
                verify(!stage.bench.recording.active);
            }
            function test_another_source_ends_it() {
                begin(false);
                stage.bench.openMedia("/nowhere/other.mp4");
                compare(sharing.active, false);
                verify(stage.bench.message.text.startsWith("Another source was opened"));
                tryVerify(() => answer("GET", "/").status === 0);
            }
        }
    }
}
