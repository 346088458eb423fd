pragma ComponentBehavior: Bound
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
    readonly property bool video: !settings.annotateAnonymous && (settings.annotateVideo || settings.annotateBlur)

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
    Repeater {
        model: root.bench.queue.formats

        Toggle {
            id: format

            required property var modelData
            readonly property bool always: modelData.word === "csv"

            Layout.fillWidth: true
            Layout.leftMargin: 2
            text: modelData.title
            checked: always || root.settings.annotateFormats.includes(modelData.word)
            enabled: !always
            onToggled: root.settings.annotateFormats = root.settings.annotateFormats.filter(word => word !== modelData.word)
                .concat(checked ? [modelData.word] : [])

            Hint {
                text: qsTr("Written as NAME%1").arg(format.modelData.ending)
                shown: format.hovered
            }
        }
    }

    SectionTitle {
        text: qsTr("Pictures")
        Layout.topMargin: 14
        Layout.leftMargin: 2
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Video with overlays")
        enabled: !root.settings.annotateAnonymous && !root.settings.annotateBlur
        checked: root.video
        onToggled: root.settings.annotateVideo = checked
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Faces hidden")
        enabled: !root.settings.annotateAnonymous
        checked: root.settings.annotateBlur && !root.settings.annotateAnonymous
        onToggled: root.settings.annotateBlur = checked
    }
    Repeater {
        model: [{ key: "annotateOverlayBoxes", text: qsTr("Draw boxes") }, { key: "annotateOverlayLabels", text: qsTr("Draw labels") },
            { key: "annotateOverlayBars", text: qsTr("Draw bars") }]

        Toggle {
            required property var modelData

            Layout.fillWidth: true
            Layout.leftMargin: 14
            visible: root.video
            text: modelData.text
            checked: root.settings[modelData.key]
            onToggled: root.settings[modelData.key] = checked
        }
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Anonymous")
        checked: root.settings.annotateAnonymous
        onToggled: root.settings.annotateAnonymous = checked
    }
    Text {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: root.settings.annotateAnonymous ? qsTr("No picture is written, and neither the video's folder nor its fingerprint.")
            : root.settings.annotateBlur ? qsTr("A face that is never found is not hidden: check before you publish.") : ""
        visible: text !== ""
        color: Theme.dim
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    SectionTitle {
        text: qsTr("Summary")
        Layout.topMargin: 14
        Layout.leftMargin: 2
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Table and page")
        checked: root.settings.annotateSummary
        onToggled: root.settings.annotateSummary = checked
    }
    Text {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        Layout.bottomMargin: 4
        visible: root.settings.annotateSummary
        text: root.settings.annotateMarkers === "" ? qsTr("Segments: each video's own markers")
            : qsTr("Segments for all: %1").arg(root.settings.annotateMarkers.split("/").pop())
        color: Theme.text
        font.pixelSize: Theme.small
        elide: Text.ElideMiddle
        maximumLineCount: 3
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    AppButton {
        Layout.fillWidth: true
        visible: root.settings.annotateSummary
        iconName: "flag"
        text: qsTr("Markers file…")
        hint: qsTr("A table with the columns start, end and label, in seconds")
        onClicked: markersDialog.open()
    }
    AppButton {
        Layout.fillWidth: true
        visible: root.settings.annotateSummary && root.settings.annotateMarkers !== ""
        text: qsTr("Each video's own")
        flat_: true
        onClicked: root.settings.annotateMarkers = ""
    }
    OpenDialog {
        id: markersDialog
        settings: root.settings
        title: qsTr("Segments for every summary")
        nameFilters: [qsTr("Markers") + " (*.csv)", qsTr("All files") + " (*)"]
        onAccepted: root.settings.annotateMarkers = decodeURIComponent(String(selectedFile).replace(/^file:\/\//, ""))
    }
}
