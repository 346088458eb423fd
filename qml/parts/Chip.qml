import QtQuick

// A short fact over the picture, readable on any background; shortened where its width is less.
Rectangle {
    id: root

    property string text
    property color dot: "transparent"
    readonly property bool dotted: dot.a > 0
    readonly property real before: dotted ? 25 : 10

    implicitWidth: Math.ceil(line.implicitWidth) + before + 10
    implicitHeight: 26 * Theme.scale
    radius: height / 2
    color: Theme.glass
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Rectangle {
        visible: root.dotted
        x: 10
        width: 8
        height: 8
        radius: 4
        color: root.dot
        anchors.verticalCenter: parent.verticalCenter
    }
    Text {
        id: line
        x: root.before
        width: root.width - x - 10
        text: root.text
        textFormat: Text.PlainText
        color: Theme.glassInk
        font.pixelSize: Theme.small
        font.weight: Font.Medium
        elide: Text.ElideMiddle
        maximumLineCount: 1
        anchors.verticalCenter: parent.verticalCenter
    }
}
