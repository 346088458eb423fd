pragma ComponentBehavior: Bound
import QtQuick
import Mien

// The last minute of one face: a lane per class with its scores, and what they come down to.
Rectangle {
    id: root

    required property ScoreHistory history
    required property var settings
    property real room: 1000  // that it may take at most

    readonly property int laneCount: history.classes.length > 0 ? history.classes.length : 7
    readonly property real beside: heading.y + heading.height + 6 + axis.implicitHeight + 8  // the lanes
    readonly property real lowest: 14 * Theme.scale  // in which a word can stand
    readonly property real laneHeight: Math.max(lowest, Math.min(settings.laneHeight * Theme.scale, Math.floor((room - beside) / laneCount)))
    readonly property bool folded: room < beside + lowest * laneCount  // the summary alone

    readonly property bool empty: history.track === 0 || history.newest.length === 0
    readonly property var order: Expressions.order(history.classes)
    readonly property var colors: Expressions.colors(history.classes)
    readonly property string expression: Expressions.title(history.classes[history.expression] ?? "")

    readonly property bool drawn: !empty && !folded

    implicitHeight: folded ? Theme.small * 1.4 + 18 : beside + laneHeight * laneCount
    color: Theme.window
    Accessible.role: Accessible.Chart
    Accessible.name: empty ? invitation.text : heading.text + ": " + summary.text

    MouseArea {  // at its upper edge, to be pulled
        id: edge

        property real pressY
        property real pressHeight

        width: parent.width
        height: 9
        visible: !root.folded
        cursorShape: Qt.SizeVerCursor
        hoverEnabled: true
        preventStealing: true
        onPressed: mouse => {
            pressY = mapToItem(null, 0, mouse.y).y;
            pressHeight = root.laneHeight;
        }
        onPositionChanged: mouse => {
            if (pressed)
                root.settings.laneHeight = (pressHeight + (pressY - mapToItem(null, 0, mouse.y).y) / root.laneCount) / Theme.scale;
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 2
            width: 36
            height: 3
            radius: 1.5
            color: edge.pressed ? Theme.accent : Theme.outline
            visible: edge.containsMouse || edge.pressed
        }
        Hint {
            text: qsTr("Pull to make the chart higher or lower")
            shown: edge.containsMouse && !edge.pressed
        }
    }
    Text {
        id: heading
        x: 16
        y: 8
        text: root.empty ? qsTr("Timeline") : qsTr("Face #%1 · last minute").arg(root.history.track)
        color: Theme.dim
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
    }
    Text {
        id: summary

        // As much of it as there is room for.
        readonly property string now: qsTr("%1 for %2 s").arg(root.expression)
            .arg(Shown.number(root.history.streak, root.history.streak < 10 ? 1 : 0))
        readonly property string changes: now + " · "
            + (root.history.changes === 1 ? qsTr("1 change") : qsTr("%1 changes").arg(root.history.changes))
        readonly property string all: root.drawn ? changes + " · " + qsTr("share of time") : changes

        anchors.left: heading.right
        anchors.leftMargin: 16
        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.baseline: heading.baseline
        horizontalAlignment: Text.AlignRight
        text: root.empty ? "" : words.widthOf(all) <= width ? all : words.widthOf(changes) <= width ? changes : now
        color: Theme.text
        font.pixelSize: Theme.small
        elide: Text.ElideRight

        Words {
            id: words
            font: summary.font
        }
    }
    Text {
        id: invitation
        anchors.centerIn: parent
        visible: root.empty && !root.folded
        width: Math.min(implicitWidth, parent.width - 32)
        elide: Text.ElideRight
        text: qsTr("Scores appear here once a face is read.")
        color: Theme.dim
        font.pixelSize: Theme.body
    }
    SampleLanes {
        x: names.x + names.width + 8
        y: names.y
        width: shares.x - 10 - x
        height: root.laneCount * root.laneHeight
        visible: root.empty && !root.folded && width > 0
        lanes: root.laneCount
        opacity: 0.2
    }
    Column {
        id: names
        x: 16
        anchors.top: heading.bottom
        anchors.topMargin: 6
        width: 84 * Theme.scale
        visible: root.drawn

        Repeater {
            model: root.order

            Text {
                required property int modelData  // the class

                width: names.width
                height: root.laneHeight
                text: Expressions.title(root.history.classes[modelData] ?? "")
                color: modelData === root.history.expression ? Theme.text : Theme.dim
                font.pixelSize: Theme.small
                font.weight: modelData === root.history.expression ? Font.DemiBold : Font.Normal
                elide: Text.ElideRight
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
    TimelineView {
        id: view
        anchors.left: names.right
        anchors.leftMargin: 8
        anchors.right: shares.left
        anchors.rightMargin: 10
        anchors.top: names.top
        height: names.height
        visible: root.drawn && width > 0
        history: root.history
        lanes: root.order
        colors: root.colors
        lineColor: Theme.line
        gridStep: axis.step
        markColor: Theme.text
        fontSize: Theme.small
    }
    TimeAxis {
        id: axis
        anchors.left: view.left
        anchors.right: view.right
        anchors.top: names.bottom
        visible: root.drawn
        ago: true
        from: -root.history.span
        to: 0
    }
    Column {
        id: shares
        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.top: names.top
        width: 40 * Theme.scale
        visible: root.drawn

        Repeater {
            model: root.order

            Text {
                required property int modelData  // the class
                readonly property real share: root.history.shares[modelData] ?? 0

                width: shares.width
                height: root.laneHeight
                text: qsTr("%1 %").arg(Math.round(share * 100))
                color: modelData === root.history.expression ? Theme.text : Theme.dim
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                Accessible.name: qsTr("%1: %2 % of the time").arg(Expressions.title(root.history.classes[modelData] ?? "")).arg(Math.round(share * 100))
            }
        }
    }
}
