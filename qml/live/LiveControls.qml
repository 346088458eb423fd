import QtQuick
import QtQuick.Layouts
import Mien

// The live page's part of the side rail.
ColumnLayout {
    id: root

    required property Workbench bench
    required property AppActions actions

    readonly property Item sourceSpot: source  // for the tour

    spacing: 4

    function chooseSource(): void {
        source.choose();
    }
    function chooseSecond(): void {
        compare.choose();
    }
    function chooseCheckpoint(): void {
        checkpoint.choose();
        if (checkpoint.count === 0)
            bench.message.tell(qsTr("There is no checkpoint in %1. Choose a folder that holds one in the settings.")
                .arg(Shown.path(bench.settings.modelsFolder)));
    }

    SectionTitle {
        text: qsTr("Source")
        Layout.leftMargin: 2
    }
    Picker {
        id: source
        Layout.fillWidth: true
        model: root.bench.sources
        textRole: "name"
        currentIndex: root.bench.sources.current
        placeholder: qsTr("Choose a source")
        Accessible.name: qsTr("Source")
        onActivated: index => {
            root.bench.openSource(index);
            currentIndex = Qt.binding(() => root.bench.sources.current);
        }
    }
    RowLayout {
        spacing: 6

        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            iconName: "file"
            text: qsTr("File…")
            hint: root.actions.hintFor(root.actions.file)
            onClicked: root.actions.file.trigger()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            iconName: "link"
            text: qsTr("Address…")
            hint: root.actions.hintFor(root.actions.address)
            onClicked: root.actions.address.trigger()
        }
    }

    AppButton {
        Layout.fillWidth: true
        iconName: "export"
        text: root.bench.sharing.active ? qsTr("Shared…") : qsTr("Share…")
        ink: root.bench.sharing.active ? Theme.live : Theme.text
        hint: root.actions.hintFor(root.actions.share)
        onClicked: root.actions.share.trigger()
    }

    SectionTitle {
        text: qsTr("Checkpoint")
        Layout.topMargin: 14
        Layout.leftMargin: 2
    }
    CheckpointPicker {
        id: checkpoint
        Layout.fillWidth: true
        bench: root.bench
    }
    ComparePicker {
        id: compare
        Layout.fillWidth: true
        bench: root.bench
    }

    SectionTitle {
        text: qsTr("View")
        Layout.topMargin: 14
        Layout.leftMargin: 2
    }
    Picker {
        id: view

        readonly property var views: [
            { name: qsTr("Details"), value: "details", detail: qsTr("Every score, with the chart of one face") },
            { name: qsTr("Audience"), value: "audience", detail: qsTr("A large word and a drawn face for each face, without numbers") },
            { name: qsTr("Crowd"), value: "crowd", detail: qsTr("Counts over all faces; nobody is singled out") }
        ]

        Layout.fillWidth: true
        model: views
        line: ListedRow {}
        textRole: "name"
        currentIndex: views.findIndex(one => one.value === root.bench.settings.liveView)
        Accessible.name: qsTr("View")
        onActivated: index => {
            root.bench.settings.liveView = views[index].value;
            currentIndex = Qt.binding(() => views.findIndex(one => one.value === root.bench.settings.liveView));
        }
    }
    SectionTitle {
        text: qsTr("Show")
        Layout.topMargin: 14
        Layout.leftMargin: 2
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Boxes")
        enabled: root.actions.detailed
        checked: root.actions.boxes.checked
        onToggled: root.actions.boxes.trigger()
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Labels")
        enabled: root.actions.detailed
        checked: root.actions.labels.checked
        onToggled: root.actions.labels.trigger()
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Confidence bars")
        enabled: root.actions.detailed
        checked: root.actions.bars.checked
        onToggled: root.actions.bars.trigger()
    }
    Toggle {
        Layout.fillWidth: true
        Layout.leftMargin: 2
        text: qsTr("Mirror the camera")
        enabled: root.bench.live.camera
        checked: root.actions.mirror.checked
        onToggled: root.actions.mirror.trigger()
    }
}
