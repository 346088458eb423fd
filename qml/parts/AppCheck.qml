import QtQuick
import QtQuick.Controls.Basic as Basic

// A box to tick.
Basic.CheckBox {
    id: root

    property string hint
    readonly property real wideWidth: contentItem.implicitWidth

    implicitHeight: Theme.control
    padding: 0
    spacing: 7
    font.pixelSize: Theme.body
    opacity: enabled ? 1 : 0.4
    Accessible.name: text

    Hint {
        text: root.hint
        shown: root.hovered
    }

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
        radius: 4
        anchors.verticalCenter: parent.verticalCenter
        color: root.checked ? Theme.accent : "transparent"
        border.color: root.checked ? Theme.accent : Theme.dim

        Icon {
            anchors.centerIn: parent
            name: "check"
            size: parent.width - 2
            color: Theme.accentInk
            visible: root.checked
        }

        FocusRing { visible: root.visualFocus }
    }
}
