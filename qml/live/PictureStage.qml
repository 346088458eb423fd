import QtQuick
import Mien

// The picture with everything that lies over it.
Rectangle {
    id: root

    required property Workbench bench
    signal openFile
    signal openSettings
    signal review(string annotation)
    signal markerFieldLeft
    signal lookedAt(int track)

    // Saved at the picture's own size, or as large as it is shown.
    function takeSnapshot(): void {
        const factor = Math.max(1, scene.zoom);
        if (!resting && scene.zoom > 0)
            scene.grabToImage(result => bench.snapshots.save(result.image),
                Qt.size(scene.picture.width * factor, scene.picture.height * factor));
    }
    // The sentence of this marker is asked for; it stands already.
    function askForLabel(marker: int): void {
        markerField.marker = marker;
        markerField.open();
    }

    readonly property Live live: bench.live
    readonly property bool resting: (live.state === Live.Paused && !live.holding) || live.state === Live.Ended
        || live.state === Live.Failed || live.state === Live.Idle
    readonly property string looks: bench.settings.liveView
    readonly property bool mirrored: live.camera && bench.settings.mirrorCamera

    color: Theme.stage
    clip: true

    // The picture with its overlays, as large as it fits: what a snapshot shows.
    Item {
        id: scene

        readonly property size picture: Qt.size(view.pictureSize.width, view.pictureSize.height)
        readonly property real zoom: picture.width > 0 ? Math.min(root.width / picture.width, (root.height - over - under) / picture.height) : 0
        // A notice that takes much of a low picture stands below it instead, chips above it.
        readonly property real over: chips.height > root.height / (under > 0 ? 12 : 8) ? chips.height + 20 : 0
        readonly property real under: notice.visible && notice.height > root.height / 5 ? notice.height + 20 : 0

        anchors.centerIn: parent
        anchors.verticalCenterOffset: (over - under) / 2
        width: picture.width * zoom
        height: picture.height * zoom

        FrameView {
            id: view
            anchors.fill: parent
            feed: root.live.feed
            mirrored: root.mirrored
            opacity: root.resting ? 0.12 : root.live.state === Live.Lost || root.live.stalled > 0 ? 0.5 : 1
            Behavior on opacity { NumberAnimation { duration: 180 } }
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Picture from %1").arg(root.live.sourceName)
        }
        readonly property real freeTop: Math.max(0, chips.y + chips.height + 4 - y)
        readonly property real freeBottom: notice.visible ? Math.min(height, notice.y - 4 - y) : height
        readonly property rect free: Qt.rect(0, freeTop, width, freeBottom - freeTop)

        OverlayLayer {
            anchors.fill: parent
            visible: !root.resting && root.looks === "details"
            faces: root.live.faces
            classes: root.live.classes
            compared: root.bench.second.path !== ""
            second: root.bench.second.faces
            mirrored: root.mirrored
            showBoxes: root.bench.settings.showBoxes
            showLabels: root.bench.settings.showLabels
            showBars: root.bench.settings.showBars
            cardRoom: scene.free
            uncertainBelow: root.bench.settings.uncertainBelow
            onLookedAt: track => root.lookedAt(track)
        }
        AudienceLayer {
            anchors.fill: parent
            visible: !root.resting && root.looks === "audience"
            faces: root.live.faces
            classes: root.live.classes
            mirrored: root.mirrored
            cardRoom: scene.free
            uncertainBelow: root.bench.settings.uncertainBelow
        }
    }
    StatusChips {
        id: chips
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 12
        live: root.live
        recording: root.bench.recording
        plain: root.looks !== "details"
    }
    LiveState {
        anchors.centerIn: parent
        live: root.live
        onOpenFile: root.openFile()
    }
    LiveNotice {
        id: notice
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        width: Math.min(parent.width - 24, 720 * Theme.scale)
        bench: root.bench
        plain: root.looks !== "details"
        onOpenFile: root.openFile()
        onOpenSettings: root.openSettings()
        onReview: annotation => root.review(annotation)
    }
    MarkerField {
        id: markerField

        property int marker: -1

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: notice.visible ? notice.top : parent.bottom
        anchors.bottomMargin: 12
        width: Math.min(implicitWidth, parent.width - 24)
        onLabelled: label => root.bench.recording.labelMarker(marker, label)
        onClosed: root.markerFieldLeft()
    }
}
