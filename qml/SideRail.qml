import QtQuick
import QtQuick.Layouts
import Mien

// At the left: pages, what is read, with which checkpoint, and what is shown.
Rectangle {
    id: root

    required property Workbench bench
    required property AppActions actions
    property string page: "live"

    implicitWidth: 228 * Theme.scale
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
            Layout.leftMargin: 6
            Layout.bottomMargin: 10
            spacing: 9

            Mark {}
            Text {
                text: "Mien"
                color: Theme.text
                font.pixelSize: Theme.title
                font.weight: Font.Bold
            }
        }
        RailButton {
            Layout.fillWidth: true
            iconName: "live"
            text: qsTr("Live")
            current: root.page === "live"
            onClicked: root.actions.livePage.trigger()
        }

        LiveControls {
            Layout.fillWidth: true
            Layout.topMargin: 14
            visible: root.page === "live"
            bench: root.bench
            actions: root.actions
        }
        Item { Layout.fillHeight: true }

        RailButton {
            Layout.fillWidth: true
            iconName: "sliders"
            text: qsTr("Settings")
            current: root.page === "settings"
            onClicked: root.actions.settingsPage.trigger()
        }
        RailButton {
            Layout.fillWidth: true
            iconName: "keys"
            text: qsTr("Shortcuts")
            onClicked: root.actions.shortcuts.trigger()
        }
    }
}
