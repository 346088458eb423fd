pragma ComponentBehavior: Bound
import QtQuick

// A few alternatives side by side.
Rectangle {
    id: root

    property var choices: []  // {value, text}
    property string value
    signal chosen(string value)

    implicitWidth: row.implicitWidth + 6
    implicitHeight: Theme.control
    radius: Theme.radius
    color: Theme.raised

    Row {
        id: row
        x: 3
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: root.choices

            AppButton {
                required property var modelData

                height: Theme.control - 6
                text: modelData.text
                flat_: true
                checked: modelData.value === root.value
                ink: checked ? Theme.accent : Theme.dim
                Accessible.role: Accessible.RadioButton
                onClicked: root.chosen(modelData.value)
            }
        }
    }
}
