import QtQuick
import QtQuick.Controls.Basic as Basic

// A page's entry in the side rail.
Basic.AbstractButton {
    id: root

    property string iconName
    property bool current: false
    property string badge
    property color ink: current ? Theme.accent : Theme.dim
    property bool compact: false  // the drawing alone

    implicitHeight: Theme.control
    Accessible.name: text
    Accessible.role: Accessible.PageTab

    contentItem: Row {
        leftPadding: root.compact ? (root.width - 18 * Theme.scale) / 2 : 10
        spacing: 10

        Icon {
            name: root.iconName
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Text {
            visible: !root.compact
            text: root.text
            color: root.current ? Theme.text : Theme.dim
            font.pixelSize: Theme.body
            font.weight: root.current ? Font.DemiBold : Font.Medium
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Hint {
        text: root.badge === "" ? root.text : root.text + " " + root.badge
        shown: root.compact && root.hovered
    }

    Text {
        anchors.right: parent.right
        anchors.rightMargin: root.compact ? 2 : 10
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.compact ? -10 : 0
        text: root.badge
        color: root.ink === Theme.dim ? Theme.accent : root.ink
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.current ? Theme.raised : root.hovered ? Theme.raised : "transparent"

        FocusRing { visible: root.visualFocus }
    }
}
