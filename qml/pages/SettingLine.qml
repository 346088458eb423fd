import QtQuick
import QtQuick.Layouts

// One setting: its name and what it does at the left, its control at the right.
RowLayout {
    id: root

    property string name
    property string explanation
    default property alias control: slot.data

    spacing: 24

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 2

        Text {
            Layout.fillWidth: true
            text: root.name
            color: Theme.text
            font.pixelSize: Theme.body
            font.weight: Font.Medium
            wrapMode: Text.Wrap
        }
        Text {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.explanation
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
    Item {
        id: slot
        implicitWidth: childrenRect.width
        implicitHeight: childrenRect.height
        Layout.alignment: Qt.AlignRight | Qt.AlignVCenter
    }
}
