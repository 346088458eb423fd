import QtQuick
import QtQuick.Layouts
import Mien

// Which checkpoint reads the same faces beside the one in use, and how often both agree.
ColumnLayout {
    id: root

    required property Workbench bench

    readonly property SecondReader second: bench.second

    spacing: 4

    function choose(): void {
        picker.choose();
    }

    Picker {
        id: picker

        readonly property int row: {
            root.bench.checkpoints.count;  // asks again when the folder changes
            return root.bench.checkpoints.rowOf(root.second.path);
        }
        // It may lie outside the folder.
        readonly property string name: row >= 0 ? currentText
            : Shown.name(root.second.path.split("/").pop().replace(/\.safetensors$/, ""))

        Layout.fillWidth: true
        enabled: count > 0
        model: root.bench.checkpoints
        textRole: "name"
        valueRole: "path"
        currentIndex: row
        placeholder: qsTr("Compare with…")
        displayText: name && root.second.loading ? qsTr("%1 (loading)").arg(name) : name
        Accessible.name: qsTr("Compare with")
        line: CheckpointRow {}
        listWidth: 380 * Theme.scale
        rightPadding: none.visible ? none.width + 28 : 28
        onActivated: index => {
            root.bench.useSecond(valueAt(index));
            currentIndex = Qt.binding(() => row);
        }

        AppButton {
            id: none
            anchors.right: parent.right
            anchors.rightMargin: 26
            anchors.verticalCenter: parent.verticalCenter
            height: parent.height - 6
            visible: root.second.path !== ""
            iconName: "close"
            flat_: true
            hint: qsTr("Compare no longer")
            onClicked: root.bench.useSecond("")
        }
    }
    Text {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        visible: root.second.path !== ""
        text: root.second.readings === 0 ? qsTr("The lower bars are its own. Records keep both.")
            : qsTr("Both say the same of %1 % of the faces in the last minute.").arg(Math.round(100 * root.second.same / root.second.readings))
        color: Theme.dim
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
