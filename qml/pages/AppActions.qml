pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// Everything that can be done from the keyboard, once: buttons trigger these, and the shortcuts'
// sheet lists them.
Item {
    id: root

    required property Workbench bench
    property bool covered: false  // while a sheet is open
    property bool blocked: false  // what belongs to the live page: elsewhere, or covered
    property bool overlaysBlocked: false
    signal takeSnapshot
    signal labelMarker(int marker)
    signal chooseSource
    signal chooseCheckpoint
    signal chooseSecond
    signal openFile
    signal openAddress
    signal showPage(string page)
    signal showShortcuts
    signal toggleFullScreen
    signal askConsent  // before a recording
    signal showLimits
    signal showShare
    signal showStudy
    signal takeTour
    signal lookInside
    signal quit

    readonly property Live live: bench.live
    readonly property var settings: bench.settings
    property bool reviewing: false
    readonly property bool still: reviewing ? !bench.review.playing : live.holding
    // Boxes, labels, bars and the chart are shown.
    readonly property bool detailed: reviewing || settings.liveView === "details"
    // There is a moment to be marked.
    readonly property bool watching: live.state === Live.Running || live.state === Live.Opening
        || live.state === Live.Lost || live.holding

    property Basic.Action pause: Basic.Action {
        text: qsTr("Pause or continue")
        shortcut: "P"
        enabled: !root.blocked
        onTriggered: {
            const reading = root.live.state === Live.Running || root.live.state === Live.Opening || root.live.state === Live.Lost;
            if (reading)
                root.live.pause();
            else
                root.live.resume();
        }
    }
    property Basic.Action record: Basic.Action {
        text: qsTr("Record, or end the record")
        shortcut: "R"
        enabled: !root.blocked
        onTriggered: root.toggleRecord()
    }
    function toggleRecord(): void {
        const recording = root.bench.recording;
        const people = root.live.camera || root.live.stream;  // those in a file cannot be asked now
        if (root.settings.consentNotice && people && root.watching && !recording.active && !recording.waiting)
            root.askConsent();
        else
            recording.toggle();
    }
    Connections {  // for a viewer the same happens as for the key
        target: root.bench.sharing
        function onRecordWanted(on) { root.toggleRecord(); }
    }
    property Basic.Action marker: Basic.Action {
        text: qsTr("Set a marker, then label it")
        shortcut: "M"
        enabled: !root.blocked && root.watching
        onTriggered: root.labelMarker(root.bench.recording.mark(qsTr("marker")))
    }
    property Basic.Action numberedMarker: Basic.Action {
        text: qsTr("Set a marker with its label")
        enabled: !root.blocked && root.watching
    }
    property Basic.Action snapshot: Basic.Action {
        text: qsTr("Save a snapshot")
        shortcut: "S"
        enabled: !root.blocked
        onTriggered: root.takeSnapshot()
    }
    property Basic.Action records: Basic.Action {
        text: qsTr("Open the recordings folder")
        shortcut: "Ctrl+R"
        onTriggered: root.bench.recording.openFolder()
    }
    property Basic.Action source: Basic.Action {
        text: qsTr("Choose the source")
        shortcut: "V"
        enabled: !root.blocked
        onTriggered: root.chooseSource()
    }
    property Basic.Action checkpoint: Basic.Action {
        text: qsTr("Choose the checkpoint")
        shortcut: "K"
        enabled: !root.blocked
        onTriggered: root.chooseCheckpoint()
    }
    property Basic.Action compare: Basic.Action {
        text: qsTr("Compare with another checkpoint")
        shortcut: "Shift+K"
        enabled: !root.blocked
        onTriggered: root.chooseSecond()
    }
    property Basic.Action file: Basic.Action {
        text: qsTr("Open a file")
        shortcut: "Ctrl+O"
        onTriggered: root.openFile()
    }
    property Basic.Action study: Basic.Action {
        text: qsTr("Put several people together")
        shortcut: "Ctrl+P"
        enabled: !root.covered
        onTriggered: root.showStudy()
    }
    property Basic.Action address: Basic.Action {
        text: qsTr("Open a network address")
        shortcut: "Ctrl+L"
        onTriggered: root.openAddress()
    }
    property Basic.Action share: Basic.Action {
        text: qsTr("Share with browsers, or end it")
        shortcut: "Ctrl+H"
        enabled: !root.covered
        onTriggered: root.showShare()
    }
    property Basic.Action nextFace: Basic.Action {
        text: qsTr("Follow the next face")
        shortcut: "N"
        enabled: !root.blocked
        onTriggered: root.live.faces.selectNext()
    }
    property Basic.Action mirror: Basic.Action {
        text: qsTr("Mirror the camera")
        shortcut: "F"
        enabled: !root.blocked
        checkable: true
        checked: root.settings.mirrorCamera
        onTriggered: root.settings.mirrorCamera = !root.settings.mirrorCamera
    }
    property Basic.Action boxes: Basic.Action {
        text: qsTr("Show boxes")
        shortcut: "B"
        enabled: !root.overlaysBlocked && root.detailed
        checkable: true
        checked: root.settings.showBoxes
        onTriggered: root.settings.showBoxes = !root.settings.showBoxes
    }
    property Basic.Action labels: Basic.Action {
        text: qsTr("Show labels")
        shortcut: "L"
        enabled: !root.overlaysBlocked && root.detailed
        checkable: true
        checked: root.settings.showLabels
        onTriggered: root.settings.showLabels = !root.settings.showLabels
    }
    property Basic.Action bars: Basic.Action {
        text: qsTr("Show confidence bars")
        shortcut: "C"
        enabled: !root.overlaysBlocked && root.detailed
        checkable: true
        checked: root.settings.showBars
        onTriggered: root.settings.showBars = !root.settings.showBars
    }
    property Basic.Action timeline: Basic.Action {
        text: qsTr("Show the timeline")
        shortcut: "T"
        enabled: !root.overlaysBlocked && root.detailed
        checkable: true
        checked: root.settings.showTimeline
        onTriggered: root.settings.showTimeline = !root.settings.showTimeline
    }
    property Basic.Action view: Basic.Action {
        text: qsTr("Next view: details, audience, crowd")
        shortcut: "A"
        enabled: !root.blocked
        onTriggered: {
            const views = ["details", "audience", "crowd"];
            root.settings.liveView = views[(views.indexOf(root.settings.liveView) + 1) % views.length];
        }
    }
    property Basic.Action rail: Basic.Action {
        text: qsTr("Show the side bar")
        shortcut: "Ctrl+B"
        checkable: true
        checked: root.settings.showRail
        onTriggered: root.settings.showRail = !root.settings.showRail
    }
    property Basic.Action livePage: Basic.Action {
        text: qsTr("Live")
        shortcut: "Ctrl+1"
        onTriggered: root.showPage("live")
    }
    property Basic.Action annotatePage: Basic.Action {
        text: qsTr("Annotate")
        shortcut: "Ctrl+2"
        onTriggered: root.showPage("annotate")
    }
    property Basic.Action reviewPage: Basic.Action {
        text: qsTr("Review")
        shortcut: "Ctrl+3"
        onTriggered: root.showPage("review")
    }
    property Basic.Action trainPage: Basic.Action {
        text: qsTr("Train")
        shortcut: "Ctrl+4"
        onTriggered: root.showPage("train")
    }
    property Basic.Action look: Basic.Action {
        text: qsTr("Look inside the network, at the chosen face of a picture that stands still")
        shortcut: "G"
        enabled: !root.covered && (root.reviewing ? root.bench.review.state === Review.Ready
            : !root.blocked && (root.live.state === Live.Running || root.live.holding))
        onTriggered: {
            if (root.still)
                root.lookInside();
            else
                root.bench.message.tell(qsTr("Pause the video first: a look inside is at one picture of a file."));
        }
    }
    property Basic.Action settingsPage: Basic.Action {
        text: qsTr("Settings")
        shortcut: "Ctrl+,"
        onTriggered: root.showPage("settings")
    }
    property Basic.Action theme: Basic.Action {
        text: qsTr("Dark or light")
        shortcut: "Ctrl+D"
        onTriggered: root.settings.theme = root.settings.theme === "dark" ? "light" : "dark"
    }
    property Basic.Action larger: Basic.Action {
        text: qsTr("Larger text")
        shortcut: "Ctrl++"
        onTriggered: root.settings.textScale += 0.1
    }
    property Basic.Action smaller: Basic.Action {
        text: qsTr("Smaller text")
        shortcut: "Ctrl+-"
        onTriggered: root.settings.textScale -= 0.1
    }
    property Basic.Action fullScreen: Basic.Action {
        text: qsTr("Full screen")
        shortcut: "F11"
        onTriggered: root.toggleFullScreen()
    }
    property Basic.Action shortcuts: Basic.Action {
        text: qsTr("List the shortcuts")
        shortcut: "?"
        onTriggered: root.showShortcuts()
    }
    property Basic.Action limits: Basic.Action {
        text: qsTr("What a label means, and what it does not")
        shortcut: "Ctrl+I"
        onTriggered: root.showLimits()
    }
    property Basic.Action tour: Basic.Action {
        text: qsTr("Take the tour")
        onTriggered: root.takeTour()
    }
    property Basic.Action leave: Basic.Action {
        text: qsTr("Quit")
        shortcut: "Ctrl+Q"
        onTriggered: root.quit()
    }

    Instantiator {
        model: 9

        Basic.Action {
            id: numbered

            required property int index

            shortcut: String(index + 1)
            enabled: root.numberedMarker.enabled
            onTriggered: root.bench.recording.mark(root.settings.markerLabels.split(",")[numbered.index]?.trim() || String(numbered.index + 1))
        }
    }

    // As listed for the user.
    readonly property var ofLive: [pause, record, marker, numberedMarker, snapshot, source, checkpoint, compare, nextFace, view, mirror]
    readonly property var ofAll: [livePage, annotatePage, reviewPage, trainPage, settingsPage, look, file, address, share, study, records,
        boxes, labels, bars, timeline, rail, theme, larger, smaller, fullScreen, limits, shortcuts, leave]

    function keysOf(action: Basic.Action): string {
        return action === numberedMarker ? qsTr("1 to 9") : Shown.keys(action.shortcut);
    }
    function hintFor(action: Basic.Action): string {
        return action.text + "  (" + keysOf(action) + ")";
    }
}
