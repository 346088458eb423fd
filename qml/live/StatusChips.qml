import QtQuick
import Mien

// How the live session goes, at a glance: along the picture's upper edge. Where there is little room
// the figures go, the last ones first, then what is at the left is shortened.
Item {
    id: root

    required property Live live
    required property Recording recording
    property bool plain: false  // without figures

    readonly property bool running: live.state === Live.Running
    // For the figures: beside the record's time, and at least the beginning of the source's name.
    readonly property real room: width - (record.visible ? record.width + gap : 0)
        - Math.min(source.implicitWidth, 130 * Theme.scale) - gap
    readonly property real gap: 6

    implicitHeight: source.implicitHeight

    Chip {
        id: source
        width: Math.min(implicitWidth, root.width - (record.visible ? record.width + root.gap : 0)
            - (figures.visible && figures.width > 0 ? figures.width + root.gap : 0))
        text: {
            switch (root.live.state) {
            case Live.Running:
                if (root.live.stalled > 0)
                    return qsTr("No new picture for %1 s").arg(root.live.stalled);
                return root.live.camera ? qsTr("Camera on") : root.live.sourceName;
            case Live.Opening:
                return root.live.camera ? qsTr("Camera opening") : qsTr("Opening");
            case Live.Lost:
                return qsTr("Reconnecting");
            case Live.Paused:
                return qsTr("Paused");
            case Live.Ended:
                return qsTr("Ended");
            case Live.Failed:
                return qsTr("Not open");
            }
            return qsTr("Starting");
        }
        dot: root.live.stalled > 0 ? "#f0b84a" : root.live.cameraOpen ? Theme.glassCamera : root.running ? "#5fd08a" : "#8a9099"
    }
    Chip {
        id: record
        anchors.left: source.right
        anchors.leftMargin: root.gap
        width: Math.min(implicitWidth, root.width * 0.6)
        visible: root.recording.active
        text: qsTr("Recording %1").arg(Clock.text(root.recording.seconds))
            + (root.recording.droppedPictures > 0 ? " · " + qsTr("%1 pictures missing").arg(root.recording.droppedPictures) : "")
        dot: "#ff5a4d"
    }
    Row {
        id: figures

        readonly property real two: rate.implicitWidth + root.gap + readings.implicitWidth
        readonly property real three: two + root.gap + latency.implicitWidth
        readonly property real four: three + root.gap + skipped.implicitWidth

        anchors.right: parent.right
        spacing: root.gap
        visible: root.running && !root.plain

        Chip {
            id: rate
            text: qsTr("%1 fps").arg(Math.round(root.live.captureRate))
            visible: implicitWidth <= root.room
        }
        Chip {
            id: readings
            text: qsTr("%1 readings/s").arg(Math.round(root.live.inferenceRate))
            visible: figures.two <= root.room
        }
        Chip {
            id: latency
            text: qsTr("%1 ms").arg(root.live.latency)
            visible: root.live.inferenceRate > 0 && figures.three <= root.room
        }
        Chip {
            id: skipped
            text: qsTr("%1 skipped").arg(root.live.dropped)
            visible: figures.four <= root.room
        }
    }
}
