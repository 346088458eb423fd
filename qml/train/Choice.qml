import QtQuick
import Mien

// One of a few words: `choices` have a "name" and a "value".
Picker {
    id: root

    property var choices: []
    property string value
    signal chosen(string value)

    readonly property int place: Math.max(0, choices.findIndex(one => one.value === value))

    opacity: enabled ? 1 : 0.4
    width: 220 * Theme.scale
    listWidth: width
    model: choices
    textRole: "name"
    valueRole: "value"
    line: ListedRow {}
    onPlaceChanged: currentIndex = place
    onModelChanged: currentIndex = place
    onActivated: index => chosen(choices[index].value)
}
