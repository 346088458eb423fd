import QtQuick
import QtQuick.Controls.Basic as Basic

// A page's entry in the side rail.
Basic.AbstractButton {
    id: root

    property string iconName
    property bool current: false
    property string badge

    implicitHeight: Theme.control
    Accessible.name: text
    Accessible.role: Accessible.PageTab

    contentItem: Row {
        leftPadding: 10
        spacing: 10

        Icon {
            name: root.iconName
            color: root.current ? Theme.accent : Theme.dim
            anchors.verticalCenter: parent.verticalCenter
        }
        Text {
            text: root.text
            color: root.current ? Theme.text : Theme.dim
            font.pixelSize: Theme.body
            font.weight: root.current ? Font.DemiBold : Font.Medium
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Text {
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        text: root.badge
        color: Theme.accent
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.current ? Theme.raised : root.hovered ? Theme.raised : "transparent"

        FocusRing { visible: root.visualFocus }
    }
}
