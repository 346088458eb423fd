pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Mien

// A few headings side by side, as wide as they are given; one of them is in view.
RowLayout {
    id: root

    property var names: []
    property int current: 0

    spacing: 2

    Repeater {
        model: root.names

        AppButton {
            required property int index
            required property string modelData

            Layout.fillWidth: true
            Layout.preferredWidth: implicitWidth
            leftPadding: 4
            rightPadding: 4
            flat_: true
            text: modelData
            checked: index === root.current
            ink: checked ? Theme.accent : Theme.dim
            font.pixelSize: Theme.small
            Accessible.role: Accessible.PageTab
            onClicked: root.current = index
        }
    }
}
