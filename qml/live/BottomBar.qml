import QtQuick
import QtQuick.Layouts
import Mien

// What one does while looking at the picture. In a narrow window words give way to drawings.
Rectangle {
    id: root

    required property Workbench bench
    required property AppActions actions

    readonly property Live live: bench.live
    readonly property Recording recording: bench.recording
    readonly property bool running: live.state === Live.Running || live.state === Live.Opening || live.state === Live.Lost

    readonly property Item recordSpot: record  // for the tour

    // Whether there is room for every word, or at least for those of the two main buttons.
    readonly property real room: width - 32 - 6 * Theme.gap
    readonly property real mainWords: mainWidth(pause) + mainWidth(record)
    readonly property real others: marker.wideWidth + snapshot.wideWidth + withVideo.wideWidth
        + Math.min(folder.wideWidth, 220 * Theme.scale) + timeline.wideWidth
    readonly property bool wide: mainWords + others <= room
    readonly property bool medium: mainWords + 4 * marker.plainWidth + withVideo.wideWidth <= room

    // So wide that another word, or a longer time, hardly ever moves what is beside it.
    function mainWidth(button: AppButton): real {
        return Math.max(116 * Theme.scale, button.wideWidth);
    }

    implicitHeight: Theme.control + 20
    color: Theme.rail

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: Theme.gap

        AppButton {
            id: pause
            iconName: root.running ? "pause" : "play"
            text: root.running ? qsTr("Pause") : root.live.state === Live.Failed ? qsTr("Try again")
                : root.live.state === Live.Ended ? qsTr("Play again") : qsTr("Continue")
            wordless: !root.medium
            primary: !root.running
            hint: root.actions.hintFor(root.actions.pause)
            Layout.preferredWidth: wordless ? plainWidth : root.mainWidth(this)
            onClicked: root.actions.pause.trigger()
        }
        AppButton {
            id: record

            readonly property int seconds: root.recording.seconds

            iconName: root.recording.active ? "stop" : "record"
            ink: root.recording.active || root.recording.waiting ? Theme.alert : enabled ? Theme.text : Theme.dim
            text: root.recording.active ? qsTr("Stop %1").arg(Clock.text(seconds))
                : root.recording.waiting ? qsTr("Waiting…") : qsTr("Record")
            wordless: !root.medium
            enabled: root.recording.active || root.actions.watching
            hint: root.actions.hintFor(root.actions.record)
            Layout.preferredWidth: wordless ? plainWidth : root.mainWidth(this)
            onClicked: root.actions.record.trigger()
        }
        AppButton {
            id: marker
            iconName: "flag"
            text: qsTr("Marker")
            wordless: !root.wide
            hint: root.actions.hintFor(root.actions.marker)
            enabled: root.actions.watching
            onClicked: root.actions.marker.trigger()
        }
        AppButton {
            id: snapshot
            iconName: "camera"
            text: qsTr("Snapshot")
            wordless: !root.wide
            hint: root.actions.hintFor(root.actions.snapshot)
            enabled: root.live.state === Live.Running || root.live.holding
            onClicked: root.actions.snapshot.trigger()
        }
        Item { Layout.fillWidth: true }
        AppCheck {
            id: withVideo
            text: qsTr("Video")
            Accessible.name: qsTr("Record the picture too")
            checked: root.bench.settings.recordVideo
            enabled: !root.recording.active
            hint: qsTr("Also records the picture, not just the readings")
            onToggled: root.bench.settings.recordVideo = checked
        }
        AppButton {
            id: folder
            iconName: "folder"
            text: root.bench.recordsFolderName
            wordless: !root.wide
            flat_: true
            hint: qsTr("Recordings and snapshots are saved in %1  (%2)").arg(root.bench.recordsFolderName)
                .arg(root.actions.keysOf(root.actions.records))
            Layout.maximumWidth: 220 * Theme.scale
            onClicked: root.actions.records.trigger()
        }
        AppButton {
            id: timeline
            iconName: "chart"
            text: qsTr("Timeline")
            wordless: !root.wide
            checkable: true
            checked: root.actions.timeline.checked
            enabled: root.actions.detailed
            hint: root.actions.hintFor(root.actions.timeline)
            onClicked: root.actions.timeline.trigger()
        }
    }
}
