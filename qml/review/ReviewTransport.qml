import QtQuick
import QtQuick.Layouts
import Mien

// Plays, steps and jumps.
Rectangle {
    id: root

    required property Review review
    required property var settings
    required property AppActions actions
    required property ReviewActions keys

    readonly property bool ready: review.state === Review.Ready
    // What does not fit beside the rest gets smaller, then a line of its own.
    readonly property bool wide: width > 960 * Theme.scale
    readonly property bool folded: width < 700 * Theme.scale
    readonly property bool spread: folded ? width > 440 * Theme.scale : width > 860 * Theme.scale
    readonly property var speeds: [{ value: "0.25", text: "¼×" }, { value: "0.5", text: "½×" }, { value: "1", text: "1×" },
        { value: "2", text: "2×" }, { value: "4", text: "4×" }]

    implicitHeight: lines.implicitHeight + 20
    color: Theme.rail

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    GridLayout {
        id: lines
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        columns: root.folded ? 1 : 2
        rowSpacing: 6
        columnSpacing: 4
        enabled: root.ready

        RowLayout {
            spacing: 4

            AppButton {
                iconName: root.review.playing ? "pause" : "play"
                text: root.folded ? "" : root.review.playing ? qsTr("Pause") : qsTr("Play")
                primary: !root.review.playing
                hint: root.actions.hintFor(root.keys.play)
                Layout.preferredWidth: (root.folded ? 48 : 96) * Theme.scale
                onClicked: root.review.togglePlaying()
            }
            Item { implicitWidth: 4 }
            AppButton {
                iconName: "changeBefore"
                flat_: true
                hint: root.actions.hintFor(root.keys.previousChange)
                onClicked: root.keys.previousChange.trigger()
            }
            AppButton {
                iconName: "stepBack"
                flat_: true
                hint: root.actions.hintFor(root.keys.previousFrame)
                autoRepeat: true
                onClicked: root.keys.previousFrame.trigger()
            }
            AppButton {
                iconName: "stepOn"
                flat_: true
                hint: root.actions.hintFor(root.keys.nextFrame)
                autoRepeat: true
                onClicked: root.keys.nextFrame.trigger()
            }
            AppButton {
                iconName: "changeNext"
                flat_: true
                hint: root.actions.hintFor(root.keys.nextChange)
                onClicked: root.keys.nextChange.trigger()
            }
            Text {
                Layout.leftMargin: 8
                text: root.ready ? qsTr("%1 / %2").arg(root.tenths(root.review.position)).arg(root.tenths(root.review.end)) : ""
                color: Theme.text
                font.pixelSize: Theme.body
            }
            Text {
                Layout.leftMargin: 8
                visible: root.width > 1180 * Theme.scale
                text: root.ready ? qsTr("frame %1").arg(root.review.frame) : ""
                color: Theme.dim
                font.pixelSize: Theme.small
            }
        }
        RowLayout {
            Layout.alignment: root.folded ? Qt.AlignLeft : Qt.AlignRight
            spacing: 4

            SoundControl {
                review: root.review
                settings: root.settings
                actions: root.actions
                keys: root.keys
                roomy: root.width > 1080 * Theme.scale
            }
            AppButton {
                iconName: "repeat"
                flat_: true
                checked: root.review.looping
                hint: root.actions.hintFor(root.keys.repeat)
                onClicked: root.keys.repeat.trigger()
            }
            Picker {
                visible: !root.spread
                implicitWidth: 74 * Theme.scale
                listWidth: width
                line: ListedRow {}
                model: root.speeds.map(one => ({ name: one.text, value: one.value }))
                textRole: "name"
                valueRole: "value"
                currentIndex: root.speeds.findIndex(one => Number(one.value) === root.review.speed)
                Accessible.name: qsTr("Speed")
                onActivated: index => {
                    root.review.speed = Number(root.speeds[index].value);
                    currentIndex = Qt.binding(() => root.speeds.findIndex(one => Number(one.value) === root.review.speed));
                }
            }
            ChoiceRow {
                visible: root.spread
                choices: root.speeds
                value: String(root.review.speed)
                Accessible.name: qsTr("Speed")
                onChosen: value => root.review.speed = Number(value)
            }
            AppButton {
                Layout.leftMargin: 6
                iconName: "flag"
                text: root.wide ? qsTr("Marker") : ""
                hint: root.actions.hintFor(root.keys.marker)
                onClicked: root.keys.marker.trigger()
            }
            AppButton {
                iconName: "list"
                hint: root.actions.hintFor(root.keys.statistics)
                onClicked: root.keys.statistics.trigger()
            }
            AppButton {
                iconName: "export"
                text: root.wide ? qsTr("Export…") : ""
                hint: root.actions.hintFor(root.keys.save)
                onClicked: root.keys.save.trigger()
            }
        }
    }

    // "0:07.4"
    function tenths(seconds: real): string {
        const all = Math.max(0, Math.floor(seconds * 10 + 0.001));
        return Clock.text(Math.floor(all / 10)) + "." + all % 10;
    }
}
