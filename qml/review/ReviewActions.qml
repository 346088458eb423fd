import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// What can be done from the keyboard while reviewing.
Item {
    id: root

    required property Review review
    required property var settings
    property bool active: false  // on the review page, with nothing over it
    signal exportSomething
    signal labelMarker(int row)
    signal writeNote(int row)
    signal showStatistics
    signal chooseOther  // to compare with
    signal zoom(real factor)
    signal showAll

    readonly property bool ready: active && review.state === Review.Ready
    // Space presses the button that the keyboard is on.
    readonly property bool spaceIsFree: !(Window.activeFocusItem as Basic.AbstractButton)?.visualFocus

    function turn(steps: int): void {
        const volume = settings.soundMuted ? 0 : settings.soundVolume;
        settings.soundMuted = false;
        settings.soundVolume = volume + 2 * steps * settings.bounds("soundVolume").step;
    }

    property Basic.Action play: Basic.Action {
        text: qsTr("Play or pause")
        shortcut: "Space"
        enabled: root.ready && root.spaceIsFree
        onTriggered: root.review.togglePlaying()
    }
    property Basic.Action repeat: Basic.Action {
        text: qsTr("Play the selection, or all, again and again")
        shortcut: "R"
        enabled: root.ready
        onTriggered: root.review.looping = !root.review.looping
    }
    property Basic.Action mute: Basic.Action {
        text: root.settings.soundMuted ? qsTr("Sound on") : qsTr("Sound off")
        shortcut: "U"
        enabled: root.ready && root.review.sound.any
        onTriggered: root.settings.soundMuted = !root.settings.soundMuted
    }
    property Basic.Action louder: Basic.Action {
        text: qsTr("Louder")
        shortcut: "Ctrl+Up"
        enabled: root.ready && root.review.sound.any
        onTriggered: root.turn(1)
    }
    property Basic.Action quieter: Basic.Action {
        text: qsTr("Quieter")
        shortcut: "Ctrl+Down"
        enabled: root.ready && root.review.sound.any
        onTriggered: root.turn(-1)
    }
    property Basic.Action nextFrame: Basic.Action {
        text: qsTr("Next frame")
        shortcut: "Right"
        enabled: root.ready
        onTriggered: root.review.step(1)
    }
    property Basic.Action previousFrame: Basic.Action {
        text: qsTr("Previous frame")
        shortcut: "Left"
        enabled: root.ready
        onTriggered: root.review.step(-1)
    }
    property Basic.Action later: Basic.Action {
        text: qsTr("Forward five seconds")
        shortcut: "Shift+Right"
        enabled: root.ready
        onTriggered: root.review.seek(root.review.position + 5)
    }
    property Basic.Action earlier: Basic.Action {
        text: qsTr("Back five seconds")
        shortcut: "Shift+Left"
        enabled: root.ready
        onTriggered: root.review.seek(root.review.position - 5)
    }
    property Basic.Action toBegin: Basic.Action {
        text: qsTr("To the beginning")
        shortcut: "Home"
        enabled: root.ready
        onTriggered: root.review.seek(root.review.begin)
    }
    property Basic.Action toEnd: Basic.Action {
        text: qsTr("To the end")
        shortcut: "End"
        enabled: root.ready
        onTriggered: root.review.seek(root.review.end)
    }
    property Basic.Action nextChange: Basic.Action {
        text: qsTr("Next change of expression")
        shortcut: "E"
        enabled: root.ready
        onTriggered: root.review.jumpToChange(1)
    }
    property Basic.Action previousChange: Basic.Action {
        text: qsTr("Previous change of expression")
        shortcut: "Shift+E"
        enabled: root.ready
        onTriggered: root.review.jumpToChange(-1)
    }
    property Basic.Action compare: Basic.Action {
        text: qsTr("Compare with another annotation of the video")
        shortcut: "Ctrl+Shift+O"
        enabled: root.ready
        onTriggered: root.chooseOther()
    }
    property Basic.Action nextDifference: Basic.Action {
        text: qsTr("Next difference between both annotations")
        shortcut: "D"
        enabled: root.ready && root.review.comparison.stretches > 0
        onTriggered: root.review.jumpToDisagreement(1)
    }
    property Basic.Action previousDifference: Basic.Action {
        text: qsTr("Previous difference between both annotations")
        shortcut: "Shift+D"
        enabled: root.ready && root.review.comparison.stretches > 0
        onTriggered: root.review.jumpToDisagreement(-1)
    }
    property Basic.Action nextMarker: Basic.Action {
        text: qsTr("Next marker")
        shortcut: "K"
        enabled: root.ready
        onTriggered: root.review.jumpToMarker(1)
    }
    property Basic.Action previousMarker: Basic.Action {
        text: qsTr("Previous marker")
        shortcut: "Shift+K"
        enabled: root.ready
        onTriggered: root.review.jumpToMarker(-1)
    }
    property Basic.Action marker: Basic.Action {
        text: qsTr("Set a marker here, or around the selection")
        shortcut: "M"
        enabled: root.ready
        onTriggered: root.labelMarker(root.review.mark())
    }
    property Basic.Action note: Basic.Action {
        text: qsTr("Write a note on this moment")
        shortcut: "W"
        enabled: root.ready
        onTriggered: root.writeNote(root.review.note())
    }
    property Basic.Action statistics: Basic.Action {
        text: qsTr("Statistics of the selection, or of all")
        shortcut: "S"
        enabled: root.ready
        onTriggered: root.showStatistics()
    }
    property Basic.Action split: Basic.Action {
        text: qsTr("From here on, the face is another person's")
        shortcut: "X"
        enabled: root.ready && root.review.track !== 0
        onTriggered: root.review.split()
    }
    property Basic.Action exclude: Basic.Action {
        text: qsTr("Leave out the selection")
        shortcut: "Backspace"
        enabled: root.ready && root.review.selected
        onTriggered: root.review.excludeSelection()
    }
    property Basic.Action undo: Basic.Action {
        text: qsTr("Undo the last correction or note")
        shortcut: "Ctrl+Z"
        enabled: root.ready && root.review.corrections.canUndo
        onTriggered: root.review.corrections.undo()
    }
    property Basic.Action redo: Basic.Action {
        text: qsTr("Redo it")
        shortcut: "Ctrl+Shift+Z"
        enabled: root.ready && root.review.corrections.canRedo
        onTriggered: root.review.corrections.redo()
    }
    property Basic.Action nextFace: Basic.Action {
        text: qsTr("Next face")
        shortcut: "N"
        enabled: root.ready && root.review.tracks.count > 1
        onTriggered: root.review.track = root.review.tracks.trackAt(
            (root.review.tracks.rowOf(root.review.track) + 1) % root.review.tracks.count)
    }
    property Basic.Action selectFrom: Basic.Action {
        text: qsTr("Select from here")
        shortcut: "I"
        enabled: root.ready
        onTriggered: root.review.selectFromHere()
    }
    property Basic.Action selectUntil: Basic.Action {
        text: qsTr("Select up to here")
        shortcut: "O"
        enabled: root.ready
        onTriggered: root.review.selectUntilHere()
    }
    property Basic.Action deselect: Basic.Action {
        text: qsTr("Clear the selection")
        shortcut: "Escape"
        enabled: root.ready && root.review.selected
        onTriggered: root.review.clearSelection()
    }
    property Basic.Action zoomIn: Basic.Action {
        text: qsTr("Zoom in on the timeline")
        shortcut: "+"
        enabled: root.ready
        onTriggered: root.zoom(1.5)
    }
    property Basic.Action zoomOut: Basic.Action {
        text: qsTr("Zoom out of the timeline")
        shortcut: "-"
        enabled: root.ready
        onTriggered: root.zoom(1 / 1.5)
    }
    property Basic.Action whole: Basic.Action {
        text: qsTr("The whole timeline")
        shortcut: "0"
        enabled: root.ready
        onTriggered: root.showAll()
    }
    property Basic.Action save: Basic.Action {
        text: qsTr("Export")
        shortcut: "Ctrl+E"
        enabled: root.ready
        onTriggered: root.exportSomething()
    }

    // As listed for the user.
    readonly property var all: [play, repeat, mute, louder, quieter, nextFrame, previousFrame, later, earlier, toBegin, toEnd,
        nextChange, previousChange, compare, nextDifference, previousDifference, nextMarker, previousMarker, marker, note, nextFace, split,
        selectFrom, selectUntil, deselect, statistics, exclude, undo, redo, zoomIn, zoomOut, whole, save]
}
