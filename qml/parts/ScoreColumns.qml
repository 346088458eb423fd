pragma ComponentBehavior: Bound
import QtQuick

// The bars where there is little room: one column per class, in the order of the classes.
Row {
    id: root

    property var scores: []
    property int expression: -1

    spacing: 2

    Repeater {
        model: root.scores

        Item {
            id: column

            required property int index
            required property real modelData

            width: (root.width - root.spacing * (root.scores.length - 1)) / Math.max(1, root.scores.length)
            height: root.height

            Rectangle {
                anchors.fill: parent
                radius: 1.5
                color: "#30ffffff"
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.max(2, parent.height * column.modelData)
                radius: 1.5
                color: Theme.glassColor(column.index)
            }
        }
    }
}
