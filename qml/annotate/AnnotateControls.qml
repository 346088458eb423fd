import QtQuick
import QtQuick.Layouts
import Mien

// The annotate page's part of the side rail: with what, where to, and what is written.
ColumnLayout {
    id: root

    required property Workbench bench
    signal chooseFolder

    readonly property var settings: bench.settings
    readonly property bool beside: settings.annotationsFolder === ""

    spacing: 4

    SectionTitle {
        text: qsTr("Checkpoint")
        Layout.leftMargin: 2
    }
    CheckpointPicker {
        Layout.fillWidth: true
        bench: root.bench
    }
    SectionTitle {
        text: qsTr("Save results")
        Layout.topMargin: 14
        Layout.leftMargin: 2
    }
    Text {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        Layout.bottomMargin: 4
        text: root.beside ? qsTr("next to each video, or in %1 if that folder is read-only").arg(root.bench.recordsFolderName)
            : qsTr("in %1").arg(root.settings.annotationsFolder)
        color: Theme.text
        font.pixelSize: Theme.small
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    AppButton {
        Layout.fillWidth: true
        iconName: "folder"
        text: qsTr("Choose a folder…")
        onClicked: root.chooseFolder()
    }
    AppButton {
        Layout.fillWidth: true
        visible: !root.beside
        text: qsTr("Next to each video")
        flat_: true
        onClicked: root.settings.annotationsFolder = ""
    }
    SectionTitle {
        text: qsTr("Output")
        Layout.topMargin: 14
        Layout.leftMargin: 2
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Table (CSV)")
        checked: true
        enabled: false
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("JSON Lines")
        checked: root.settings.annotateJsonl
        onToggled: root.settings.annotateJsonl = checked
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Video with overlays")
        checked: root.settings.annotateVideo
        onToggled: root.settings.annotateVideo = checked
    }
}
