pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// The review page's part of the side rail: markers of what is open, and what was opened before.
ColumnLayout {
    id: root

    required property Workbench bench
    required property AppActions actions
    required property ReviewActions keys

    readonly property bool ready: bench.review.state === Review.Ready

    spacing: 4

    Connections {
        target: root.keys
        function onLabelMarker(row: int) {
            markers.currentIndex = row;
            markers.positionViewAtIndex(row, ListView.Contain);
            markers.forceLayout();  // the row may be a new one
            markers.itemAtIndex(row)?.edit();
        }
    }

    AppButton {
        Layout.fillWidth: true
        iconName: "file"
        text: qsTr("Open…")
        hint: root.actions.hintFor(root.actions.file)
        onClicked: root.actions.file.trigger()
    }

    SectionTitle {
        Layout.topMargin: 14
        Layout.leftMargin: 2
        visible: root.ready
        text: qsTr("Markers")
    }
    Text {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        visible: root.ready && root.bench.review.markers.count === 0
        text: qsTr("None yet. Press M to set one.")
        color: Theme.dim
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    ListView {
        id: markers
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: contentHeight
        Layout.minimumHeight: Math.min(contentHeight, 120)
        visible: root.ready && count > 0
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

    SectionTitle {
        Layout.topMargin: 14
        Layout.leftMargin: 2
        visible: root.bench.recent.count > 0
        text: qsTr("Recent")
    }
    ListView {
        id: recent
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: contentHeight
        clip: true
        model: root.bench.recent
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollIndicator.vertical: Basic.ScrollIndicator {}

        delegate: RecentRow {
            width: ListView.view.width
            current: file === root.bench.review.file
            onChosen: root.bench.reviewFile(file)
            onRemoved: root.bench.recent.remove(index)
        }
    }
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 1
    }
}
