import QtQuick

// In the middle of an empty picture: what is the matter, and the next step.
Column {
    id: root

    property string iconName: "live"
    property string title
    property string text
    property string action
    property string secondAction
    signal acted
    signal secondActed

    width: Math.min(parent ? parent.width - 48 : 420, 460 * Theme.scale)
    spacing: 12
    Accessible.role: Accessible.StaticText
    Accessible.name: title + ". " + text

    Icon {
        name: root.iconName
        size: 40 * Theme.scale
        color: Theme.dim
        anchors.horizontalCenter: parent.horizontalCenter
    }
    Text {
        width: parent.width
        text: root.title
        color: Theme.text
        font.pixelSize: Theme.large
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    Text {
        width: parent.width
        visible: text !== ""
        text: root.text
        color: Theme.dim
        font.pixelSize: Theme.body
        lineHeight: 1.25
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gap
        topPadding: 4

        AppButton {
            visible: root.action !== ""
            text: root.action
            primary: true
            onClicked: root.acted()
        }
        AppButton {
            visible: root.secondAction !== ""
            text: root.secondAction
            onClicked: root.secondActed()
        }
    }
}
