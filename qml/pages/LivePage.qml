import QtQuick
import QtQuick.Layouts
import Mien

// The picture above, what came of it below.
ColumnLayout {
    id: root

    required property Workbench bench
    required property AppActions actions

    spacing: 0

    Connections {
        target: root.actions
        function onTakeSnapshot() { stage.takeSnapshot(); }
        function onLabelMarker(marker) { stage.askForLabel(marker); }
    }
    PictureStage {
        id: stage
        Layout.fillWidth: true
        Layout.fillHeight: true
        bench: root.bench
        onOpenFile: root.actions.file.trigger()
        onOpenSettings: root.actions.settingsPage.trigger()
        onReview: annotation => {
            root.actions.reviewPage.trigger();
            root.bench.reviewFile(annotation);
        }
        onMarkerFieldLeft: root.forceActiveFocus()
    }
    TimelinePanel {
        Layout.fillWidth: true
        visible: root.bench.settings.showTimeline
        folded: root.height - bar.implicitHeight - fullHeight < Math.max(200, 170 * Theme.scale)
        history: root.bench.live.history
    }
    BottomBar {
        id: bar
        Layout.fillWidth: true
        bench: root.bench
        actions: root.actions
    }
}
