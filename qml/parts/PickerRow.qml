import QtQuick
import QtQuick.Controls.Basic as Basic

// A line in an opened Picker: a name and, smaller, what there is to know about it.
Basic.ItemDelegate {
    id: root

    required property string name
    required property int index
    property string detail
    property bool broken: false

    width: ListView.view ? ListView.view.width : implicitWidth
    padding: 8
    enabled: !broken
    highlighted: ListView.isCurrentItem
    Accessible.name: detail === "" ? name : name + ", " + detail

    contentItem: Column {
        spacing: 2

        Text {
            width: parent.width
            text: root.name
            color: root.broken ? Theme.dim : Theme.text
            font.pixelSize: Theme.body
            elide: Text.ElideRight
        }
        Text {
            width: parent.width
            visible: root.detail !== ""
            text: root.detail
            color: root.broken ? Theme.alert : Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
    }
    background: Rectangle {
        radius: Theme.radius - 2
        color: root.highlighted || root.hovered ? Theme.hover : "transparent"
    }
}
