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

    // Its drawing is left out where the words need the height.
    readonly property real wordsHeight: heading.height + body.height + buttons.height + 3 * spacing

    width: Math.min(parent ? parent.width - 48 : 420, 460 * Theme.scale)
    spacing: 12
    Accessible.role: Accessible.StaticText
    Accessible.name: title + ". " + text

    Icon {
        name: root.iconName
        visible: root.wordsHeight + height + 96 * Theme.scale < (root.parent?.height ?? 0)
        size: 40 * Theme.scale
        color: Theme.dim
        anchors.horizontalCenter: parent.horizontalCenter
    }
    Text {
        id: heading
        width: parent.width
        text: root.title
        color: Theme.text
        font.pixelSize: Theme.large
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    Text {
        id: body
        width: parent.width
        visible: text !== ""
        text: root.text
        color: Theme.dim
        font.pixelSize: Theme.body
        lineHeight: 1.25
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        maximumLineCount: 6
        elide: Text.ElideRight
        textFormat: Text.PlainText
    }
    Row {
        id: buttons
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
