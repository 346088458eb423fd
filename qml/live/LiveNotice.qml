import QtQuick
import Mien

// The one line that matters most while the picture runs.
NoticeBar {
    id: root

    required property Workbench bench
    signal openFile
    signal openSettings
    signal review(string annotation)
    property bool plain: false  // an audience looks on: no advice, only what went wrong
    property var dismissed: []  // sentences that the user has put away

    readonly property Live live: bench.live
    readonly property bool noCheckpoint: bench.checkpointMissing && bench.checkpointProblem !== ""
    readonly property bool answer: bench.message.text !== ""  // to what was done last
    readonly property string sentence: {
        if (answer)
            return bench.message.text;
        if (live.state === Live.Lost)
            return live.problem !== "" ? qsTr("%1 Trying again every second.").arg(live.problem)
                                       : qsTr("%1 is gone. Trying again every second.").arg(live.sourceName);
        if (bench.checkpointProblem !== "")
            return noCheckpoint ? qsTr("No expressions yet: %1").arg(bench.checkpointProblem)
                                : qsTr("Still using the previous checkpoint: %1").arg(bench.checkpointProblem);
        if (live.state !== Live.Running)
            return "";
        if (live.stalled > 0)
            return live.camera ? qsTr("The camera sends no pictures. If this goes on, unplug it and plug it in again.")
                : qsTr("The sender is connected, but sends no pictures. If this goes on, look at the sender.");
        if (bench.checkpointLoading && live.checkpoint === "")
            return qsTr("Loading the checkpoint; expressions appear in a moment.");
        switch (live.advice) {
        case Live.Nobody:
            return qsTr("No face in view: look towards the camera, with the whole face in the picture.");
        case Live.TooSmall:
            return qsTr("The face is too small to read: come closer, or allow smaller faces in the settings.");
        case Live.Turned:
            return qsTr("The face is turned away, so its reading is doubtful: look towards the camera.");
        case Live.Covered:
            return qsTr("Something hides part of the face, so its reading is doubtful.");
        case Live.TooDark:
            return qsTr("No face found, and the picture is dark: turn on a light in front of the face.");
        }
        if (bench.noCamera)
            return qsTr("No camera was found, so this is the demo clip. Plug in a camera and choose it on the left, or open a video.");
        return "";
    }

    text: dismissed.includes(sentence) || (plain && !alert && !answer) ? "" : sentence
    closable: true
    alert: answer ? bench.message.alert : live.state === Live.Lost || live.stalled > 0 || bench.checkpointProblem !== ""
    action: answer ? (bench.message.annotation !== "" ? qsTr("Review") : bench.message.hasFolder ? qsTr("Open folder") : "")
        : bench.checkpointProblem !== "" ? (noCheckpoint ? qsTr("Settings") : "")
        : live.advice === Live.TooSmall ? qsTr("Settings")
        : bench.noCamera && live.state === Live.Running && live.advice === Live.None && !bench.checkpointLoading
            ? qsTr("Open a video…") : ""
    onActed: {
        if (answer) {
            const annotation = bench.message.annotation;
            if (annotation === "" && bench.message.hasFolder)
                bench.message.openFolder();
            bench.message.dismiss();
            if (annotation !== "")
                review(annotation);
        } else if (action === qsTr("Open a video…"))
            openFile();
        else if (action === qsTr("Settings"))
            openSettings();
    }
    onClosed: {
        if (answer)
            bench.message.dismiss();
        else
            dismissed = dismissed.concat(sentence);
    }
}
