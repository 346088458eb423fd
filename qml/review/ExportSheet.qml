import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// What of a review can be saved.
Sheet {
    id: root

    required property Review review
    signal chosen(string what, bool ask)

    readonly property real wide: Math.min(380 * Theme.scale, (parent?.width ?? 720) - 2 * padding - 24)
    readonly property real high: (parent?.height ?? 520) - 76 - 22 * Theme.scale

    title: qsTr("Export")
    focus: true

    function choose(what: string): void {
        close();
        chosen(what, ask.checked);
    }

    FollowFocus { target: scroll }
    Flickable {
        id: scroll
        implicitWidth: choices.implicitWidth
        implicitHeight: Math.min(choices.implicitHeight, root.high)
        contentHeight: choices.implicitHeight
        clip: root.opened && contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: Basic.ScrollBar {}

        Column {
            id: choices
            spacing: 8

            Text {
                width: root.wide
                text: root.review.selected
                    ? qsTr("%1 to %2 are selected.").arg(Clock.text(root.review.selectionBegin)).arg(Clock.text(root.review.selectionEnd))
                    : qsTr("To export only a part, select it first: Shift-drag over the timeline, or press I and O.")
                color: Theme.dim
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
                bottomPadding: 4
            }
            AppButton {
                width: root.wide
                focus: true
                iconName: "list"
                text: root.review.selected ? qsTr("Rows of the selection as a table (CSV)") : qsTr("All rows as a table (CSV)")
                onClicked: root.choose("rows")
            }
            AppButton {
                width: root.wide
                visible: root.review.clippable
                enabled: root.review.selected && root.review.clipShare < 0
                iconName: "video"
                text: qsTr("The selection as a video, as it is drawn (MP4)")
                onClicked: root.choose("clip")
            }
            AppButton {
                width: root.wide
                iconName: "camera"
                text: qsTr("This picture with its overlays (PNG)")
                onClicked: root.choose("picture")
            }
            AppButton {
                width: root.wide
                iconName: "chart"
                text: qsTr("The timeline as it is shown (PNG)")
                onClicked: root.choose("timeline")
            }
            AppCheck {
                id: ask
                text: qsTr("Ask where to save")
                hint: qsTr("Otherwise it goes next to the annotation.")
            }
        }
    }
}
