import QtQuick
import QtQuick.Layouts

// Where the address of a network camera or stream is written.
ColumnLayout {
    id: root

    signal accepted(string address)
    signal rejected

    spacing: 12
    onVisibleChanged: if (visible) field.forceActiveFocus()

    AppField {
        id: field
        Layout.preferredWidth: Math.min(420 * Theme.scale, root.Window.width - 84)
        placeholderText: "rtsp://192.168.1.20/stream"
        Accessible.name: qsTr("Address")
        onAccepted: if (open.enabled) root.accepted(text)
    }
    Text {
        Layout.fillWidth: true
        text: qsTr("For example an RTSP or HTTP stream.")
        wrapMode: Text.Wrap
        color: Theme.dim
        font.pixelSize: Theme.small
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        spacing: Theme.gap

        AppButton {
            text: qsTr("Cancel")
            onClicked: root.rejected()
        }
        AppButton {
            id: open
            text: qsTr("Open")
            primary: true
            enabled: field.text.trim() !== ""
            onClicked: root.accepted(field.text)
        }
    }
}
