import QtQuick
import QtQuick.Layouts
import Mien

// What one does while looking at the picture.
Rectangle {
    id: root

    required property Live live
    required property AppActions actions

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
        Item { Layout.fillWidth: true }
        AppButton {
            iconName: "chart"
            text: root.width > 560 * Theme.scale ? qsTr("Timeline") : ""
            checkable: true
            checked: root.actions.timeline.checked
            hint: root.actions.hintFor(root.actions.timeline)
            onClicked: root.actions.timeline.trigger()
        }
    }
}
