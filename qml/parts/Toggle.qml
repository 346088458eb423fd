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
        width: 32 * Theme.scale
        height: 18 * Theme.scale
        radius: height / 2
        opacity: root.enabled ? 1 : 0.35
        color: root.checked ? Theme.accent : Theme.raised
        border.color: root.checked ? Theme.accent : Theme.dim
        border.width: root.checked ? 0 : 1

        Rectangle {
            readonly property real margin: 3 * Theme.scale

            x: root.checked ? parent.width - width - margin : margin
            anchors.verticalCenter: parent.verticalCenter
            width: 12 * Theme.scale
            height: width
            radius: width / 2
            color: root.checked ? Theme.accentInk : Theme.dim
            Behavior on x { NumberAnimation { duration: 90 } }
        }

        FocusRing {
            radius: parent.radius + 3
            visible: root.visualFocus
        }
    }
}
