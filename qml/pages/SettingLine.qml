import QtQuick
import QtQuick.Layouts

// One setting: its name and what it does at the left, its control at the right, or below where there
// is little room.
Item {
    id: root

    property string name
    property string explanation
    default property alias control: slot.data

    readonly property real gap: 24
    readonly property bool folded: slot.width + gap + 190 * Theme.scale > width

    Layout.fillWidth: true
    implicitHeight: folded ? words.height + 6 + slot.height : Math.max(words.height, slot.height)

    Column {
        id: words
        y: root.folded ? 0 : (root.height - height) / 2
        width: root.folded ? root.width : root.width - slot.width - root.gap
        spacing: 2

        Text {
            width: parent.width
            text: root.name
            color: Theme.text
            font.pixelSize: Theme.body
            font.weight: Font.Medium
            wrapMode: Text.Wrap
        }
        Text {
            width: parent.width
            visible: text !== ""
            text: root.explanation
            textFormat: Text.PlainText
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
    Item {
        id: slot
        x: root.folded ? 0 : root.width - width
        y: root.folded ? root.height - height : (root.height - height) / 2
        width: childrenRect.width
        height: childrenRect.height
    }
}
