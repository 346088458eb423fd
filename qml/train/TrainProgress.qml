pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Mien

// How a training goes: in words, as a bar, and as curves.
ColumnLayout {
    id: root

    required property Training training

    spacing: 12

    readonly property bool failed: training.state === Training.Failed

    function said(): string {
        const epochs = training.validationLoss.length;
        switch (training.state) {
        case Training.Idle:
            return training.missing;
        case Training.Running:
            return training.epoch === 0 ? qsTr("The faces are being read…")
                : qsTr("Epoch %1 of %2, %3 left").arg(training.epoch).arg(training.allEpochs).arg(Clock.text(training.secondsLeft));
        case Training.Stopping:
            return qsTr("Stopping…");
        case Training.Stopped:
            return training.resumable ? qsTr("Stopped after epoch %1: it can be resumed, today or later.").arg(epochs)
                : qsTr("Stopped before the first epoch was complete: nothing is kept.");
        case Training.Finished:
            return told([qsTr("Finished: %1").arg(Shown.path(training.result)), compared(), training.problem]);
        case Training.Failed:
            return training.problem;
        }
        return "";
    }

    function told(lines: var): string {
        return lines.filter(line => line !== "").join("\n");
    }

    function compared(): string {
        const percent = share => qsTr("%1 %").arg(Shown.number(100 * share, 1));
        return training.startAccuracy < 0 || training.bestEpoch === 0 ? ""
            : qsTr("Of the faces held back, %1 were read rightly before and %2 now.").arg(percent(training.startAccuracy))
                .arg(percent(training.validationAccuracy[training.bestEpoch - 1]));
    }

    Text {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.said()
        textFormat: Text.PlainText
        color: root.failed ? Theme.alert : Theme.text
        font.pixelSize: Theme.body
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: root.failed ? Accessible.AlertMessage : Accessible.StaticText
        Accessible.name: text
    }
    Text {
        Layout.fillWidth: true
        visible: !root.training.active && root.training.state !== Training.Idle && text !== ""
        text: root.training.missing
        textFormat: Text.PlainText
        color: Theme.dim
        font.pixelSize: Theme.small
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: 4
        radius: 2
        visible: root.training.active
        color: Theme.raised
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 % trained").arg(Math.round(100 * root.training.share))

        Rectangle {
            width: parent.width * root.training.share
            height: parent.height
            radius: 2
            color: Theme.accent
        }
    }
    GridLayout {
        id: charts
        Layout.fillWidth: true
        columns: root.width > 640 * Theme.scale ? 2 : 1
        columnSpacing: 24
        rowSpacing: 16
        visible: root.training.validationLoss.length > 0

        CurveChart {
            Layout.fillWidth: true
            Layout.preferredWidth: 10
            headRoom: charts.columns > 1 ? accuracy.headHeight : 0
            title: qsTr("Loss")
            training: root.training.trainingLoss
            validation: root.training.validationLoss
            epochs: Math.max(root.training.allEpochs, training.length)
            highest: 1.05 * Math.max(0.01, ...Array.from(training), ...Array.from(validation))
        }
        CurveChart {
            id: accuracy
            Layout.fillWidth: true
            Layout.preferredWidth: 10
            title: qsTr("Accuracy")
            training: root.training.trainingAccuracy
            validation: root.training.validationAccuracy
            best: root.training.bestEpoch
            before: root.training.startAccuracy
            epochs: Math.max(root.training.allEpochs, training.length)
            percent: true
        }
    }
}
