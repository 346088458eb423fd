pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// What people show on average over time: a line and its interval for each expression that is chosen,
// and below how many people there are. The pointer, or the arrow keys, read off a moment.
ColumnLayout {
    id: root

    required property StudyView view
    property var chosen: []
    signal toggled(int expression)

    property real cursor: view.from  // seconds
    property bool reading: false
    readonly property real span: Math.max(0.001, view.to - view.from)

    spacing: 6

    function move(seconds: real): void {
        reading = true;
        cursor = Math.max(view.from, Math.min(view.to - view.bin / 2, cursor + seconds));
    }

    Flow {
        Layout.fillWidth: true
        spacing: 4

        Repeater {
            model: root.view.expressions

            Basic.AbstractButton {
                id: key

                required property int index
                required property string modelData

                checkable: true
                checked: root.chosen.includes(index)
                implicitHeight: 28 * Theme.scale
                implicitWidth: contentItem.implicitWidth + 8
                Accessible.name: modelData
                Accessible.role: Accessible.CheckBox
                Accessible.checked: checked
                onClicked: {
                    root.toggled(index);
                    checked = Qt.binding(() => root.chosen.includes(index));
                }

                contentItem: Row {
                    leftPadding: 8
                    spacing: 6

                    Rectangle {
                        width: 12 * Theme.scale
                        height: width
                        radius: 3
                        anchors.verticalCenter: parent.verticalCenter
                        color: key.checked ? border.color : "transparent"
                        border.color: root.view.colors[key.index] ?? "transparent"
                        border.width: 2
                    }
                    Text {
                        text: key.modelData
                        color: key.checked ? Theme.text : Theme.dim
                        font.pixelSize: Theme.small
                        anchors.verticalCenter: parent.verticalCenter
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: key.hovered ? Theme.raised : "transparent"

                    FocusRing {
                        anchors.margins: -1
                        visible: key.visualFocus
                    }
                }
            }
        }
    }
    Item {
        id: field
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 110 * Theme.scale
        activeFocusOnTab: true
        Accessible.role: Accessible.Chart
        Accessible.name: root.view.ready ? qsTr("Mean scores over time of %1").arg(root.view.summary) + (readout.text === "" ? "" : ". " + readout.text) : qsTr("No curves yet")
        Accessible.focusable: true
        Keys.onLeftPressed: root.move(-root.view.bin)
        Keys.onRightPressed: root.move(root.view.bin)

        readonly property real inset: 34 * Theme.scale
        readonly property real strip: 26 * Theme.scale

        FocusRing {
            anchors.margins: 0
            visible: field.activeFocus
        }
        StudyChart {
            id: chart
            x: field.inset
            y: 8
            width: parent.width - x - 6
            height: parent.height - y - axis.height - 2
            view: root.view
            chosen: root.chosen
            lineColor: Theme.line
            peopleColor: Theme.outline
            stripHeight: field.strip

            HoverHandler {
                onPointChanged: {
                    if (!hovered)
                        return;
                    root.reading = true;
                    root.cursor = root.view.from + root.span * Math.max(0, Math.min(0.9999, point.position.x / chart.width));
                }
            }
        }
        Repeater {
            model: root.view.ready ? [0, 0.5, 1] : []

            Text {
                required property real modelData

                x: field.inset - width - 6
                y: chart.y + (chart.height - field.strip - 6) * (1 - modelData) - height / 2
                text: Shown.number(chart.highest * modelData, 2)
                color: Theme.dim
                font.pixelSize: Theme.small - 1
            }
        }
        Text {
            visible: root.view.ready
            x: field.inset - width - 6
            y: chart.y + chart.height - (field.strip + height) / 2 + 3
            text: qsTr("n = %1").arg(root.view.people)
            color: Theme.dim
            font.pixelSize: Theme.small - 2
            Accessible.ignored: true
        }
        Rectangle {
            visible: root.reading && root.view.ready
            x: chart.x + (root.cursor - root.view.from) / root.span * chart.width
            y: chart.y
            width: 1
            height: chart.height
            color: Theme.accent
        }
        TimeAxis {
            id: axis
            x: chart.x
            width: chart.width
            anchors.bottom: parent.bottom
            visible: root.view.ready
            from: root.view.from
            to: root.view.to
        }
    }
    Text {
        id: readout
        Layout.fillWidth: true
        text: {
            if (!root.view.ready || !root.reading)
                return "";
            const people = root.view.peopleAt(root.cursor);
            const parts = root.chosen.map(one => [root.view.expressions[one], root.view.reading(one, root.cursor)])
                .filter(one => one[1] !== "").map(one => one[0] + " " + one[1]);
            return [qsTr("%1 s").arg(Shown.number(root.cursor, 1)), qsTr("n = %1").arg(people)].concat(parts).join(" · ");
        }
        visible: root.view.ready
        color: Theme.text
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    Text {
        Layout.fillWidth: true
        visible: root.view.ready
        text: (readout.text === "" ? qsTr("Point at the curves, or use the arrow keys, to read a moment: mean ± spread.") + " " : "")
            + qsTr("Bands are 95 % intervals of the mean; the strip below is how many people count.")
        color: Theme.dim
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }
    Text {
        Layout.fillWidth: true
        visible: text !== ""
        text: Array.from(root.view.notes).slice(0, 3).join("\n")
        textFormat: Text.PlainText
        color: Theme.dim
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }
}
