import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// At the left: pages, what is read, with which checkpoint, and what is shown. In a narrow window there
// are drawings alone; opened, it lies over the page.
Item {
    id: root

    required property Workbench bench
    required property AppActions actions
    required property ReviewActions reviewActions
    property string page: "live"
    property bool narrow: false
    property bool opened: false
    signal chooseAnnotationsFolder

    readonly property bool compact: narrow && !opened
    // For the tour.
    readonly property Item sourceSpot: live.sourceSpot
    readonly property Item headSpot: head
    readonly property Item pagesSpot: pages

    onNarrowChanged: opened = false
    onPageChanged: opened = false

    implicitWidth: narrow ? Theme.control + 28 : 228 * Theme.scale
    z: 1

    // What is chosen here must be seen, for the keyboard too.
    function show(): void {
        bench.settings.showRail = true;
        opened = narrow;
    }
    Connections {
        target: root.actions
        function onChooseSource() {
            root.show();
            live.chooseSource();
        }
        function onChooseSecond() {
            root.show();
            live.chooseSecond();
        }
        function onChooseCheckpoint() {
            root.show();
            live.chooseCheckpoint();
        }
    }

    MouseArea {  // a click beside it closes it
        width: root.Window.width
        height: root.height
        enabled: root.narrow && root.opened
        onPressed: root.opened = false
    }
    Rectangle {
        width: root.narrow && root.opened ? Math.min(228 * Theme.scale, root.Window.width - 40) : root.width
        height: root.height
        color: Theme.rail

        Keys.onEscapePressed: event => {
            event.accepted = root.opened;
            root.opened = false;
        }

        MouseArea { anchors.fill: parent }  // nothing falls through to what it lies over

        Rectangle {
            anchors.right: parent.right
            width: 1
            height: parent.height
            color: Theme.line
        }
        FollowFocus { target: whole }
        Flickable {
            id: whole
            anchors.fill: parent
            contentHeight: Math.max(height, column.implicitHeight + 28)
            Basic.ScrollBar.vertical: ThinBar {}
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height

            ColumnLayout {
                id: column
                x: 14
                y: 14
                width: whole.width - 28
                height: whole.contentHeight - 28
                spacing: 4

                RailHead {
                    id: head
                    Layout.fillWidth: true
                    Layout.bottomMargin: 10
                    compact: root.compact
                    folds: root.narrow
                    onClicked: root.opened = !root.opened
                }
                RecordingMark {
                    Layout.fillWidth: true
                    compact: root.compact
                    recording: root.bench.recording
                    onClicked: root.actions.livePage.trigger()
                }
                SharingMark {
                    Layout.fillWidth: true
                    compact: root.compact
                    sharing: root.bench.sharing
                    onClicked: root.actions.share.trigger()
                }
                ColumnLayout {
                    id: pages
                    spacing: 4

                    RailButton {
                        Layout.fillWidth: true
                        compact: root.compact
                        iconName: "live"
                        text: qsTr("Live")
                        current: root.page === "live"
                        onClicked: root.actions.livePage.trigger()
                    }
                    RailButton {
                        Layout.fillWidth: true
                        compact: root.compact
                        iconName: "drop"
                        text: qsTr("Annotate")
                        badge: root.bench.queue.running ? String(root.bench.queue.waiting + 1) : ""
                        current: root.page === "annotate"
                        onClicked: root.actions.annotatePage.trigger()
                    }
                    RailButton {
                        Layout.fillWidth: true
                        compact: root.compact
                        iconName: "chart"
                        text: qsTr("Review")
                        current: root.page === "review"
                        onClicked: root.actions.reviewPage.trigger()
                    }
                    RailButton {
                        Layout.fillWidth: true
                        compact: root.compact
                        iconName: "train"
                        text: qsTr("Train")
                        badge: root.bench.training.state === Training.Running ? (root.compact ? "…" : qsTr("%1 %").arg(Math.round(100 * root.bench.training.share))) : ""
                        current: root.page === "train"
                        onClicked: root.actions.trainPage.trigger()
                    }
                }

                FollowFocus { target: scroll }
                Flickable {
                    id: scroll

                    readonly property real margin: 6  // so that rings of focus are not cut

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Math.min(controls.implicitHeight + 2 * margin, 130 * Theme.scale)
                    Layout.topMargin: 8
                    Layout.leftMargin: -margin
                    Layout.rightMargin: -margin
                    visible: root.page !== "review" && !root.compact
                    clip: true
                    contentHeight: controls.implicitHeight + 2 * margin
                    Basic.ScrollBar.vertical: ThinBar {}
                    boundsBehavior: Flickable.StopAtBounds

                    ColumnLayout {
                        id: controls
                        x: scroll.margin
                        y: scroll.margin
                        width: scroll.width - 2 * scroll.margin

                        LiveControls {
                            id: live
                            Layout.fillWidth: true
                            visible: root.page === "live"
                            bench: root.bench
                            actions: root.actions
                        }
                        AnnotateControls {
                            Layout.fillWidth: true
                            visible: root.page === "annotate"
                            bench: root.bench
                            onChooseFolder: root.chooseAnnotationsFolder()
                        }
                    }
                }
                ReviewControls {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: 130 * Theme.scale
                    Layout.topMargin: 14
                    visible: root.page === "review" && !root.compact
                    bench: root.bench
                    actions: root.actions
                    keys: root.reviewActions
                }

                Item {
                    Layout.fillHeight: true
                    visible: root.compact
                }
                RailButton {
                    Layout.fillWidth: true
                    compact: root.compact
                    iconName: "sliders"
                    text: qsTr("Settings")
                    current: root.page === "settings"
                    onClicked: root.actions.settingsPage.trigger()
                }
                RailButton {
                    Layout.fillWidth: true
                    compact: root.compact
                    iconName: "keys"
                    text: qsTr("Help")
                    onClicked: root.actions.shortcuts.trigger()
                }
            }
        }
    }
}
