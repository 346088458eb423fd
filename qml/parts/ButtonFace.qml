import QtQuick

// What stands on a button: a drawing, a word, or both, in the middle.
Item {
    id: root

    property string iconName
    property alias text: word.text
    property alias font: word.font
    property color ink: Theme.text
    property bool wordless: false
    readonly property real wideWidth: word.implicitWidth + (iconName !== "" ? drawing.width + row.spacing : 0)

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 7

        Icon {
            id: drawing
            name: root.iconName
            visible: root.iconName !== ""
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Text {
            id: word
            visible: text !== "" && !root.wordless
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
