pragma ComponentBehavior: Bound
import QtQuick
import Mien

// For a crowd: how many faces show what, all together. No face is marked or named.
Rectangle {
    id: root

    required property FaceListModel faces
    property var classes: []
    property real uncertainBelow: 0.4
    property int columns: 1

    readonly property var order: Expressions.order(classes)
    readonly property var colors: Expressions.colors(classes)
    readonly property int rows: Math.ceil((classes.length + 1) / columns)
    readonly property real rowHeight: Math.min(64 * Theme.scale, Math.floor((height - lines.y - 12) / Math.max(1, rows)))
    readonly property real letters: Math.max(8, Math.min(0.5 * rowHeight, Theme.large))
    readonly property int most: Math.max(1, counts.unsure, ...counts.counts)
    readonly property real nameWidth: {
        let widest = words.widthOf(qsTr("unsure"));
        for (const name of classes)
            widest = Math.max(widest, words.widthOf(Expressions.title(name)));
        return widest + 12;
    }

    color: Theme.window
    Accessible.role: Accessible.Chart
    Accessible.name: total.text

    CrowdCounts {
        id: counts
        faces: root.faces
        classes: root.classes.length
        uncertainBelow: root.uncertainBelow
    }
    Words {
        id: words
        font.pixelSize: root.letters
        font.weight: Font.DemiBold
    }
    Column {
        id: head
        x: 16
        y: 10
        width: parent.width - 32
        spacing: 2

        Text {
            id: total
            width: parent.width
            text: counts.people === 1 ? qsTr("1 face") : qsTr("%1 faces").arg(counts.people)
            color: Theme.text
            font.pixelSize: Theme.large
            font.weight: Font.Bold
            elide: Text.ElideRight
        }
        Text {
            width: parent.width
            visible: counts.tooFew || root.height > 260 * Theme.scale  // else the counts need the room
            text: counts.tooFew ? qsTr("Counts begin with three faces, so that they never tell what one person shows.")
                : qsTr("Counted over all faces in view; nobody is singled out.")
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
    Grid {
        id: lines
        x: 16
        y: head.y + head.height + 8
        width: parent.width - 32
        columnSpacing: 20
        flow: Grid.TopToBottom
        rows: root.rows
        visible: !counts.tooFew && root.classes.length > 0

        Repeater {
            model: root.order.concat(-1)

            Item {
                id: line

                required property int modelData  // the class; -1: unsure
                readonly property bool unsure: modelData < 0
                readonly property int count: unsure ? counts.unsure : counts.counts[modelData] ?? 0
                readonly property string name: unsure ? "" : root.classes[modelData] ?? ""

                width: (lines.width - lines.columnSpacing * (root.columns - 1)) / root.columns
                height: root.rowHeight
                Accessible.role: Accessible.StaticText
                Accessible.name: word.text + ": " + count

                ExpressionFace {
                    id: drawing
                    width: Math.min(0.8 * parent.height, 1.9 * root.letters)
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                    name: line.name
                    color: line.unsure ? Theme.outline : root.colors[line.modelData] ?? Theme.outline
                    opacity: line.count > 0 ? 1 : 0.45
                }
                Text {
                    id: word
                    anchors.left: drawing.right
                    anchors.leftMargin: 8
                    anchors.verticalCenter: parent.verticalCenter
                    width: root.nameWidth
                    text: line.unsure ? qsTr("unsure") : Expressions.title(line.name)
                    color: line.count > 0 ? Theme.text : Theme.dim
                    font: words.font
                }
                Rectangle {
                    anchors.left: word.right
                    anchors.right: number.left
                    anchors.rightMargin: 6
                    anchors.verticalCenter: parent.verticalCenter
                    height: 0.4 * root.letters
                    radius: height / 2
                    color: Theme.hover

                    Rectangle {
                        width: line.count > 0 ? Math.max(height, parent.width * line.count / root.most) : 0
                        height: parent.height
                        radius: parent.radius
                        color: drawing.color
                        Behavior on width { NumberAnimation { duration: 250 } }
                    }
                }
                Text {
                    id: number
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: words.widthOf("99")
                    text: line.count
                    color: line.count > 0 ? Theme.text : Theme.dim
                    font: words.font
                    horizontalAlignment: Text.AlignRight
                }
            }
        }
    }
}
