import QtQuick
import QtQuick.Controls.Basic as Basic

// An annotation that was open before.
Basic.AbstractButton {
    id: root

    required property int index
    required property string name
    required property string folder
    required property string file
    property bool current: false
    signal chosen
    signal removed

    implicitHeight: column.implicitHeight + 10
    Accessible.name: qsTr("Review %1").arg(name)
    onClicked: chosen()

    Item {
        anchors.fill: parent

        Column {
            id: column
            x: 8
            width: parent.width - 16 - (remove.visible ? remove.width : 0)
            anchors.verticalCenter: parent.verticalCenter

            Text {
                width: parent.width
                text: root.name
                color: root.current ? Theme.accent : Theme.text
                font.pixelSize: Theme.body
                font.weight: root.current ? Font.DemiBold : Font.Normal
                elide: Text.ElideMiddle
            }
            Text {
                width: parent.width
                text: root.folder
                color: Theme.dim
                font.pixelSize: Theme.small
                elide: Text.ElideLeft
            }
        }
        // Made when it is needed: thirty of them, with their hints, would take two megabytes.
        Loader {
            id: remove
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            active: root.hovered || ((item as AppButton)?.visualFocus ?? false)
            visible: active

            sourceComponent: AppButton {
                width: 28
                height: 28
                leftPadding: 4
                rightPadding: 4
                iconName: "close"
                flat_: true
                hint: qsTr("Remove from this list")
            }
        }
        Connections {
            target: remove.item as AppButton
            function onClicked() { root.removed(); }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.hovered || root.current ? Theme.raised : "transparent"

        FocusRing { visible: root.visualFocus }
    }
}
