pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Mien

// What Mien does by itself when something is seen: the rules, what they may do, and what they did.
ColumnLayout {
    id: root

    required property RuleList rules
    signal edited(int row)  // -1: a new one

    spacing: 16

    SectionTitle { text: qsTr("Rules") }
    SettingLine {
        name: qsTr("Rules act on the live session")
        explanation: qsTr("Off whenever Mien starts. Rules set markers and keep pictures in the folder for recordings.")
        Toggle {
            width: 40 * Theme.scale
            checked: root.rules.active
            Accessible.name: qsTr("Rules act on the live session")
            onToggled: root.rules.active = checked
        }
    }
    SettingLine {
        name: qsTr("Rules may also")
        explanation: qsTr("What leaves Mien: only until it is closed, and only if you know what the rules do.")
        Flow {
            width: Math.min(360 * Theme.scale, root.width)
            spacing: Theme.gap

            Repeater {
                model: [{ kind: "post", text: qsTr("Post to addresses") }, { kind: "osc", text: qsTr("Send OSC") },
                    { kind: "run", text: qsTr("Run programs") }]

                AppCheck {
                    required property var modelData

                    text: modelData.text
                    checked: root.rules.allowed.includes(modelData.kind)
                    onToggled: root.rules.allow(modelData.kind, checked)
                }
            }
        }
    }
    Text {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.rules.problem
        textFormat: Text.PlainText
        color: Theme.alert
        font.pixelSize: Theme.body
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    Repeater {
        model: root.rules

        ColumnLayout {
            id: rule

            required property int index
            required property string name
            required property string sentence
            required property bool on
            required property string lacking

            Layout.fillWidth: true
            spacing: 4

            SettingLine {
                name: rule.name
                explanation: rule.sentence
                Toggle {
                    width: 40 * Theme.scale
                    checked: rule.on
                    Accessible.name: qsTr("Rule %1").arg(rule.name)
                    onToggled: root.rules.setOn(rule.index, checked)
                }
            }
            Text {
                Layout.fillWidth: true
                visible: rule.lacking !== ""
                text: qsTr("Rests until rules may: %1").arg(rule.lacking)
                textFormat: Text.PlainText
                color: Theme.alert
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: 6

                AppButton {
                    text: qsTr("Edit…")
                    Accessible.name: qsTr("Edit the rule %1").arg(rule.name)
                    onClicked: root.edited(rule.index)
                }
                AppButton {
                    text: qsTr("Try")
                    hint: qsTr("Does now what the rule says; markers are only told of, and the picture is gray")
                    Accessible.name: qsTr("Try the rule %1").arg(rule.name)
                    onClicked: root.rules.tryOut(rule.index)
                }
                AppButton {
                    text: qsTr("Remove")
                    flat_: true
                    Accessible.name: qsTr("Remove the rule %1").arg(rule.name)
                    onClicked: root.rules.remove(rule.index)
                }
            }
        }
    }
    AppButton {
        text: qsTr("Add a rule…")
        onClicked: root.edited(-1)
    }
    Text {
        Layout.fillWidth: true
        visible: root.rules.log.length > 0
        text: qsTr("What rules did, the newest first:") + "\n" + Array.from(root.rules.log).slice(0, 12).join("\n")
        textFormat: Text.PlainText
        color: Theme.dim
        font.pixelSize: Theme.small
        lineHeight: 1.2
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
