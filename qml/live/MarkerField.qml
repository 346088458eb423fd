import QtQuick

// Where the label of a marker is written. The marker stands already: writing costs no time.
Rectangle {
    id: root

    signal labelled(string label)
    signal closed

    function open(): void {
        field.text = "";
        visible = true;
        field.forceActiveFocus();
    }
    function close(): void {
        visible = false;
        closed();
    }

    visible: false
    implicitWidth: 300 * Theme.scale
    implicitHeight: Theme.control + 12
    radius: Theme.radius
    color: Theme.glass

    Icon {
        id: flag
        name: "flag"
        color: Theme.glassInk
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.verticalCenter: parent.verticalCenter
    }
    AppField {
        id: field
        anchors.left: flag.right
        anchors.right: parent.right
        anchors.leftMargin: 8
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        placeholderText: qsTr("Label, then Enter")
        Accessible.name: qsTr("Label of the marker")
        onAccepted: {
            if (text.trim() !== "")
                root.labelled(text.trim());
            root.close();
        }
        onActiveFocusChanged: if (!activeFocus && root.visible) root.close()
        Keys.onEscapePressed: root.close()
    }
}
