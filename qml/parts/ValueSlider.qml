import QtQuick
import QtQuick.Controls.Basic as Basic

// A slider that says its value.
Row {
    id: root

    property string name  // for screen readers
    property real from
    property real to
    property real step
    property real value
    property string shown  // empty: nothing but the slider
    property real length: 180 * Theme.scale
    property bool live: true  // false: told once the handle is let go
    signal moved(real value)

    spacing: 12

    Basic.Slider {
        id: slider
        width: root.length
        height: Theme.control
        from: root.from
        to: root.to
        stepSize: root.step
        snapMode: Basic.Slider.SnapAlways
        value: root.value
        Accessible.name: root.name
        live: root.live
        onMoved: if (live) tell()
        onPressedChanged: if (!live && !pressed) tell()

        function tell(): void {
            root.moved(value);
            value = Qt.binding(() => root.value);
        }

        background: Rectangle {
            x: slider.leftPadding
            y: slider.topPadding + slider.availableHeight / 2 - 2
            width: slider.availableWidth
            height: 4
            radius: 2
            color: Theme.hover

            Rectangle {
                width: slider.visualPosition * parent.width
                height: parent.height
                radius: 2
                color: Theme.accent
            }
        }
        handle: Rectangle {
            x: slider.leftPadding + slider.visualPosition * (slider.availableWidth - width)
            y: slider.topPadding + slider.availableHeight / 2 - height / 2
            width: 16 * Theme.scale
            height: width
            radius: width / 2
            color: Theme.accent

            FocusRing {
                anchors.margins: -5
                radius: parent.radius + 5
                visible: slider.visualFocus
            }
        }
    }
    Text {
        width: 60 * Theme.scale
        visible: root.shown !== ""
        anchors.verticalCenter: parent.verticalCenter
        text: root.shown
        color: Theme.text
        font.pixelSize: Theme.body
        horizontalAlignment: Text.AlignRight
    }
}
