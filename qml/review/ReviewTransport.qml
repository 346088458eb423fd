import QtQuick
import QtQuick.Layouts
import Mien

// Plays, steps and jumps.
Rectangle {
    id: root

    required property Review review
    required property AppActions actions
    required property ReviewActions keys

    readonly property bool ready: review.state === Review.Ready
    readonly property bool narrow: width < 480 * Theme.scale
    readonly property bool wide: width > 760 * Theme.scale

    implicitHeight: Theme.control + 20
    color: Theme.rail

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: 4
        enabled: root.ready

        AppButton {
            iconName: root.review.playing ? "pause" : "play"
            text: root.narrow ? "" : root.review.playing ? qsTr("Pause") : qsTr("Play")
            primary: !root.review.playing
            hint: root.actions.hintFor(root.keys.play)
            Layout.preferredWidth: (root.narrow ? 48 : 96) * Theme.scale
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
            visible: root.wide
            text: root.ready ? qsTr("frame %1").arg(root.review.frame) : ""
            color: Theme.dim
            font.pixelSize: Theme.small
        }
        Item { Layout.fillWidth: true }
        ChoiceRow {
            visible: root.width > 620 * Theme.scale
            choices: [{ value: "0.25", text: "¼×" }, { value: "0.5", text: "½×" }, { value: "1", text: "1×" },
                { value: "2", text: "2×" }, { value: "4", text: "4×" }]
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
            iconName: "export"
            text: root.wide ? qsTr("Export…") : ""
            hint: root.actions.hintFor(root.keys.save)
            onClicked: root.keys.save.trigger()
        }
    }

    // "0:07.4"
    function tenths(seconds: real): string {
        const all = Math.max(0, Math.floor(seconds * 10 + 0.001));
        return Clock.text(Math.floor(all / 10)) + "." + all % 10;
    }
}
