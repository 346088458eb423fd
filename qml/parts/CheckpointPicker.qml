import QtQuick
import Mien

// Which checkpoint reads the faces.
Picker {
    id: root

    required property Workbench bench

    readonly property int row: {
        root.bench.checkpoints.count;  // asks again when the folder changes
        return root.bench.checkpoints.rowOf(root.bench.checkpointPath);
    }

    // Of the one in use, which may lie outside the folder.
    readonly property string name: row >= 0 ? currentText
        : bench.checkpointPath.split("/").pop().replace(/\.safetensors$/, "")

    model: bench.checkpoints
    textRole: "name"
    currentIndex: row
    placeholder: bench.checkpoints.count > 0 ? qsTr("Choose a checkpoint")
        : bench.checkpointAsked ? qsTr("None in the folder") : qsTr("Looking…")
    displayText: name && bench.checkpointLoading ? qsTr("%1 (loading)").arg(name) : name
    Accessible.name: qsTr("Checkpoint")

    line: CheckpointRow {}

    onActivated: index => {
        bench.useCheckpoint(valueAt(index));
        currentIndex = Qt.binding(() => row);
    }
    valueRole: "path"
}
