pragma ComponentBehavior: Bound
import QtQuick
import Mien

// One bar per class; the strongest stands out.
Column {
    id: root

    property var scores: []
    property var second: []  // of a second checkpoint, below the first's; -1: it has no such class
    property var classes: []
    property int expression: -1
    property real lineHeight: 15 * Theme.scale
    readonly property var colors: Expressions.colors(classes)

    Repeater {
        model: Expressions.order(root.classes)

        Item {
            id: line

            required property int modelData  // the class
            readonly property real score: root.scores[modelData] ?? 0
            readonly property bool strongest: modelData === root.expression
            readonly property real other: root.second[modelData] ?? -1

            width: root.width
            height: root.lineHeight

            Text {
                width: parent.width * 0.46
                anchors.verticalCenter: parent.verticalCenter
                text: Expressions.title(root.classes[line.modelData])
                color: line.strongest ? Theme.glassInk : Theme.glassDim
                font.pixelSize: Theme.small
                font.weight: line.strongest ? Font.DemiBold : Font.Normal
                elide: Text.ElideRight
            }
            Rectangle {
                x: parent.width * 0.48
                width: parent.width * 0.52
                height: 5
                radius: 2.5
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: line.other >= 0 ? -2 : 0
                color: "#40ffffff"

                Rectangle {
                    width: Math.max(height, parent.width * line.score)
                    height: parent.height
                    radius: parent.radius
                    visible: line.score > 0.02
                    color: root.colors[line.modelData] ?? Theme.glassDim  // between two checkpoints
                }
            }
            Rectangle {  // thinner, so that it is told from the first
                x: parent.width * 0.48
                y: parent.height / 2 + 3
                width: Math.max(height, parent.width * 0.52 * line.other)
                height: 2.5
                radius: height / 2
                visible: line.other > 0.02
                color: Theme.glassInk
            }
        }
    }
}
