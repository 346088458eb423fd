import QtQuick

// A short fact over the picture, readable on any background.
Rectangle {
    id: root

    property string text
    property color dot: "transparent"
    readonly property bool dotted: dot.a > 0

    implicitWidth: row.implicitWidth + 20
    implicitHeight: 26 * Theme.scale
    radius: height / 2
    color: Theme.glass
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 7

        Rectangle {
            visible: root.dotted
            width: 8
            height: 8
            radius: 4
            color: root.dot
            anchors.verticalCenter: parent.verticalCenter
        }
        Text {
            text: root.text
            color: Theme.glassInk
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
