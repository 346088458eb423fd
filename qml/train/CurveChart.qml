pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Mien

// One value of each epoch, in training and on the rows that were held back.
Item {
    id: root

    property string title
    property var training: []
    property var validation: []
    property int best: 0  // epoch, from 1
    property int epochs: 1  // that the axis has room for
    property real highest: 1
    property real before: -1  // of the checkpoint that was begun with; negative: none
    property bool percent: false
    property real headRoom: 0  // at least, so that charts beside each other stand alike

    readonly property real headHeight: head.height
    readonly property real axis: 46 * Theme.scale  // room for its numbers
    readonly property real lowest: height - 18 * Theme.scale  // where 0 is
    readonly property real first: Math.max(headHeight, headRoom) + 12 * Theme.scale
    readonly property color trainingColor: Theme.dim
    readonly property color validationColor: Theme.accent
    readonly property color beforeColor: Theme.live

    implicitHeight: 168 * Theme.scale + first
    Accessible.role: Accessible.Chart
    Accessible.name: title + ": " + legend.map(one => one.text).join(", ")

    readonly property var legend: {
        const all = [];
        if (validation.length > 0) {
            all.push({ text: qsTr("training %1").arg(format(training[training.length - 1])), color: trainingColor });
            all.push({ text: qsTr("validation %1").arg(format(validation[validation.length - 1])), color: validationColor });
        }
        if (best > 0 && best <= validation.length)
            all.push({ text: qsTr("best %1, epoch %2").arg(format(validation[best - 1])).arg(best), color: validationColor });
        if (before >= 0)
            all.push({ text: qsTr("before %1").arg(format(before)), color: beforeColor });
        return all;
    }

    function format(value: real): string {
        return percent ? qsTr("%1 %").arg(Shown.number(100 * value, 1)) : Shown.number(value, 3);
    }
    function xOf(epoch: real): real {
        return axis + (epoch - 1) / Math.max(1, epochs - 1) * (width - axis - 8);
    }
    function yOf(value: real): real {
        return lowest - Math.max(0, Math.min(1, value / highest)) * (lowest - first);
    }
    // A single epoch is a short stroke.
    function points(values: var): var {
        const all = Array.from(values).map((value, index) => Qt.point(xOf(index + 1), yOf(value)));
        return all.length === 1 ? [all[0], Qt.point(all[0].x + 4, all[0].y)] : all;
    }

    Column {
        id: head
        width: parent.width
        spacing: 2

        Text {
            width: parent.width
            text: root.title
            color: Theme.text
            font.pixelSize: Theme.body
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        Flow {
            width: parent.width
            spacing: 12

            Repeater {
                model: root.legend

                Text {
                    required property var modelData

                    text: modelData.text
                    color: modelData.color
                    font.pixelSize: Theme.small
                }
            }
        }
    }
    Repeater {
        model: 3

        Item {
            id: mark

            required property int index
            readonly property real value: index / 2 * root.highest

            y: root.yOf(value)

            Rectangle {
                x: root.axis
                width: root.width - root.axis
                height: 1
                color: Theme.line
            }
            Text {
                width: root.axis - 6
                y: -height / 2
                text: root.percent ? qsTr("%1 %").arg(Math.round(100 * mark.value)) : Shown.number(mark.value, 2)
                color: Theme.dim
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignRight
            }
        }
    }
    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: root.before >= 0 ? root.beforeColor : "transparent"
            strokeWidth: 1.5
            strokeStyle: ShapePath.DashLine
            fillColor: "transparent"
            startX: root.axis
            startY: root.yOf(root.before)
            PathLine {
                x: root.width
                y: root.yOf(root.before)
            }
        }
        ShapePath {
            strokeColor: root.trainingColor
            strokeWidth: 1.5
            fillColor: "transparent"
            PathPolyline { path: root.points(root.training) }
        }
        ShapePath {
            strokeColor: root.validationColor
            strokeWidth: 2
            fillColor: "transparent"
            PathPolyline { path: root.points(root.validation) }
        }
    }
    Rectangle {  // the epoch whose weights are kept
        visible: root.best > 0 && root.best <= root.validation.length
        x: root.xOf(root.best) - width / 2
        y: root.yOf(root.validation[root.best - 1] ?? 0) - height / 2
        width: 8 * Theme.scale
        height: width
        radius: width / 2
        color: root.validationColor
    }
    Text {
        anchors.bottom: parent.bottom
        x: root.axis
        text: qsTr("epoch 1")
        color: Theme.dim
        font.pixelSize: Theme.small
    }
    Text {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        visible: root.epochs > 1
        text: root.epochs
        color: Theme.dim
        font.pixelSize: Theme.small
    }
}
