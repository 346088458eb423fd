import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Templates as T

// A panel over the window; Escape or a click outside closes it.
Basic.Dialog {
    id: root

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    padding: 22
    topPadding: 10

    header: Text {
        text: root.title
        color: Theme.text
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        leftPadding: 22
        topPadding: 20
    }
    background: Rectangle {
        color: Theme.panel
        radius: 12
        border.color: Theme.line
    }
    T.Overlay.modal: Rectangle { color: "#80000000" }
}
