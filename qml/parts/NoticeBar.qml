import QtQuick

// One calm sentence at the picture's lower edge, with at most one thing to do about it, and a cross
// that puts it away. Where there is little width, what can be done goes below the sentence.
Rectangle {
    id: root

    property string text
    property string action
    property bool alert: false
    property bool closable: false
    signal acted
    signal closed

    readonly property real before: alert ? sign.width + 20 : 14
    readonly property real after: buttons.width > 0 ? buttons.width + 14 : 14
    readonly property bool folded: buttons.width > 0 && words.widthOf(text) > 3.5 * (width - before - after)

    visible: text !== ""
    implicitHeight: folded ? line.height + buttons.height + 16
        : Math.max(line.height + 16, Theme.control + 4)
    color: Theme.glass
    radius: Theme.radius
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Words {
        id: words
        font.pixelSize: Theme.body
    }
    Icon {
        id: sign
        name: "warning"
        visible: root.alert
        color: "#f6a08c"
        x: 12
        y: line.y + (line.height - height) / 2
    }
    Text {
        id: line
        x: root.before
        y: root.folded ? 8 : (root.height - height) / 2
        width: root.width - x - (root.folded ? 14 : root.after)
        text: root.text
        textFormat: Text.PlainText
        color: Theme.glassInk
        font.pixelSize: Theme.body
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        maximumLineCount: 5
        elide: Text.ElideRight
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 2
        y: root.folded ? root.height - height - 2 : (root.height - height) / 2

        AppButton {
            id: button
            visible: root.action !== ""
            text: root.action
            flat_: true
            ink: hovered ? Theme.text : "#b9caff"
            onClicked: root.acted()
        }
        AppButton {
            visible: root.closable
            iconName: "close"
            flat_: true
            ink: hovered ? Theme.text : Theme.glassDim
            hint: qsTr("Put this away")
            onClicked: root.closed()
        }
    }
}
