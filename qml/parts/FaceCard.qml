import QtQuick
import Mien

// What is read off one face: expression, confidence, track, and a bar per class, or as much of it as
// there is room for.
Rectangle {
    id: root

    property int track
    property string person  // a name given to it
    property int expression: -1
    property real confidence
    property var scores: []
    property var classes: []
    property var second: null  // what a second checkpoint says: see SecondReader.faces
    property bool showSecond: false
    property bool uncertain: false
    property bool showLabel: true
    property bool showNumbers: true
    property bool showBars: true
    property bool showColumns: false

    readonly property color accent: Expressions.colors(classes)[expression] ?? Theme.glassDim
    readonly property string label: {
        if (expression < 0)
            return qsTr("face");
        const name = Expressions.title(classes[expression] ?? "");
        return uncertain ? name + "?" : name;
    }

    readonly property string who: person !== "" ? person : "#" + track
    readonly property string subject: person !== "" ? person : qsTr("Face %1").arg(track)

    color: Theme.glass
    radius: 7
    Accessible.role: Accessible.StaticText
    Accessible.name: expression < 0 ? subject
        : qsTr("%1: %2, %3 %").arg(subject).arg(label).arg(Math.round(confidence * 100))

    Column {
        anchors.fill: parent
        anchors.margins: 8
        anchors.topMargin: 6
        spacing: 4

        Item {
            width: parent.width
            height: 20 * Theme.scale
            visible: root.showLabel

            Rectangle {
                id: dot
                width: 9
                height: 9
                radius: 4.5
                anchors.verticalCenter: parent.verticalCenter
                color: root.uncertain ? "transparent" : root.accent
                border.color: root.accent
                border.width: 1.5
            }
            Text {
                id: word
                anchors.left: dot.right
                anchors.leftMargin: 6
                anchors.right: number.visible ? number.left : parent.right
                anchors.rightMargin: number.visible ? 4 : 0
                anchors.verticalCenter: parent.verticalCenter
                text: root.label
                color: root.uncertain ? Theme.glassDim : Theme.glassInk
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
                font.italic: root.uncertain
                elide: Text.ElideRight
            }
            Text {
                id: number
                visible: root.showNumbers
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width - 55 * Theme.scale)
                text: (root.expression < 0 ? "" : qsTr("%1 %").arg(Math.round(root.confidence * 100)) + "  ") + root.who
                textFormat: Text.PlainText
                color: Theme.glassDim
                font.pixelSize: Theme.small
                elide: Text.ElideRight
            }
        }
        Text {
            readonly property bool agrees: root.second && root.expression >= 0
                && Expressions.key(root.second.expression) === Expressions.key(root.classes[root.expression] ?? "")

            width: parent.width
            height: 17 * Theme.scale
            visible: root.showLabel && root.showSecond
            text: !root.second ? "" : (agrees ? "= " : "≠ ") + Expressions.title(root.second.expression) + "  "
                + qsTr("%1 %").arg(Math.round(100 * root.second.confidence))
            textFormat: Text.PlainText
            color: agrees ? Theme.glassDim : Theme.glassInk
            font.pixelSize: Theme.small
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: root.second ? qsTr("The second checkpoint: %1, %2 %").arg(Expressions.title(root.second.expression)).arg(Math.round(100 * root.second.confidence)) : ""
        }
        ScoreBars {
            width: parent.width
            visible: root.showBars
            scores: root.scores
            second: root.second ? root.second.scores : []
            classes: root.classes
            expression: root.expression
        }
        ScoreColumns {
            width: parent.width
            height: 14 * Theme.scale
            visible: root.showColumns
            scores: root.scores
            classes: root.classes
        }
    }
}
