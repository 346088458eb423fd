import QtQuick
import QtQuick.Layouts

// Asks for the address of a network camera or stream.
Sheet {
    id: root

    signal entered(string address)

    title: qsTr("Open a network address")
    onOpened: field.forceActiveFocus()

    contentItem: ColumnLayout {
        spacing: 12

        AppField {
            id: field
            Layout.preferredWidth: 420 * Theme.scale
            placeholderText: "rtsp://192.168.1.20/stream"
            Accessible.name: qsTr("Address")
            onAccepted: root.accept()
        }
        Text {
            text: qsTr("RTSP, HTTP and whatever else FFmpeg reads.")
            color: Theme.dim
            font.pixelSize: Theme.small
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.gap

            AppButton {
                text: qsTr("Cancel")
                onClicked: root.reject()
            }
            AppButton {
                text: qsTr("Open")
                primary: true
                enabled: field.text.trim() !== ""
                onClicked: root.accept()
            }
        }
    }
    onAccepted: if (field.text.trim() !== "") entered(field.text)
}
