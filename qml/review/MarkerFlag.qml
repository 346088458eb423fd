import QtQuick
import QtQuick.Controls.Basic as Basic

// A marker above the strip.
Basic.AbstractButton {
    id: root

    property string name
    property real time
    signal chosen

    width: 12
    height: 12
    Accessible.name: name === "" ? qsTr("Marker at %1").arg(Clock.text(time)) : qsTr("Marker at %1: %2").arg(Clock.text(time)).arg(name)
    onClicked: chosen()
    Basic.ToolTip.visible: hovered
    Basic.ToolTip.text: name === "" ? Clock.text(time) : name + " · " + Clock.text(time)

    background: FocusRing { visible: root.visualFocus }
    contentItem: Icon {
        name: "pin"
        size: 12
        color: root.hovered ? Theme.accent : Theme.text
    }
}
