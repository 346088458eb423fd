import QtQuick
import QtQuick.Controls.Basic as Basic

// What its control does, shown below it when it is pointed at for a moment; above, where the window
// ends below.
Basic.ToolTip {
    id: root

    property bool shown: false  // pointed at

    readonly property real lowest: shown && parent ? parent.mapToItem(null, 0, parent.height + 4).y + implicitHeight : 0

    visible: shown && text !== ""
    delay: 700
    timeout: 8000
    margins: 6
    padding: 6
    leftPadding: 9
    rightPadding: 9
    contentWidth: Math.min(implicitContentWidth, 340 * Theme.scale)
    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: !parent ? 0 : lowest > parent.Window.height - margins ? -implicitHeight - 4 : parent.height + 4

    contentItem: Text {
        text: root.text
        textFormat: Text.PlainText
        color: Theme.text
        font.pixelSize: Theme.small
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    background: Rectangle {
        color: Theme.panel
        radius: 6
        border.color: Theme.outline
    }
}
