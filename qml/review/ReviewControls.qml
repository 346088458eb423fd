pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// The review page's part of the side rail: what is said of what is open, and what was opened before.
Flickable {
    id: root

    required property Workbench bench
    required property AppActions actions
    required property ReviewActions keys

    readonly property bool ready: bench.review.state === Review.Ready

    contentHeight: column.implicitHeight
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Basic.ScrollIndicator.vertical: Basic.ScrollIndicator {}

    // The row may be a new one.
    function edit(list: ListView, row: int): void {
        list.currentIndex = row;
        list.positionViewAtIndex(row, ListView.Contain);
        list.forceLayout();
        list.itemAtIndex(row)?.edit();
    }

    FollowFocus { target: root }
    Connections {
        target: root.keys
        function onLabelMarker(row: int) {
            tabs.current = 1;
            root.edit(markers, row);
        }
        function onWriteNote(row: int) {
            tabs.current = 2;
            root.edit(notes, row);
        }
    }
    Column {
        id: column
        width: root.width
        spacing: 4

        AppButton {
            width: column.width
            iconName: "file"
            text: qsTr("Open…")
            hint: root.actions.hintFor(root.actions.file)
            onClicked: root.actions.file.trigger()
        }
        AppButton {
            width: column.width
            iconName: "chart"
            text: qsTr("Several people…")
            hint: root.actions.hintFor(root.actions.study)
            onClicked: root.actions.study.trigger()
        }
        RailTabs {
            id: tabs
            width: column.width
            visible: root.ready
            names: [qsTr("People"), qsTr("Markers"), qsTr("Notes")]
        }
        PeoplePanel {
            width: column.width
            visible: root.ready && tabs.current === 0
            review: root.bench.review
            actions: root.actions
            keys: root.keys
        }
        Text {
            width: column.width
            leftPadding: 2
            visible: root.ready && text !== ""
            text: tabs.current === 1 && root.bench.review.markers.count === 0 ? qsTr("None yet. Press M to set one.")
                : tabs.current === 2 && root.bench.review.corrections.notes.count === 0 ? qsTr("None yet. Press W to write one.") : ""
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        ListView {
            id: markers
            width: column.width
            height: Math.min(count, 8) * 30 * Theme.scale
            visible: root.ready && tabs.current === 1 && count > 0
            clip: true
            model: root.bench.review.markers
            boundsBehavior: Flickable.StopAtBounds
            Basic.ScrollIndicator.vertical: Basic.ScrollIndicator {}

            delegate: MarkerRow {
                required property int index
                required property double start
                required property string label

                width: ListView.view.width
                time: start
                name: label
                onChosen: root.bench.review.seek(start)
                onRenamed: text => root.bench.review.markers.rename(index, text)
                onRemoved: root.bench.review.markers.remove(index)
            }
        }
        ListView {
            id: notes
            width: column.width
            height: Math.min(count, 8) * 30 * Theme.scale
            visible: root.ready && tabs.current === 2 && count > 0
            clip: true
            model: root.bench.review.corrections.notes
            boundsBehavior: Flickable.StopAtBounds
            Basic.ScrollIndicator.vertical: Basic.ScrollIndicator {}

            delegate: MarkerRow {
                required property int index
                required property string text
                required time

                width: ListView.view.width
                name: text
                kind: qsTr("note")
                onChosen: root.bench.review.seek(time)
                onRenamed: text => root.bench.review.corrections.setNote(index, text)
                onRemoved: root.bench.review.corrections.removeNote(index)
            }
        }
        RowLayout {
            visible: root.ready && (root.bench.review.corrections.canUndo || root.bench.review.corrections.canRedo)
            width: column.width
            spacing: 4

            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                text: qsTr("Undo")
                hint: root.actions.hintFor(root.keys.undo)
                enabled: root.bench.review.corrections.canUndo
                onClicked: root.keys.undo.trigger()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                text: qsTr("Redo")
                hint: root.actions.hintFor(root.keys.redo)
                enabled: root.bench.review.corrections.canRedo
                onClicked: root.keys.redo.trigger()
            }
        }

        ComparePanel {
            width: column.width
            visible: root.ready
            review: root.bench.review
            actions: root.actions
            keys: root.keys
        }
        SectionTitle {
            topPadding: 14
            leftPadding: 2
            visible: root.bench.recent.count > 0
            text: qsTr("Recent")
        }
        Column {
            width: column.width

            Repeater {
                model: root.bench.recent

                RecentRow {
                    width: column.width
                    current: file === root.bench.review.file
                    onChosen: root.bench.reviewFile(file)
                    onRemoved: root.bench.recent.remove(index)
                }
            }
        }
    }
}
