import QtQuick
import QtQuick.Controls.Basic as Basic

// One line of the shortcuts' sheet.
Row {
    id: root

    required property Basic.Action modelData
    required property string keys

    spacing: 12

    Rectangle {
        width: Math.max(72 * Theme.scale, combination.implicitWidth + 10)  // keys have long names in some languages
        height: 24 * Theme.scale
        radius: 5
        color: Theme.raised

        Text {
            id: combination
            anchors.centerIn: parent
            text: root.keys
            color: Theme.text
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
        }
    }
    Text {
        anchors.verticalCenter: parent.verticalCenter
        text: root.modelData.text
        color: Theme.text
        font.pixelSize: Theme.body
    }
}
