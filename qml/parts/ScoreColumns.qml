pragma ComponentBehavior: Bound
import QtQuick
import Mien

// The bars where there is little room: one column per class, in the order of the bars.
Row {
    id: root

    property var scores: []
    property var classes: []
    readonly property var colors: Expressions.colors(classes)

    spacing: 2

    Repeater {
        model: Expressions.order(root.classes)

        Item {
            id: column

            required property int modelData  // the class

            width: (root.width - root.spacing * (root.classes.length - 1)) / Math.max(1, root.classes.length)
            height: root.height

            Rectangle {
                anchors.fill: parent
                radius: 1.5
                color: "#30ffffff"
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.max(2, parent.height * (root.scores[column.modelData] ?? 0))
                radius: 1.5
                color: root.colors[column.modelData] ?? Theme.glassDim  // between two checkpoints
            }
        }
    }
}
