import QtQuick
import QtQuick.Layouts
import Mien

// The picture above, how to move in it in the middle, its scores below.
ColumnLayout {
    id: root

    required property Workbench bench
    required property AppActions actions
    required property ReviewActions keys
    signal findVideo

    function exportPicture(file: url): void {
        stage.exportPicture(file);
    }
    function exportTimeline(file: url): void {
        bench.review.exportTimeline(file, timeline.from, timeline.to, timeline.lanes);
    }


    spacing: 0

    Binding {
        target: root.bench.review.sound
        property: "volume"
        value: root.bench.settings.soundMuted ? 0 : root.bench.settings.soundVolume
    }
    Connections {
        target: root.keys
        function onZoom(factor: real) {
            timeline.zoom(factor, root.bench.review.position);
        }
        function onShowAll() {
            timeline.showAll();
        }
        function onShowStatistics() {
            root.bench.review.computeStatistics();
            statistics.open();
        }
    }

    StatisticsSheet {
        id: statistics
        review: root.bench.review
    }
    ReviewStage {
        id: stage
        Layout.fillWidth: true
        Layout.fillHeight: true
        bench: root.bench
        onOpenAnnotation: root.actions.file.trigger()
        onFindVideo: root.findVideo()
        onLookedAt: track => {
            root.bench.review.faces.select(track);
            root.actions.look.trigger();
        }
        onShowAnnotate: root.actions.annotatePage.trigger()
    }
    ReviewTransport {
        Layout.fillWidth: true
        visible: root.bench.review.state === Review.Ready
        review: root.bench.review
        settings: root.bench.settings
        actions: root.actions
        keys: root.keys
    }
    ReviewTimeline {
        id: timeline
        room: root.height
        Layout.fillWidth: true
        visible: root.bench.review.state === Review.Ready
        review: root.bench.review
        settings: root.bench.settings
    }
}
