import QtQuick
import Mien

// The state card of the live page: shown wherever there is no running picture to look at.
StateCard {
    id: root

    required property Live live
    signal openFile

    readonly property bool idle: live.state === Live.Idle
    readonly property bool failed: live.state === Live.Failed

    visible: idle || failed || (live.state === Live.Paused && !live.holding) || live.state === Live.Ended
        || (live.feed.empty && live.state !== Live.Running)
    iconName: failed ? "warning" : live.state === Live.Paused ? "pause" : "live"
    title: {
        switch (live.state) {
        case Live.Failed:
            return live.camera ? qsTr("The camera cannot be opened") : qsTr("This cannot be opened");
        case Live.Paused:
            return qsTr("Paused");
        case Live.Ended:
            return qsTr("End of video");
        case Live.Lost:
            return qsTr("Connection lost");
        case Live.Opening:
            return live.camera ? qsTr("Opening the camera") : qsTr("Opening");
        }
        return "";
    }
    text: {
        switch (live.state) {
        case Live.Failed:
            return live.problem;
        case Live.Paused:
            return live.camera ? qsTr("The camera is released; other programs can use it.") : live.sourceName;
        case Live.Ended:
            return live.problem !== "" ? live.problem : qsTr("%1 has ended.").arg(live.sourceName);
        case Live.Lost:
            return live.problem;
        case Live.Opening:
            return live.sourceName;
        }
        return "";
    }
    action: {
        switch (live.state) {
        case Live.Failed:
            return qsTr("Try again");
        case Live.Paused:
            return qsTr("Continue");
        case Live.Ended:
            return qsTr("Play again");
        }
        return "";
    }
    secondAction: failed ? qsTr("Open a file…") : ""
    onActed: live.resume()
    onSecondActed: openFile()
}
