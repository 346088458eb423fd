import QtQuick
import Mien

// Which checkpoint reads the faces; its "i" tells all there is to know about them.
Picker {
    id: root

    required property Workbench bench

    readonly property int row: {
        root.bench.checkpoints.count;  // asks again when the folder changes
        return root.bench.checkpoints.rowOf(root.bench.checkpointPath);
    }

    // Of the one in use, which may lie outside the folder.
    readonly property string name: row >= 0 ? currentText
        : Shown.name(bench.checkpointPath.split("/").pop().replace(/\.safetensors$/, ""))

    enabled: count > 0
    model: bench.checkpoints
    textRole: "name"
    currentIndex: row
    placeholder: bench.checkpoints.count > 0 ? qsTr("Choose a checkpoint")
        : bench.checkpointAsked ? qsTr("None in the folder") : qsTr("Looking…")
    displayText: name && bench.checkpointLoading ? qsTr("%1 (loading)").arg(name) : name
    Accessible.name: qsTr("Checkpoint")

    line: CheckpointRow {}
    listWidth: 380 * Theme.scale
    rightPadding: info.width + 28

    AppButton {
        id: info
        anchors.right: parent.right
        anchors.rightMargin: 26
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height - 6
        iconName: "info"
        flat_: true
        hint: qsTr("What each checkpoint is for, and how good it is")
        onClicked: sheet.open()
    }
    CheckpointSheet {
        id: sheet
        checkpoints: root.bench.checkpoints
    }

    onActivated: index => {
        bench.useCheckpoint(valueAt(index));
        currentIndex = Qt.binding(() => row);
    }
    valueRole: "path"
}
