import QtQuick
import QtQuick.Layouts
import Mien

// The picture above, what came of it below.
ColumnLayout {
    id: root

    required property Workbench bench
    required property AppActions actions
    property bool bare: false  // nothing but what an audience is to see

    // For the tour.
    readonly property Item pictureSpot: stage
    readonly property Item chartSpot: timeline
    readonly property Item recordSpot: bar.recordSpot

    readonly property string view: bench.settings.liveView

    spacing: 0

    Connections {
        target: root.actions
        function onTakeSnapshot() { stage.takeSnapshot(); }
        function onLabelMarker(marker) { stage.askForLabel(marker); }
    }
    Item {
        id: upper

        readonly property bool counts: root.view === "crowd"
        readonly property bool beside: width > 1.3 * height && width > 620 * Theme.scale  // else below

        Layout.fillWidth: true
        Layout.fillHeight: true

        PictureStage {
            id: stage
            width: upper.width - (upper.counts && upper.beside ? crowd.width : 0)
            height: upper.height - (upper.counts && !upper.beside ? crowd.height : 0)
            bench: root.bench
            onLookedAt: track => {
                root.bench.live.faces.select(track);
                root.actions.look.trigger();
            }
            onOpenFile: root.actions.file.trigger()
            onOpenSettings: root.actions.settingsPage.trigger()
            onReview: annotation => {
                root.actions.reviewPage.trigger();
                root.bench.reviewFile(annotation);
            }
            onMarkerFieldLeft: root.forceActiveFocus()
        }
        CrowdPanel {
            id: crowd
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: upper.beside ? Math.max(300 * Theme.scale, 0.36 * upper.width) : upper.width
            height: upper.beside ? upper.height : Math.round(0.52 * upper.height)
            visible: upper.counts
            columns: upper.beside ? 1 : 2
            faces: root.bench.live.faces
            classes: root.bench.live.classes
            uncertainBelow: root.bench.settings.uncertainBelow
        }
    }
    TimelinePanel {
        id: timeline
        Layout.fillWidth: true
        visible: root.bench.settings.showTimeline && root.view === "details"
        // The picture comes first, unless someone has pulled the chart up.
        room: root.height - bar.implicitHeight - Math.max(200, 170 * Theme.scale, settings.laneHeight > 24 ? 0 : 0.58 * root.height)
        settings: root.bench.settings
        history: root.bench.live.history
    }
    BottomBar {
        id: bar
        Layout.fillWidth: true
        visible: !root.bare
        bench: root.bench
        actions: root.actions
    }
}
