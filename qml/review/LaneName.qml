import QtQuick
import QtQuick.Controls.Basic as Basic

// The name of a lane: a click hides or shows it, a double click shows it alone.
Basic.AbstractButton {
    id: root

    property color color_
    property bool shown: true
    signal toggled
    signal singled

    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: shown
    onClicked: toggled()
    onDoubleClicked: singled()
    Hint {
        text: root.shown ? qsTr("Click to hide; double-click to show it alone, or all again.") : qsTr("Click to show; double-click to show it alone.")
        shown: root.hovered
    }

    Item {
        anchors.fill: parent

        Rectangle {
            id: dot
            width: 8
            height: 8
            radius: 4
            anchors.verticalCenter: parent.verticalCenter
            color: root.shown ? root.color_ : "transparent"
            border.color: root.color_
            border.width: 1.5
        }
        Text {
            anchors.left: dot.right
            anchors.leftMargin: 6
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: root.shown ? Theme.text : Theme.dim
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }
    }
    background: Rectangle {
        radius: 4
        color: root.hovered ? Theme.raised : "transparent"

        FocusRing {
            visible: root.visualFocus
            radius: 6
        }
    }
}
