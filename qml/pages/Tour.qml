pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Mien

// A first look round: five short bubbles beside what they speak of. Nothing is locked meanwhile.
Item {
    id: root

    // Where each is: the first of these that is in view is pointed at.
    property var source: []
    property var picture: []
    property var chart: []
    property var record: []
    property var pages: []
    signal ended

    readonly property var steps: [
        { at: source, title: qsTr("What is read"),
            text: qsTr("A camera, a video, a picture or a network address: choose it here. Everything happens on this computer; nothing is sent anywhere.") },
        { at: picture, title: qsTr("What it shows"),
            text: qsTr("Each face has a frame and the expression that it looks like. With a question mark Mien is not sure. It is a guess about a face, never what someone feels.") },
        { at: chart, title: qsTr("The last minute"),
            text: qsTr("The scores of one face over time. Click on another face to follow that one.") },
        { at: record, title: qsTr("Recording"),
            text: qsTr("Nothing is kept unless you record. Record saves the readings as a table, and the picture only if you tick Video. M marks a moment.") },
        { at: pages, title: qsTr("Videos and results"),
            text: qsTr("Annotate reads whole videos and folders. Review plays results back and shows where expressions change. This tour is under Help.") }
    ]
    property int step: 0
    readonly property var current: steps[step]
    readonly property bool last: step === steps.length - 1

    // In view, and what the bubble keeps clear of.
    property rect target
    readonly property bool pointing: target.width > 0

    visible: false
    z: 100

    function start(): void {
        step = 0;
        visible = true;
        look();
        next.forceActiveFocus();
    }
    function leave(): void {
        if (!visible)
            return;
        visible = false;
        ended();
    }
    function go(by: int): void {
        if (step + by >= steps.length) {
            leave();
        } else {
            step = Math.max(0, step + by);
            look();
        }
    }
    // What is pointed at may move.
    function look(): void {
        const item = current.at.find(one => one && one.visible && one.width > 0 && one.height > 0);
        target = item ? item.mapToItem(root, 0, 0, item.width, item.height) : Qt.rect(0, 0, 0, 0);
    }

    onWidthChanged: look()
    onHeightChanged: look()
    Timer {
        interval: 200
        repeat: true
        running: root.visible
        onTriggered: root.look()
    }
    Rectangle {
        visible: root.pointing
        x: root.target.x - 4
        y: root.target.y - 4
        width: root.target.width + 8
        height: root.target.height + 8
        radius: Theme.radius + 2
        color: "transparent"
        border.color: Theme.accent
        border.width: 3
    }
    Rectangle {
        id: bubble

        readonly property real gap: 14
        // Right of what it speaks of, else above, below, or in its middle.
        readonly property point place: {
            const to = root.target, gap = bubble.gap;
            if (!root.pointing)
                return Qt.point((root.width - width) / 2, (root.height - height) / 2);
            if (to.x + to.width + gap + width + gap <= root.width && to.y + height + gap <= root.height)
                return Qt.point(to.x + to.width + gap, to.y);
            if (to.y - gap - height >= gap)
                return Qt.point(to.x + to.width / 2 - width / 2, to.y - gap - height);
            if (to.y + to.height + gap + height + gap <= root.height)
                return Qt.point(to.x + to.width / 2 - width / 2, to.y + to.height + gap);
            return Qt.point(to.x + to.width / 2 - width / 2, to.y + to.height / 2 - height / 2);
        }

        x: Math.max(gap, Math.min(place.x, root.width - width - gap))
        y: Math.max(gap, Math.min(place.y, root.height - height - gap))
        width: Math.min(330 * Theme.scale, root.width - 2 * gap)
        height: content.implicitHeight + 28
        radius: 12
        color: Theme.panel
        border.color: Theme.accent
        border.width: 2
        Accessible.role: Accessible.Dialog
        Accessible.name: root.current.title
        Accessible.description: root.current.text

        MouseArea { anchors.fill: parent }  // nothing falls through

        Keys.onEscapePressed: root.leave()

        ColumnLayout {
            id: content
            x: 16
            y: 14
            width: parent.width - 32
            spacing: 6

            Text {
                Layout.fillWidth: true
                text: root.current.title
                color: Theme.text
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Text {
                Layout.fillWidth: true
                text: root.current.text
                color: Theme.text
                font.pixelSize: Theme.body
                lineHeight: 1.2
                wrapMode: Text.Wrap
            }
            Text {
                Layout.fillWidth: true
                text: qsTr("%1 of %2").arg(root.step + 1).arg(root.steps.length)
                color: Theme.dim
                font.pixelSize: Theme.small
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.gap

                AppButton {
                    id: next
                    text: root.last ? qsTr("Done") : qsTr("Next")
                    primary: true
                    onClicked: root.go(1)
                    Keys.onReturnPressed: root.go(1)
                    Keys.onEnterPressed: root.go(1)
                }
                AppButton {
                    visible: root.step > 0
                    text: qsTr("Back")
                    onClicked: root.go(-1)
                }
                AppButton {
                    visible: !root.last
                    text: qsTr("Skip the tour")
                    flat_: true
                    onClicked: root.leave()
                }
            }
        }
    }
}
