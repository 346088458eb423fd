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
        // Not the names: a layout that is out of sight would keep the buttons of another language.
        model: root.names.length

        AppButton {
            required property int index

            Layout.fillWidth: true
            Layout.preferredWidth: implicitWidth
            leftPadding: 4
            rightPadding: 4
            flat_: true
            text: root.names[index] ?? ""
            checked: index === root.current
            ink: checked ? Theme.accent : Theme.dim
            font.pixelSize: Theme.small
            Accessible.role: Accessible.PageTab
            onClicked: root.current = index
        }
    }
}
