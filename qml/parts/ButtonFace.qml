import QtQuick

// What stands on a button: a drawing, a word, or both, in the middle.
Item {
    id: root

    property string iconName
    property alias text: word.text
    property alias font: word.font
    property color ink: Theme.text

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 7

        Icon {
            name: root.iconName
            visible: root.iconName !== ""
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Text {
            id: word
            visible: text !== ""
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
