import QtQuick

// One calm line at the picture's lower edge, with at most one thing to do about it.
Rectangle {
    id: root

    property string text
    property string action
    property bool alert: false
    signal acted

    visible: text !== ""
    implicitHeight: Math.max(line.implicitHeight + 16, Theme.control + 4)
    color: Theme.glass
    radius: Theme.radius
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: sign
        name: "warning"
        visible: root.alert
        color: "#f6a08c"
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.verticalCenter: parent.verticalCenter
    }
    Text {
        id: line
        anchors.left: root.alert ? sign.right : parent.left
        anchors.leftMargin: root.alert ? 8 : 14
        anchors.right: button.visible ? button.left : parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: Theme.glassInk
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }
    AppButton {
        id: button
        anchors.right: parent.right
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        visible: root.action !== ""
        text: root.action
        flat_: true
        ink: hovered ? Theme.text : "#b9caff"
        onClicked: root.acted()
    }
}
