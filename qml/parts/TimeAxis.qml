pragma ComponentBehavior: Bound
import QtQuick
import Mien

// Round times along a stretch of time. Times before 0 are "ago": "−30 s", and 0 is now.
Item {
    id: root

    property real from: 0
    property real to: 1
    property bool ago: false

    readonly property real span: Math.max(0.001, to - from)
    readonly property real step: {
        const fewest = span / Math.max(1, width / (70 * Theme.scale));
        const steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
        return steps.find(one => one >= fewest) ?? 14400;
    }
    readonly property int first: Math.ceil(from / step - 0.001)

    implicitHeight: 16 * Theme.scale

    function text(time: real): string {
        if (ago)
            return time > -0.5 ? qsTr("now") : qsTr("−%1 s").arg(Math.round(-time));
        return step < 1 ? Clock.text(Math.floor(time + 0.0005)) + Shown.number(time % 1, step < 0.1 ? 2 : 1).slice(1) : Clock.text(time + 0.0005);
    }

    Repeater {
        model: Math.max(0, Math.min(100, Math.floor(root.to / root.step + 0.001) - root.first + 1))

        Item {
            id: tick

            required property int index
            readonly property real time: (root.first + index) * root.step

            x: (time - root.from) / root.span * root.width

            Rectangle {
                width: 1
                height: 4
                color: Theme.dim
            }
            Text {
                x: Math.max(-tick.x, Math.min(root.width - tick.x - width, -width / 2))
                y: 3
                text: root.text(tick.time)
                color: Theme.dim
                font.pixelSize: Theme.small - 1
            }
        }
    }
}
