import QtQuick
import QtQuick.Layouts

// Asks before a recording or a training is ended by quitting.
Sheet {
    id: root

    property bool recording: false
    property bool training: false
    signal agreed

    title: recording ? qsTr("A recording is running") : qsTr("A training is running")
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
            text: (root.recording ? [qsTr("It is saved when Mien quits, and ends there.")] : [])
                .concat(root.training ? [root.recording ? qsTr("A training is stopped, too; what it learnt in complete epochs can be resumed.")
                    : qsTr("It stops when Mien quits; what it learnt in complete epochs can be resumed.")] : []).join(" ")
            color: Theme.text
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.gap

            AppButton {
                text: root.recording ? qsTr("Keep recording") : qsTr("Keep training")
                onClicked: root.close()
            }
            AppButton {
                text: root.recording ? qsTr("Save and quit") : qsTr("Stop and quit")
                primary: true
                focus: true
                onClicked: root.agree()
            }
        }
    }
}
