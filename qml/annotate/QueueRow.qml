import QtQuick
import QtQuick.Layouts
import Mien

// One input of the queue: how far it is, and what can be done about it.
Rectangle {
    id: root

    required property int index
    required property string name
    required property string folder
    required property int itemState
    required property double share
    required property double frames
    required property double framesPerSecond
    required property double secondsLeft
    required property string problem
    required property string result
    required property string outcome
    signal summarized
    signal cancelled
    signal retried
    signal removed
    signal reviewed

    readonly property bool running: itemState === AnnotateQueue.Running
    readonly property bool failed: itemState === AnnotateQueue.Failed
    readonly property bool stopped: itemState === AnnotateQueue.Cancelled
    readonly property bool roomy: width > 640 * Theme.scale
    readonly property bool done: itemState === AnnotateQueue.Done
    readonly property string status: {
        switch (itemState) {
        case AnnotateQueue.Waiting:
            return qsTr("waiting");
        case AnnotateQueue.Running:
            return frames === 0 ? qsTr("starting")
                : (share >= 0 ? qsTr("%1 %").arg(Math.floor(share * 100)) + " · " : "")
                + qsTr("%1 frames per second").arg(Math.round(framesPerSecond))
                + (secondsLeft >= 0 ? " · " + timeLeft(secondsLeft) : "");
        case AnnotateQueue.Done:
            return (outcome === "" ? "" : outcome + " · ") + qsTr("%1 frames, %2 per second").arg(Shown.number(frames, 0)).arg(Math.round(framesPerSecond));
        case AnnotateQueue.Cancelled:
            return result === "" ? qsTr("cancelled") : qsTr("stopped after %1 frames; they can be reviewed").arg(frames);
        }
        return "";
    }

    function timeLeft(seconds: real): string {
        if (seconds < 10)
            return qsTr("a few seconds left");
        if (seconds < 90)
            return qsTr("%1 seconds left").arg(Math.round(seconds / 5) * 5);
        if (seconds < 5400)
            return qsTr("%1 minutes left").arg(Math.round(seconds / 60));
        return qsTr("%1 hours left").arg(Shown.number(seconds / 3600, 1));
    }

    implicitHeight: row.implicitHeight + 20
    radius: Theme.radius
    color: Theme.panel
    border.color: running ? Theme.accent : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ": " + (failed ? problem : status)

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 14
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        spacing: 12

        Icon {
            name: root.done ? "check" : root.failed ? "warning" : root.stopped ? "close" : root.running ? "play" : "list"
            color: root.done ? Theme.live : root.failed ? Theme.alert : root.running ? Theme.accent : Theme.dim
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 3

            Text {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.name
                color: Theme.text
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
                elide: Text.ElideMiddle
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.topMargin: 2
                Layout.bottomMargin: 2
                visible: root.running
                implicitHeight: 4
                radius: 2
                color: Theme.hover
                Accessible.role: Accessible.ProgressBar
                Accessible.name: root.status

                Rectangle {
                    width: Math.max(height, parent.width * Math.max(0, root.share))
                    height: parent.height
                    radius: 2
                    color: Theme.accent
                }
            }
            Text {
                Layout.fillWidth: true
                text: root.problem !== "" ? root.problem : root.done && root.outcome !== "" && !root.roomy ? root.outcome
                    : root.status + (root.roomy ? " · " + qsTr("in %1").arg(root.folder) : "")
                color: root.failed ? Theme.alert : Theme.dim
                font.pixelSize: Theme.small
                wrapMode: root.problem !== "" || !root.roomy ? Text.Wrap : Text.NoWrap
                elide: root.problem !== "" || !root.roomy ? Text.ElideNone : Text.ElideMiddle
            }
        }
        AppButton {
            visible: root.result !== ""
            iconName: "chart"
            text: root.width > 480 * Theme.scale ? qsTr("Review") : ""
            hint: qsTr("Play it back with its readings")
            primary: root.done
            onClicked: root.reviewed()
        }
        AppButton {
            visible: root.done && root.result !== ""
            iconName: "list"
            text: root.roomy ? qsTr("Summary") : ""
            hint: qsTr("How faces reacted, in numbers")
            onClicked: root.summarized()
        }
        AppButton {
            visible: root.result !== ""
            iconName: "folder"
            text: root.width > 780 * Theme.scale ? qsTr("Show folder") : ""
            hint: qsTr("Show the folder %1").arg(root.folder)
            onClicked: Qt.openUrlExternally("file://" + root.folder.split("/").map(encodeURIComponent).join("/"))
        }
        AppButton {
            visible: (root.failed || root.stopped) && root.name !== ""
            text: qsTr("Try again")
            onClicked: root.retried()
        }
        AppButton {
            visible: root.running
            text: qsTr("Cancel")
            onClicked: root.cancelled()
        }
        AppButton {
            visible: !root.running
            iconName: "close"
            flat_: true
            hint: qsTr("Remove from the list (the files stay)")
            onClicked: root.removed()
        }
    }
}
