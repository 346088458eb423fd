import QtQuick
import QtQuick.Controls.Basic as Basic

// A line of text with a switch at its end.
Basic.Switch {
    id: root

    implicitHeight: 30 * Theme.scale
    padding: 0
    font.pixelSize: Theme.body
    Accessible.name: text

    contentItem: Text {
        text: root.text
        font: root.font
        color: root.enabled ? Theme.text : Theme.dim
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        rightPadding: root.indicator.width + 8
    }
    indicator: Rectangle {
        x: root.width - width
        anchors.verticalCenter: parent.verticalCenter
        width: 32
        height: 18
        radius: 9
        color: root.checked ? Theme.accent : Theme.raised
        border.color: root.checked ? Theme.accent : Theme.dim
        border.width: root.checked ? 0 : 1

        Rectangle {
            x: root.checked ? parent.width - width - 3 : 3
            anchors.verticalCenter: parent.verticalCenter
            width: 12
            height: 12
            radius: 6
            color: root.checked ? Theme.accentInk : Theme.dim
            Behavior on x { NumberAnimation { duration: 90 } }
        }

        FocusRing {
            radius: 11
            visible: root.visualFocus
        }
    }
}
