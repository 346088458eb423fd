import QtQuick

// The frame around a face. A dark outer line keeps it visible on bright pictures.
Item {
    id: root

    property color color: Theme.glassInk
    property bool selected: false
    property bool faint: false

    Rectangle {
        anchors.fill: parent
        anchors.margins: -1
        radius: 9
        color: "transparent"
        border.color: "#90000000"
        border.width: root.selected ? 5 : 4
        visible: !root.faint
    }
    Rectangle {
        anchors.fill: parent
        radius: 8
        color: "transparent"
        border.color: root.color
        border.width: root.faint ? 1 : root.selected ? 3 : 2
    }
}
