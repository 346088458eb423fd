import QtQuick
import QtQuick.Layouts

// Asks before a recording is ended by quitting.
Sheet {
    id: root

    signal agreed

    title: qsTr("A recording is running")
    focus: true

    function agree(): void {
        close();
        agreed();
    }

    contentItem: ColumnLayout {
        spacing: 16
        Keys.onReturnPressed: root.agree()
        Keys.onEnterPressed: root.agree()

        Text {
            Layout.preferredWidth: Math.min(340 * Theme.scale, root.room)
            text: qsTr("It is saved when Mien quits, and ends there.")
            color: Theme.text
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.gap

            AppButton {
                text: qsTr("Keep recording")
                onClicked: root.close()
            }
            AppButton {
                text: qsTr("Save and quit")
                primary: true
                focus: true
                onClicked: root.agree()
            }
        }
    }
}
