import QtQuick
import QtQuick.Controls.Basic as Basic

// A line to write in.
Basic.TextField {
    id: root

    implicitHeight: Theme.control
    leftPadding: 10
    rightPadding: 10
    color: Theme.text
    placeholderTextColor: Theme.dim
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.body
    selectByMouse: true

    background: Rectangle {
        radius: Theme.radius
        color: Theme.raised
        border.color: root.activeFocus ? Theme.accent : Theme.line
        border.width: root.activeFocus ? 2 : 1
    }
}
