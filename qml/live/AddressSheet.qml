import QtQuick

// Asks for the address of a network camera or stream.
Sheet {
    id: root

    signal entered(string address)

    title: qsTr("Open a network address")
    focus: true

    contentItem: AddressForm {
        focus: true
        onAccepted: address => {
            root.close();
            root.entered(address);
        }
        onRejected: root.close()
    }
}
