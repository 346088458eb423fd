import QtQuick
import Mien

// What of a review can be saved.
Sheet {
    id: root

    required property Review review
    signal chosen(string what, bool ask)

    readonly property real wide: 380 * Theme.scale

    title: qsTr("Export")
    focus: true

    function choose(what: string): void {
        close();
        chosen(what, ask.checked);
    }

    Column {
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
            text: qsTr("Ask where to save (otherwise next to the annotation)")
        }
    }
}
