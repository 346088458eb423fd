pragma ComponentBehavior: Bound
import QtQuick
import Mien

// The picture under review with the faces that were recorded, or what is the matter.
Rectangle {
    id: root

    required property Workbench bench
    signal openAnnotation
    signal findVideo
    signal showAnnotate
    signal lookedAt(int track)

    readonly property Review review: bench.review
    readonly property var settings: bench.settings
    readonly property bool answer: bench.message.text !== ""  // to what was done last
    readonly property bool ready: review.state === Review.Ready
    readonly property bool writing: review.clipShare >= 0  // a clip

    color: Theme.stage
    clip: true

    // The picture with the same overlay as here, laid out for the picture instead of the window.
    function exportPicture(file: url): void {
        review.pause();
        const size = review.pictureSize();
        const scale = 480 * Theme.scale / Math.max(1, Math.min(size.width, size.height));
        printed.model = 1;
        const layer = printed.itemAt(0);
        layer.width = size.width * scale;
        layer.height = size.height * scale;
        layer.grabToImage(result => {
            root.review.exportPicture(file, result.image);
            printed.model = 0;
        }, size);
    }

    Repeater {
        id: printed
        model: 0

        OverlayLayer {
            z: -1  // behind this page's own ground
            faces: root.review.faces
            classes: root.review.classes
            people: root.review.tracks.names
            showBoxes: root.settings.showBoxes
            showLabels: root.settings.showLabels
            showBars: root.settings.showBars
            uncertainBelow: root.settings.uncertainBelow
        }
    }
    FrameView {
        id: view
        anchors.fill: parent
        visible: root.ready
        feed: root.review.feed
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture of %1").arg(root.review.name)
    }
    OverlayLayer {
        readonly property real freeTop: Math.max(0, chips.y + chips.height + 4 - y)
        readonly property real freeBottom: notice.visible ? Math.min(height, notice.y - 4 - y) : height

        x: view.pictureArea.x
        y: view.pictureArea.y
        width: view.pictureArea.width
        height: view.pictureArea.height
        visible: root.ready
        faces: root.review.faces
        classes: root.review.classes
        people: root.review.tracks.names
        showBoxes: root.settings.showBoxes
        showLabels: root.settings.showLabels
        showBars: root.settings.showBars
        onLookedAt: track => root.lookedAt(track)
        cardRoom: Qt.rect(0, freeTop, width, freeBottom - freeTop)
        uncertainBelow: root.settings.uncertainBelow
    }
    Item {
        id: chips
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 12
        height: name.implicitHeight
        visible: root.ready

        Chip {
            id: name
            text: root.review.name
            dot: Theme.glassFile
        }
        Chip {
            anchors.right: parent.right
            visible: root.review.faces.count === 0
            text: qsTr("no face in this frame")
        }
    }
    SampleLanes {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 28
        height: 130 * Theme.scale
        visible: root.review.state === Review.Empty && root.height > state.height + 2 * (height + 70)
        opacity: 0.3
    }
    ReviewState {
        id: state
        anchors.centerIn: parent
        visible: !root.ready
        review: root.review
        onOpenAnnotation: root.openAnnotation()
        onShowAnnotate: root.showAnnotate()
    }
    NoticeBar {
        id: notice
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        width: Math.min(parent.width - 24, 720 * Theme.scale)
        alert: root.answer ? root.bench.message.alert : !root.writing && (root.review.markers.problem !== "" || root.review.corrections.problem !== "" || root.review.video === Review.Broken)
        text: {
            if (root.answer)
                return root.bench.message.text;
            if (!root.ready)
                return "";
            if (root.writing)
                return qsTr("The clip is being written: %1 %").arg(Math.round(root.review.clipShare * 100));
            if (root.review.markers.problem !== "")
                return qsTr("Markers are not saved: %1").arg(root.review.markers.problem);
            if (root.review.corrections.problem !== "")
                return qsTr("People and notes are not saved: %1").arg(root.review.corrections.problem);
            if (root.review.notice !== "")
                return root.review.notice;
            switch (root.review.video) {
            case Review.Missing:
                return root.review.videoName === "" ? qsTr("This annotation has no video; faces are shown without a picture.")
                    : qsTr("The video is no longer at %1; faces are shown without a picture.").arg(root.review.videoName);
            case Review.Broken:
                return root.review.videoProblem;
            }
            return "";
        }
        action: root.answer ? (root.bench.message.hasFolder ? qsTr("Open folder") : qsTr("OK"))
            : root.writing ? qsTr("Cancel")
            : (root.review.video === Review.Missing || root.review.video === Review.Broken)
            && root.review.markers.problem === "" && root.review.corrections.problem === "" && root.review.notice === "" ? qsTr("Find it…") : ""
        onActed: {
            if (!root.answer && root.writing)
                root.review.cancelClip();
            else if (!root.answer)
                root.findVideo();
            else if (root.bench.message.hasFolder)
                root.bench.message.openFolder();
            else
                root.bench.message.dismiss();
        }
    }
}
