import QtQuick
import Mien

// How the live session goes, at a glance: along the picture's upper edge.
Item {
    id: root

    required property Live live
    required property Recording recording

    readonly property bool running: live.state === Live.Running

    implicitHeight: left.implicitHeight

    Chip {
        id: left
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
        anchors.left: left.right
        anchors.leftMargin: 6
        visible: root.recording.active
        text: qsTr("Recording %1").arg(Clock.text(root.recording.seconds))
            + (root.recording.droppedPictures > 0 ? " · " + qsTr("%1 pictures missing").arg(root.recording.droppedPictures) : "")
        dot: "#ff5a4d"
    }
    Row {
        anchors.right: parent.right
        spacing: 6
        visible: root.running

        Chip {
            text: qsTr("%1 fps").arg(Math.round(root.live.captureRate))
        }
        Chip {
            text: qsTr("%1 readings/s").arg(Math.round(root.live.inferenceRate))
        }
        Chip {
            text: qsTr("%1 ms").arg(root.live.latency)
            visible: root.live.inferenceRate > 0
        }
        Chip {
            text: qsTr("%1 skipped").arg(root.live.dropped)
            visible: root.width > 620 * Theme.scale
        }
    }
}
