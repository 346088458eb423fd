import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Mien

Basic.ApplicationWindow {
    id: root

    required property Workbench bench
    property string page: "live"

    width: bench.settings.windowWidth
    height: bench.settings.windowHeight
    minimumWidth: 720
    minimumHeight: 520
    visible: true
    title: bench.live.sourceName === "" ? "Mien" : qsTr("%1 – Mien").arg(bench.live.sourceName)
    color: Theme.window

    // For the dialogs that Qt draws itself.
    palette.window: Theme.panel
    palette.windowText: Theme.text
    palette.base: Theme.panel
    palette.text: Theme.text
    palette.button: Theme.raised
    palette.buttonText: Theme.text
    palette.light: Theme.panel
    palette.mid: Theme.hover
    palette.midlight: Theme.hover
    palette.dark: Theme.dim
    palette.highlight: Theme.hover
    palette.highlightedText: Theme.text

    Binding { target: Theme; property: "dark"; value: root.bench.settings.theme !== "light" }
    Binding { target: Theme; property: "scale"; value: root.bench.settings.textScale }

    onClosing: {
        if (visibility === Window.Windowed) {
            bench.settings.windowWidth = width;
            bench.settings.windowHeight = height;
        }
    }

    // The window first, then the picture, then the checkpoint: none waits for the next.
    Connections {
        id: drawn
        target: root
        function onFrameSwapped() {
            drawn.enabled = false;
            root.bench.openFirstSource();
        }
    }
    Connections {
        target: root.bench.live.feed
        function onChanged() {
            if (!root.bench.live.feed.empty)
                root.bench.loadFirstCheckpoint();
        }
    }
    Timer {  // no picture is no reason to go without a checkpoint
        interval: 3000
        running: true
        onTriggered: root.bench.loadFirstCheckpoint()
    }

    AppActions {
        id: actions
        bench: root.bench
        blocked: root.page !== "live" || shortcuts.visible || address.visible
        onOpenFile: fileDialog.open()
        onOpenAddress: address.open()
        onShowPage: page => root.page = page
        onShowShortcuts: shortcuts.visible ? shortcuts.close() : shortcuts.open()
        onToggleFullScreen: root.visibility = root.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
        onQuit: root.close()
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        SideRail {
            Layout.fillHeight: true
            visible: root.bench.settings.showRail
            bench: root.bench
            actions: actions
            page: root.page
        }
        LivePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.page === "live"
            bench: root.bench
            actions: actions
        }
        SettingsPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.page === "settings"
            settings: root.bench.settings
            onChooseModelsFolder: folderDialog.open()
            onChooseRecordsFolder: recordsDialog.open()
            onOpenRecordsFolder: actions.records.trigger()
        }
    }

    DropArea {
        anchors.fill: parent
        onDropped: drop => {
            if (drop.hasUrls)
                root.bench.openUrl(drop.urls[0]);
        }
    }
    FileDialog {
        id: fileDialog
        title: qsTr("Open a video or picture")
        nameFilters: [
            qsTr("Videos and pictures") + " (*.mp4 *.mkv *.mov *.avi *.webm *.m4v *.mpg *.jpg *.jpeg *.png *.bmp *.webp *.tif)",
            qsTr("All files") + " (*)"
        ]
        onAccepted: {
            root.page = "live";
            root.bench.openUrl(selectedFile);
        }
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Folder of checkpoints")
        onAccepted: root.bench.useModelsFolder(selectedFolder)
    }
    FolderDialog {
        id: recordsDialog
        title: qsTr("Folder of records and snapshots")
        onAccepted: root.bench.useRecordsFolder(selectedFolder)
    }
    AddressSheet {
        id: address
        onEntered: text => {
            root.page = "live";
            root.bench.openMedia(text);
        }
    }
    ShortcutsSheet {
        id: shortcuts
        actions: actions
    }
}
