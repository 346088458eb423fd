pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Mien

// What a new checkpoint is to learn from, and how.
ColumnLayout {
    id: root

    required property Training training
    property var checkpoints: []  // "name" and "path" of each
    signal chooseTable
    signal chooseFolder
    signal chooseOutput

    enabled: !training.active
    spacing: 14

    SettingLine {
        name: qsTr("Labelled faces")
        explanation: root.training.data === "" ? qsTr("A table like FER-2013's, or a folder that holds a folder of cut-out faces for each class.")
            : Shown.path(root.training.data)

        Row {
            spacing: 6

            AppButton {
                iconName: "file"
                text: qsTr("Table…")
                Accessible.description: qsTr("Labelled faces")
                onClicked: root.chooseTable()
            }
            AppButton {
                iconName: "folder"
                text: qsTr("Folder…")
                Accessible.description: qsTr("Labelled faces")
                onClicked: root.chooseFolder()
            }
        }
    }
    SettingLine {
        name: qsTr("Begin with")
        explanation: qsTr("A checkpoint that can read faces already learns yours in little time. Fresh weights need thousands.")

        Choice {
            choices: {
                const start = root.training.start;
                const known = [{ name: qsTr("fresh weights"), value: "" }].concat(root.checkpoints.map(one => ({ name: one.name, value: one.path })));
                return known.some(one => one.value === start) ? known : known.concat([{ name: Shown.path(start), value: start }]);
            }
            value: root.training.start
            Accessible.name: qsTr("Begin with")
            onChosen: value => root.training.start = value
        }
    }
    SettingLine {
        name: qsTr("Network")
        explanation: qsTr("A small one learns faster, a large one more.")
        visible: root.training.start === ""

        Choice {
            choices: Array.from(root.training.architectures, name => ({ name: name, value: name }))
            value: root.training.architecture
            Accessible.name: qsTr("Network")
            onChosen: value => root.training.architecture = value
        }
    }
    SettingLine {
        name: qsTr("Epochs")
        explanation: qsTr("How often all faces are gone through; empty: as often as is usual.")

        AppField {
            opacity: enabled ? 1 : 0.4
            width: 90 * Theme.scale
            text: root.training.epochs > 0 ? root.training.epochs : ""
            placeholderText: qsTr("usual")
            validator: IntValidator { bottom: 1; top: 10000 }
            inputMethodHints: Qt.ImhDigitsOnly
            Accessible.name: qsTr("Epochs")
            onTextEdited: root.training.epochs = acceptableInput ? Number(text) : 0
        }
    }
    SettingLine {
        name: qsTr("Name of the new checkpoint")
        explanation: root.training.folder === "" ? "" : qsTr("in %1").arg(Shown.path(root.training.folder))

        Row {
            spacing: 6

            AppField {
                opacity: enabled ? 1 : 0.4
                width: 178 * Theme.scale
                text: root.training.name
                Accessible.name: qsTr("Name of the new checkpoint")
                onTextEdited: root.training.name = text
            }
            AppButton {
                iconName: "folder"
                hint: qsTr("Folder for the new checkpoint")
                onClicked: root.chooseOutput()
            }
        }
    }
}
