pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// What each checkpoint is for, and what its figures mean.
Sheet {
    id: root

    required property CheckpointListModel checkpoints

    title: qsTr("Checkpoints")

    Flickable {
        id: scroll
        implicitWidth: Math.min(560 * Theme.scale, root.room)
        implicitHeight: Math.min(column.implicitHeight, root.highest)
        contentHeight: column.implicitHeight
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: ThinBar {}
        Keys.onUpPressed: flick(0, 600)
        Keys.onDownPressed: flick(0, -600)

        Column {
            id: column
            width: scroll.width - 12
            spacing: 14

            Repeater {
                model: root.checkpoints

                Column {
                    id: entry

                    required property string name
                    required property string detail
                    required property var facts
                    required property bool broken

                    width: column.width
                    spacing: 2

                    Text {
                        width: parent.width
                        text: entry.name
                        color: Theme.text
                        font.pixelSize: Theme.body
                        font.weight: Font.DemiBold
                        elide: Text.ElideMiddle
                    }
                    Text {
                        width: parent.width
                        text: entry.detail.split(". ")[0] + "\n" + entry.facts.join("\n")
                        color: entry.broken ? Theme.alert : Theme.dim
                        font.pixelSize: Theme.small
                        lineHeight: 1.2
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        textFormat: Text.PlainText
                    }
                }
            }
            Text {
                width: parent.width
                text: qsTr("New faces: 825 press portraits and film stills that no training saw, from picture to label. A face that is not found counts as wrong. Averaged over expressions, rare ones count as much as frequent ones (mean recall).")
                    + "\n\n" + qsTr("Figures on FER-2013's own crops say how well a checkpoint agrees with the labels that it learnt from. Those of different labels cannot be compared, and none of them says how it reads people before a camera.")
                color: Theme.text
                font.pixelSize: Theme.small
                lineHeight: 1.25
                wrapMode: Text.Wrap
            }
        }
    }
}
