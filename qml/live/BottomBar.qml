import QtQuick
import QtQuick.Layouts
import Mien

// What one does while looking at the picture.
Rectangle {
    id: root

    required property Workbench bench
    required property AppActions actions

    readonly property Live live: bench.live
    readonly property Recording recording: bench.recording
    readonly property bool wide: width > 900 * Theme.scale

    readonly property bool running: live.state === Live.Running || live.state === Live.Opening || live.state === Live.Lost

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
            iconName: root.running ? "pause" : "play"
            text: root.running ? qsTr("Pause") : root.live.state === Live.Failed ? qsTr("Try again")
                : root.live.state === Live.Ended ? qsTr("Play again") : qsTr("Continue")
            primary: !root.running
            hint: root.actions.hintFor(root.actions.pause)
            Layout.preferredWidth: 116 * Theme.scale
            onClicked: root.actions.pause.trigger()
        }
        AppButton {
            readonly property int seconds: root.recording.seconds

            iconName: root.recording.active ? "stop" : "record"
            ink: root.recording.active || root.recording.waiting ? Theme.alert : enabled ? Theme.text : Theme.dim
            text: root.recording.active ? qsTr("Stop %1").arg(Clock.text(seconds))
                : root.recording.waiting ? qsTr("Waiting…") : qsTr("Record")
            enabled: root.recording.active || root.actions.watching
            hint: root.actions.hintFor(root.actions.record)
            Layout.preferredWidth: 116 * Theme.scale
            onClicked: root.actions.record.trigger()
        }
        AppButton {
            iconName: "flag"
            text: root.wide ? qsTr("Marker") : ""
            hint: root.actions.hintFor(root.actions.marker)
            enabled: root.actions.watching
            onClicked: root.actions.marker.trigger()
        }
        AppButton {
            iconName: "camera"
            text: root.wide ? qsTr("Snapshot") : ""
            hint: root.actions.hintFor(root.actions.snapshot)
            enabled: root.live.state === Live.Running || root.live.holding
            onClicked: root.actions.snapshot.trigger()
        }
        Item { Layout.fillWidth: true }
        AppCheck {
            text: root.wide ? qsTr("With video") : qsTr("Video")
            checked: root.bench.settings.recordVideo
            enabled: !root.recording.active
            hint: qsTr("Also records the picture, not just the readings")
            onToggled: root.bench.settings.recordVideo = checked
        }
        AppButton {
            iconName: "folder"
            text: root.wide ? root.bench.recordsFolderName : ""
            flat_: true
            hint: qsTr("Recordings and snapshots are saved in %1  (%2)").arg(root.bench.settings.recordsFolder)
                .arg(root.actions.keysOf(root.actions.records))
            Layout.maximumWidth: 220 * Theme.scale
            onClicked: root.actions.records.trigger()
        }
        AppButton {
            iconName: "chart"
            text: root.wide ? qsTr("Timeline") : ""
            checkable: true
            checked: root.actions.timeline.checked
            hint: root.actions.hintFor(root.actions.timeline)
            onClicked: root.actions.timeline.trigger()
        }
    }
}
