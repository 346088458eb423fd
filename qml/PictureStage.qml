import QtQuick
import Mien

// The picture with everything that lies over it.
Rectangle {
    id: root

    required property Workbench bench
    signal openFile
    signal openSettings

    readonly property Live live: bench.live
    readonly property bool resting: live.state === Live.Paused || live.state === Live.Ended
        || live.state === Live.Failed || live.state === Live.Idle
    readonly property bool mirrored: live.camera && bench.settings.mirrorCamera

    color: Theme.stage
    clip: true

    FrameView {
        id: view
        anchors.fill: parent
        feed: root.live.feed
        mirrored: root.mirrored
        opacity: root.resting ? 0.12 : root.live.state === Live.Lost ? 0.5 : 1
        Behavior on opacity { NumberAnimation { duration: 180 } }
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture from %1").arg(root.live.sourceName)
    }
    OverlayLayer {
        readonly property real freeTop: Math.max(0, chips.y + chips.height + 4 - y)
        readonly property real freeBottom: notice.visible ? Math.min(height, notice.y - 4 - y) : height

        x: view.pictureArea.x
        y: view.pictureArea.y
        width: view.pictureArea.width
        height: view.pictureArea.height
        visible: !root.resting
        faces: root.live.faces
        classes: root.live.classes
        mirrored: root.mirrored
        showBoxes: root.bench.settings.showBoxes
        showLabels: root.bench.settings.showLabels
        showBars: root.bench.settings.showBars
        cardRoom: Qt.rect(0, freeTop, width, freeBottom - freeTop)
        uncertainBelow: root.bench.settings.uncertainBelow
    }
    StatusChips {
        id: chips
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 12
        live: root.live
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
        onOpenFile: root.openFile()
        onOpenSettings: root.openSettings()
    }
}
