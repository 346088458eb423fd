import QtQuick

// Around whatever the keyboard is on, a pixel away, so that it is seen on what has its colour.
Rectangle {
    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.radius + 3
    color: "transparent"
    border.color: Theme.accent
    border.width: 2
}
