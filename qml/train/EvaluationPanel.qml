pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Mien

// How good a checkpoint is on the labelled faces chosen above.
ColumnLayout {
    id: root

    required property Training training
    required property Evaluation evaluation
    property var checkpoints: []  // "name" and "path" of each

    property string judged
    readonly property var parts: [{ name: qsTr("validation"), value: "PublicTest" }, { name: qsTr("test"), value: "PrivateTest" },
        { name: qsTr("training"), value: "Training" }]
    property string split: parts[0].value

    // A new one is what the user wants to know about.
    readonly property string made: training.result
    onMadeChanged: if (made !== "") judged = made

    spacing: 10

    function percent(share: real): string {
        return qsTr("%1 %").arg(Shown.number(100 * share, 1));
    }
    function said(): string {
        if (evaluation.running)
            return qsTr("The faces are being read…");
        if (evaluation.problem !== "")
            return evaluation.problem;
        if (evaluation.rows === 0)
            return "";
        return qsTr("%1 reads %2 of %3 faces rightly. Balanced accuracy %4, macro F1 %5, calibration error %6.").arg(evaluation.checkpoint)
            .arg(percent(evaluation.accuracy)).arg(evaluation.rows).arg(percent(evaluation.balancedAccuracy))
            .arg(percent(evaluation.macroF1)).arg(percent(evaluation.calibrationError))
            + (evaluation.rowsLearnt > 0 ? " " + qsTr("%1 of these faces are also among those to learn from.").arg(evaluation.rowsLearnt) : "");
    }

    SectionTitle { text: qsTr("How good is it?") }
    SettingLine {
        name: qsTr("Checkpoint")

        Choice {
            id: checkpoint
            placeholder: qsTr("none yet")
            choices: {
                const known = root.checkpoints.map(one => ({ name: one.name, value: one.path }));
                return root.made === "" || known.some(one => one.value === root.made) ? known
                    : [{ name: Shown.name(root.training.name), value: root.made }].concat(known);
            }
            value: root.judged
            Accessible.name: qsTr("Checkpoint to evaluate")
            onChosen: value => root.judged = value
        }
    }
    SettingLine {
        name: qsTr("Faces")
        explanation: qsTr("A folder without parts is read whole: what was learnt from it counts, too.")

        Choice {
            choices: root.parts
            value: root.split
            Accessible.name: qsTr("Faces to evaluate on")
            onChosen: value => root.split = value
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap

        AppButton {
            visible: !root.evaluation.running
            text: qsTr("Evaluate")
            enabled: root.training.data !== "" && checkpoint.count > 0
            onClicked: root.evaluation.begin(checkpoint.choices[checkpoint.currentIndex].value, root.training.data, root.split)
        }
        AppButton {
            visible: root.evaluation.running
            text: qsTr("Cancel")
            onClicked: root.evaluation.cancel()
        }
        AppButton {
            visible: root.evaluation.rows > 0
            text: qsTr("Whole report")
            hint: qsTr("Curves, confusions and the worst mistakes, in your browser")
            onClicked: root.evaluation.openPage()
        }
    }
    Text {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.said()
        textFormat: Text.PlainText
        color: root.evaluation.problem !== "" ? Theme.alert : Theme.text
        font.pixelSize: Theme.body
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: root.evaluation.problem !== "" ? Accessible.AlertMessage : Accessible.StaticText
        Accessible.name: text
    }
    GridLayout {
        columns: 5
        columnSpacing: 20 * Theme.scale
        rowSpacing: 4
        visible: root.evaluation.rows > 0
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Figures of each class")

        Repeater {
            model: {
                const cells = [qsTr("class"), qsTr("faces"), qsTr("precision"), qsTr("recall"), qsTr("F1")];
                for (const one of root.evaluation.perClass)
                    cells.push(Expressions.title(one.name), String(one.rows), root.percent(one.precision), root.percent(one.recall), root.percent(one.f1));
                return cells;
            }

            Text {
                required property string modelData
                required property int index

                Layout.alignment: index % 5 === 0 ? Qt.AlignLeft : Qt.AlignRight
                text: modelData
                textFormat: Text.PlainText
                color: index < 5 ? Theme.dim : Theme.text
                font.pixelSize: Theme.small
            }
        }
    }
}
