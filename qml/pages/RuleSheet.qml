import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// One rule as JSON: what it says, or what is wrong with it, stands below while one writes.
Sheet {
    id: root

    required property RuleList rules
    property int row: -1

    readonly property real wide: Math.min(620 * Theme.scale, room)
    readonly property string problem: rules.problemOf(editor.text, row)

    title: row < 0 ? qsTr("A new rule") : qsTr("Edit the rule")
    focus: true

    function edit(which: int): void {
        row = which;
        editor.text = rules.textOf(which);
        open();
        editor.forceActiveFocus();
    }

    ColumnLayout {
        spacing: 12

        FollowFocus { target: scroll }
        Flickable {
            id: scroll
            Layout.preferredWidth: root.wide
            Layout.fillHeight: true
            Layout.preferredHeight: Math.min(column.implicitHeight, root.highest - buttons.implicitHeight - 12)
            contentHeight: column.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Basic.ScrollBar.vertical: ThinBar {}

            Column {
                id: column
                width: scroll.width - 12
                spacing: 10

                Basic.TextArea {
                    id: editor
                    width: parent.width
                    padding: 10
                    textFormat: TextEdit.PlainText
                    selectByMouse: true
                    color: Theme.text
                    selectionColor: Theme.accent
                    selectedTextColor: Theme.accentInk
                    font.family: "monospace"
                    font.pixelSize: Theme.body
                    wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
                    Accessible.name: qsTr("The rule as JSON")
                    KeyNavigation.priority: KeyNavigation.BeforeItem
                    KeyNavigation.tab: keep.enabled ? keep : cancel

                    background: Rectangle {
                        radius: Theme.radius
                        color: Theme.raised
                        border.color: root.problem !== "" ? Theme.alert : editor.activeFocus ? Theme.accent : Theme.line
                        border.width: editor.activeFocus ? 2 : 1
                    }
                }
                Text {
                    width: parent.width
                    text: root.problem !== "" ? root.problem : root.rules.sentenceOf(editor.text)
                    textFormat: Text.PlainText
                    color: root.problem !== "" ? Theme.alert : Theme.text
                    font.pixelSize: Theme.body
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
                Text {
                    width: parent.width
                    text: qsTr("When: \"expression\" and \"above\" (0 to 1), or \"faces_at_least\", \"faces_at_most\"; \"for_s\", \"after_marker\", \"within_s\". Then: \"marker\", \"snapshot\", \"post\", \"osc\" or \"run\".")
                    textFormat: Text.PlainText
                    color: Theme.dim
                    font.pixelSize: Theme.small
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                }
            }
        }
        Flow {
            id: buttons
            Layout.preferredWidth: root.wide
            spacing: Theme.gap

            AppButton {
                id: keep
                text: qsTr("Keep the rule")
                primary: true
                enabled: root.problem === ""
                onClicked: {
                    if (root.rules.put(root.row, editor.text))
                        root.close();
                }
            }
            AppButton {
                id: cancel
                text: qsTr("Cancel")
                flat_: true
                onClicked: root.close()
            }
        }
    }
}
