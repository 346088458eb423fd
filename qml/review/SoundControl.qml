import QtQuick
import Mien

// Whether the video's sound is heard, and how loud.
Row {
    id: root

    required property Review review
    required property var settings
    required property AppActions actions
    required property ReviewActions keys
    property bool roomy: true  // with a slider

    readonly property bool silent: settings.soundMuted || settings.soundVolume === 0
    readonly property string problem: review.sound.problem
    readonly property bool own: review.speed === 1  // the speed at which it is heard

    spacing: 4
    visible: review.sound.any

    AppButton {
        iconName: root.silent || root.problem !== "" || !root.own ? "soundOff" : "sound"
        flat_: true
        hint: root.problem !== "" ? qsTr("No sound: %1").arg(root.problem)
            : !root.own ? qsTr("Sound is heard at 1× only") : root.actions.hintFor(root.keys.mute)
        Accessible.name: root.keys.mute.text
        Accessible.description: hint
        onClicked: root.keys.mute.trigger()

        WheelHandler {
            onWheel: event => (event.angleDelta.y > 0 ? root.keys.louder : root.keys.quieter).trigger()
        }
    }
    ValueSlider {
        readonly property var bounds: root.settings.bounds("soundVolume")

        visible: root.roomy && root.problem === ""
        anchors.verticalCenter: parent.verticalCenter
        length: 84 * Theme.scale
        name: qsTr("Volume")
        from: bounds.from
        to: bounds.to
        step: bounds.step
        value: root.settings.soundMuted ? 0 : root.settings.soundVolume
        onMoved: value => {
            root.settings.soundMuted = false;
            root.settings.soundVolume = value;
        }
    }
    Text {
        visible: root.roomy && root.problem !== ""
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("no sound")
        color: Theme.dim
        font.pixelSize: Theme.small
    }
}
