pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// Videos and folders on their way to annotations.
Rectangle {
    id: root

    required property Workbench bench
    property bool dropping: false  // files hover over the window
    signal chooseFiles
    signal chooseFolder
    signal reviewed
    signal openSettings
    signal showStudy

    readonly property AnnotateQueue queue: bench.queue
    readonly property bool empty: queue.count === 0

    color: Theme.window

    Connections {
        target: root.queue
        function onSummarized() {
            if (root.visible)
                summary.open();
        }
    }
    SummarySheet {
        id: summary
        view: root.queue.summary
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 20
        spacing: 14

        RowLayout {
            spacing: 12

            Text {
                text: qsTr("Annotate")
                color: Theme.text
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
            }
            Text {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignBaseline
                text: {
                    if (root.empty)
                        return "";
                    const done = qsTr("%1 of %2 finished").arg(root.queue.finished).arg(root.queue.count);
                    const busy = root.queue.running || root.queue.waiting > 0;
                    const failures = root.queue.failed > 0 ? qsTr(", %1 failed").arg(root.queue.failed) : "";
                    return (busy ? done : qsTr("all finished")) + failures;
                }
                color: Theme.dim
                font.pixelSize: Theme.body
                elide: Text.ElideRight
            }
            AppButton {
                visible: root.queue.finished > 1
                iconName: "chart"
                text: qsTr("Several people…")
                Layout.preferredWidth: wordless ? plainWidth : wideWidth
                wordless: root.width < 640 * Theme.scale
                hint: qsTr("Several people: what they show on average, over time and by segment")
                onClicked: root.showStudy()
            }
            AppButton {
                visible: root.queue.finished > 0
                text: qsTr("Clear finished")
                flat_: true
                onClicked: root.queue.clearFinished()
            }
        }
        NoticeBar {
            Layout.fillWidth: true
            visible: root.bench.checkpointAsked && root.bench.checkpointMissing && root.bench.checkpointProblem !== ""
            alert: true
            text: qsTr("Nothing can be annotated yet: %1").arg(root.bench.checkpointProblem)
            action: qsTr("Settings")
            onActed: root.openSettings()
        }
        DropZone {
            Layout.fillWidth: true
            Layout.fillHeight: root.empty
            Layout.preferredHeight: implicitHeight
            roomy: root.empty
            lit: root.dropping
            onChooseFiles: root.chooseFiles()
            onChooseFolder: root.chooseFolder()
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.empty
            clip: true
            spacing: 8
            model: root.queue
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Queue")
            Basic.ScrollBar.vertical: Basic.ScrollBar {}

            delegate: QueueRow {
                id: row
                width: ListView.view.width
                onCancelled: root.queue.cancel(row.index)
                onRetried: root.queue.retry(row.index)
                onRemoved: root.queue.remove(row.index)
                onSummarized: {
                    root.queue.summarize(row.index);
                    summary.open();
                }
                onReviewed: {
                    root.bench.reviewFile(row.result);
                    root.reviewed();
                }
            }
        }
    }
}
