import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// A red dot with the time while something is recorded, whatever page is in view.
Basic.AbstractButton {
    id: root

    required property Recording recording
    property bool compact: false

    readonly property string time: recording.active ? Clock.text(recording.seconds) : compact ? "…" : qsTr("waiting")

    visible: recording.active || recording.waiting
    implicitHeight: Theme.control
    text: recording.active ? qsTr("Recording %1").arg(time) : qsTr("Recording begins with the first reading")
    Accessible.name: text
    Hint {
        text: root.text
        shown: root.hovered
    }

    contentItem: Item {
        Rectangle {
            x: root.compact ? 0 : 14
            width: 9 * Theme.scale
            height: width
            radius: width / 2
            anchors.verticalCenter: parent.verticalCenter
            color: root.recording.active ? Theme.alert : "transparent"
            border.color: Theme.alert
            border.width: 2
        }
        Text {
            x: (root.compact ? 4 : 28) + 9 * Theme.scale
            width: parent.width - x
            text: root.time
            color: Theme.alert
            // An hour's digits get smaller where there is room for a minute's.
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 8
            font.pixelSize: root.compact ? Theme.small : Theme.body
            font.weight: Font.DemiBold
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.hovered ? Theme.raised : "transparent"

        FocusRing { visible: root.visualFocus }
    }
}
