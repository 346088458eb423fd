import QtQuick
import QtQuick.Controls.Basic as Basic

// One of a few alternatives below each other.
Basic.RadioButton {
    id: root

    implicitHeight: Theme.control
    padding: 0
    spacing: 7
    font.pixelSize: Theme.body
    Accessible.name: text

    contentItem: Text {
        text: root.text
        font: root.font
        color: Theme.text
        leftPadding: root.indicator.width + root.spacing
        verticalAlignment: Text.AlignVCenter
    }
    indicator: Rectangle {
        width: 16 * Theme.scale
        height: width
        radius: width / 2
        anchors.verticalCenter: parent.verticalCenter
        color: "transparent"
        border.color: root.checked ? Theme.accent : Theme.dim

        Rectangle {
            anchors.centerIn: parent
            width: parent.width / 2
            height: width
            radius: width / 2
            color: Theme.accent
            visible: root.checked
        }

        FocusRing {
            radius: parent.radius + 3
            visible: root.visualFocus
        }
    }
}
