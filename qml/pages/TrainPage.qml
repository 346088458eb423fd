pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Mien

// A checkpoint of one's own: what it learns from, how it goes, and how good it is.
Rectangle {
    id: root

    required property Workbench bench

    readonly property Training training: bench.training

    color: Theme.window

    FollowFocus { target: scroll }
    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: column.implicitHeight + 40
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: ThinBar {}

        ColumnLayout {
            id: column
            x: 20
            y: 20
            width: Math.min(scroll.width - 40, 900 * Theme.scale)
            spacing: 14

            Text {
                text: qsTr("Train")
                color: Theme.text
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                Layout.fillWidth: true
                text: qsTr("Teach a checkpoint with labelled faces of your own. They stay on this computer.")
                color: Theme.dim
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
            }
            TrainForm {
                Layout.fillWidth: true
                training: root.training
                checkpoints: root.bench.checkpoints.usable
                onChooseTable: tableDialog.open()
                onChooseFolder: folderDialog.open()
                onChooseOutput: outputDialog.open()
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.gap

                AppButton {
                    visible: !root.training.active
                    primary: !root.training.resumable
                    text: qsTr("Start training")
                    enabled: root.training.missing === ""
                    onClicked: root.training.begin()
                }
                AppButton {
                    visible: !root.training.active && root.training.resumable
                    primary: true
                    text: qsTr("Resume")
                    hint: qsTr("Goes on after the last complete epoch")
                    onClicked: root.training.resume()
                }
                AppButton {
                    visible: root.training.active
                    iconName: "stop"
                    text: qsTr("Stop")
                    hint: qsTr("The last complete epoch stays and can be resumed")
                    enabled: root.training.state === Training.Running
                    onClicked: root.training.stop()
                }
                AppButton {
                    visible: !root.training.active && root.training.result !== ""
                    text: qsTr("Read faces with it")
                    hint: qsTr("Live, and in what is annotated next")
                    onClicked: {
                        root.bench.useCheckpoint(root.training.result);
                        root.bench.message.tell(qsTr("From now on, faces are read with %1.").arg(root.training.name));
                    }
                }
            }
            TrainProgress {
                Layout.fillWidth: true
                training: root.training
            }
            EvaluationPanel {
                Layout.fillWidth: true
                Layout.topMargin: 10
                training: root.training
                evaluation: root.bench.evaluation
                checkpoints: root.bench.checkpoints.usable
            }
        }
    }

    OpenDialog {
        id: tableDialog
        settings: root.bench.settings
        title: qsTr("Table of labelled faces")
        nameFilters: [qsTr("Tables") + " (*.csv)", qsTr("All files") + " (*)"]
        onAccepted: root.training.useData(selectedFile)
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Folder that holds a folder of cut-out faces for each class")
        currentFolder: root.bench.settings.lastFolder
        onAccepted: root.training.useData(selectedFolder)
    }
    FolderDialog {
        id: outputDialog
        title: qsTr("Folder for the new checkpoint")
        currentFolder: root.bench.settings.lastFolder
        onAccepted: root.training.useFolder(selectedFolder)
    }
}
