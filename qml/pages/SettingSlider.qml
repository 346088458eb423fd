import QtQuick
import Mien

// A slider for the number of this name, within the bounds that its list of fields gives.
ValueSlider {
    id: root

    required property var settings
    required property string setting
    readonly property var bounds: settings.bounds(setting)

    from: bounds.from
    to: bounds.to
    step: bounds.step
    value: settings[setting]
    onMoved: value => root.settings[root.setting] = value
}
