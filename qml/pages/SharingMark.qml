import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// While the session is shared, whatever page is in view: that it is, and with how many.
Basic.AbstractButton {
    id: root

    required property Sharing sharing
    property bool compact: false

    visible: sharing.active || sharing.starting
    implicitHeight: Theme.control
    text: qsTr("Shared · %1 watching").arg(sharing.watching)
    Accessible.name: text
    Hint {
        text: root.text
        shown: root.compact && root.hovered
    }

    contentItem: Row {
        leftPadding: root.compact ? 0 : 10
        spacing: root.compact ? 2 : 10

        Icon {
            name: "link"
            color: Theme.live
            anchors.verticalCenter: parent.verticalCenter
        }
        Text {
            text: root.compact ? root.sharing.watching : root.text
            color: Theme.live
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
