import QtQuick
import QtQuick.Layouts
import Mien

// The picture above, what came of it below.
ColumnLayout {
    id: root

    required property Workbench bench
    required property AppActions actions

    spacing: 0

    PictureStage {
        Layout.fillWidth: true
        Layout.fillHeight: true
        bench: root.bench
        onOpenFile: root.actions.file.trigger()
        onOpenSettings: root.actions.settingsPage.trigger()
    }
    TimelinePanel {
        Layout.fillWidth: true
        visible: root.bench.settings.showTimeline
        history: root.bench.live.history
    }
    BottomBar {
        Layout.fillWidth: true
        live: root.bench.live
        actions: root.actions
    }
}
