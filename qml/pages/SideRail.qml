import QtQuick
import QtQuick.Layouts
import Mien

// At the left: pages, what is read, with which checkpoint, and what is shown.
Rectangle {
    id: root

    required property Workbench bench
    required property AppActions actions
    required property ReviewActions reviewActions
    property string page: "live"
    signal chooseAnnotationsFolder

    // In a narrow window there are drawings alone, until the mark is clicked.
    property bool narrow: false
    property bool opened: false
    readonly property bool compact: narrow && !opened
    onNarrowChanged: opened = false

    implicitWidth: compact ? Theme.control + 28 : 228 * Theme.scale
    color: Theme.rail

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 14
        spacing: 4

        RowLayout {
            Layout.leftMargin: root.compact ? 4 : 6
            Layout.bottomMargin: 10
            spacing: 9

            Mark {
                TapHandler {
                    enabled: root.narrow
                    onTapped: root.opened = !root.opened
                }
            }
            Text {
                visible: !root.compact
                text: "Mien"
                color: Theme.text
                font.pixelSize: Theme.title
                font.weight: Font.Bold
            }
        }
        RecordingMark {
            Layout.fillWidth: true
            compact: root.compact
            recording: root.bench.recording
            onClicked: root.actions.livePage.trigger()
        }
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

        FollowFocus { target: scroll }
        Flickable {
            id: scroll
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: 14
            visible: root.page !== "review" && !root.compact
            clip: true
            contentHeight: controls.implicitHeight
            boundsBehavior: Flickable.StopAtBounds

            ColumnLayout {
                id: controls
                width: parent.width

                LiveControls {
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
            text: qsTr("Shortcuts")
            onClicked: root.actions.shortcuts.trigger()
        }
    }
}
