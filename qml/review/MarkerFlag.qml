import QtQuick
import QtQuick.Controls.Basic as Basic

// A marker above the strip, or several that stand too close together; its label where there is room.
Basic.AbstractButton {
    id: root

    property string name
    property string tip
    property real room: 0  // for the label
    signal chosen

    readonly property real pin: 12

    width: pin + (label.visible ? label.width : 0)
    height: label.implicitHeight
    Accessible.name: qsTr("Marker at %1").arg(tip)
    onClicked: chosen()
    Hint {
        text: root.tip
        shown: root.hovered
        delay: 100  // its label may be cut
    }

    background: FocusRing { visible: root.visualFocus }

    Item {
        anchors.fill: parent

        Icon {
            name: "pin"
            size: root.pin
            anchors.verticalCenter: parent.verticalCenter
            color: root.hovered ? Theme.accent : Theme.text
        }
        Text {
            id: label
            x: root.pin
            width: Math.min(implicitWidth, root.room - 6)
            visible: text !== "" && root.room > 30 * Theme.scale
            text: root.name
            color: root.hovered ? Theme.accent : Theme.text
            font.pixelSize: Theme.small
            textFormat: Text.PlainText
            maximumLineCount: 1
            elide: Text.ElideMiddle  // the end may say how many share it
        }
    }
}
