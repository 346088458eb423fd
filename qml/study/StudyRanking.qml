pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// The segments by what people show in them most, and which differences are more than chance.
ColumnLayout {
    id: root

    required property StudyView view
    property int expression: -1  // by which they are ranked; -1: none yet

    // Asked anew with each result.
    readonly property var rows: view.ready ? view.ranking(expression) : []
    readonly property var sentences: view.ready ? view.differences(expression) : []
    readonly property real highest: rows.reduce((most, row) => Math.max(most, row.high), 0.1)
    readonly property color ink: view.colors[expression] ?? Theme.accent

    spacing: 8

    Picker {
        Layout.fillWidth: true
        visible: root.view.ready
        listWidth: width
        textRole: "name"
        model: Array.from(root.view.expressions, one => ({ name: one }))
        currentIndex: root.expression
        onModelChanged: currentIndex = Qt.binding(() => root.expression)  // another list begins with none
        Accessible.name: qsTr("Ranked by")
        onActivated: index => {
            root.expression = index;
            currentIndex = Qt.binding(() => root.expression);
        }
    }
    Text {
        Layout.fillWidth: true
        visible: root.view.ready && root.rows.length === 0
        text: qsTr("There are no segments: set markers in Review, or choose a file of them under Annotations.")
        color: Theme.dim
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 90 * Theme.scale
        clip: true
        spacing: 4
        model: root.rows
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Segments, ranked")
        Basic.ScrollBar.vertical: ThinBar {}

        delegate: Item {
            id: row

            required property var modelData
            readonly property bool roomy: width > 480 * Theme.scale
            readonly property string people: modelData.few ? qsTr("n = %1, few").arg(modelData.people) : qsTr("n = %1").arg(modelData.people)

            width: ListView.view.width - 12
            height: (roomy ? 26 : 44) * Theme.scale
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1. %2: %3, %4").arg(modelData.rank).arg(modelData.label).arg(modelData.text).arg(people)

            Text {
                id: label
                width: row.roomy ? parent.width * 0.28 : parent.width - values.implicitWidth - 8
                y: row.roomy ? (parent.height - height) / 2 : 2
                text: row.modelData.rank + ". " + (row.modelData.label === "" ? qsTr("(no label)") : row.modelData.label)
                textFormat: Text.PlainText
                color: Theme.text
                font.pixelSize: Theme.body
                elide: Text.ElideRight
            }
            Text {
                id: values
                anchors.right: parent.right
                y: label.y + (label.height - height) / 2
                width: row.roomy ? 190 * Theme.scale : implicitWidth
                text: row.modelData.text + " · " + row.people
                color: Theme.dim
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignRight
                elide: Text.ElideRight
            }
            Item {
                id: bar
                x: row.roomy ? label.width + 8 : 0
                y: row.roomy ? (parent.height - height) / 2 : parent.height - height - 2
                width: row.roomy ? parent.width - x - values.width - 8 : parent.width
                height: 14 * Theme.scale

                function at(score: real): real {
                    return Math.max(0, Math.min(1, score / root.highest)) * (width - dot.width) + dot.width / 2;
                }

                Rectangle {
                    width: parent.width
                    height: 1
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.line
                }
                Rectangle {
                    visible: row.modelData.interval
                    x: bar.at(row.modelData.low)
                    width: Math.max(1, bar.at(row.modelData.high) - x)
                    height: 4 * Theme.scale
                    radius: height / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.ink
                    opacity: 0.45
                }
                Rectangle {
                    id: dot
                    x: bar.at(row.modelData.mean) - width / 2
                    width: 10 * Theme.scale
                    height: width
                    radius: width / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.ink
                }
            }
        }
    }
    Text {
        Layout.fillWidth: true
        visible: root.rows.length > 0
        text: qsTr("Dots are means across people, bars their 95 % intervals.") + "\n" + root.sentences.slice(0, 6).join("\n")
        textFormat: Text.PlainText
        color: Theme.dim
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 8
        elide: Text.ElideRight
    }
}
