import QtQuick

// Every shortcut there is.
Sheet {
    id: root

    required property AppActions actions

    title: qsTr("Shortcuts")

    contentItem: Grid {
        columns: 2
        columnSpacing: 36
        rowSpacing: 6
        flow: Grid.TopToBottom
        rows: Math.ceil(root.actions.all.length / 2)

        Repeater {
            model: root.actions.all

            Row {
                id: line

                required property var modelData

                spacing: 12

                Rectangle {
                    width: 72 * Theme.scale
                    height: 24 * Theme.scale
                    radius: 5
                    color: Theme.raised

                    Text {
                        anchors.centerIn: parent
                        text: line.modelData.shortcut
                        color: Theme.text
                        font.pixelSize: Theme.small
                        font.weight: Font.DemiBold
                    }
                }
                Text {
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.text
                    color: Theme.text
                    font.pixelSize: Theme.body
                }
            }
        }
    }
}
