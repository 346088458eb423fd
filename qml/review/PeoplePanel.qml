pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// Who the faces are, who counts, and which stretches do not. What was measured stays as it is.
Column {
    id: root

    required property Review review
    required property AppActions actions
    required property ReviewActions keys

    readonly property CorrectionEditor editor: review.corrections

    spacing: 4

    ListView {
        id: list
        width: root.width
        height: Math.min(count, 7) * 32 * Theme.scale
        clip: true
        model: root.review.tracks
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollIndicator.vertical: Basic.ScrollIndicator {}

        delegate: PersonRow {
            width: ListView.view.width
            current: track === root.review.track
            onChosen: root.review.track = track
            onRenamed: text => root.editor.rename(track, text)
            onCounted: yes => root.editor.leaveOut(track, !yes)
        }
    }
    Picker {
        id: merge
        width: root.width
        visible: root.review.tracks.count > 1
        model: root.review.tracks
        textRole: "name"
        valueRole: "track"
        currentIndex: -1
        displayText: qsTr("Is the same person as…")
        line: TrackRow {}
        Accessible.name: qsTr("Join this face with another")
        onActivated: index => {
            root.review.mergeInto(valueAt(index));
            currentIndex = -1;
        }
    }
    AppButton {
        width: root.width
        visible: root.review.tracks.count > 0
        text: qsTr("Someone else from here on")
        hint: root.actions.hintFor(root.keys.split)
        onClicked: root.keys.split.trigger()
    }
    AppButton {
        width: root.width
        text: qsTr("Leave out the selection")
        hint: root.actions.hintFor(root.keys.exclude)
        enabled: root.review.selected
        onClicked: root.keys.exclude.trigger()
    }
    Repeater {
        model: root.editor.excluded

        Row {
            id: stretch

            required property int index
            required property var modelData
            readonly property string times: qsTr("%1 to %2").arg(Clock.text(modelData.from)).arg(Clock.text(modelData.to))

            spacing: 4

            AppButton {
                width: root.width - again.width - 4
                flat_: true
                text: qsTr("%1 left out").arg(stretch.times)
                hint: qsTr("Go there")
                onClicked: root.review.seek(stretch.modelData.from)
            }
            AppButton {
                id: again
                iconName: "close"
                flat_: true
                hint: qsTr("Count %1 again").arg(stretch.times)
                onClicked: root.editor.include(stretch.index)
            }
        }
    }
}
