import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Templates as T

// A panel over the window; Escape or a click outside closes it.
Basic.Dialog {
    id: root

    // The width and height that its content may have.
    readonly property real room: (parent?.width ?? 0) - leftPadding - rightPadding - 32
    readonly property real highest: (parent?.height ?? 0) - topPadding - bottomPadding - header.height - 32

    property bool up: false

    onUpChanged: Sheets.open += up ? 1 : -1
    onAboutToShow: up = true
    onAboutToHide: up = false
    Component.onDestruction: up = false

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    padding: 22
    topPadding: 10

    header: Item {
        implicitWidth: Math.min(words.widthOf(root.title) + 44, root.room + 44)
        implicitHeight: heading.height + 20

        Words {
            id: words
            font: heading.font
        }
        Text {
            id: heading
            x: 22
            y: 20
            width: parent.width - 44
            text: root.title
            textFormat: Text.PlainText
            color: Theme.text
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
    }
    background: Rectangle {
        color: Theme.panel
        radius: 12
        border.color: Theme.line
    }
    T.Overlay.modal: Rectangle { color: "#80000000" }
}
