import QtQuick
import QtQuick.Layouts
import Mien

// What of a review can be saved.
Sheet {
    id: root

    required property Review review
    signal chosen(string what)

    title: qsTr("Export")
    focus: true

    contentItem: ColumnLayout {
        spacing: 8

        Text {
            Layout.fillWidth: true
            Layout.maximumWidth: 380 * Theme.scale
            text: root.review.selected
                ? qsTr("%1 to %2 are selected.").arg(Clock.text(root.review.selectionBegin)).arg(Clock.text(root.review.selectionEnd))
                : qsTr("To export a part, select it first: Shift and drag over the timeline, or I and O.")
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        Repeater {
            model: [
                { what: "rows", icon: "list", text: root.review.selected ? qsTr("Rows of the selection as a table (CSV)…") : qsTr("All rows as a table (CSV)…") },
                { what: "picture", icon: "camera", text: qsTr("This picture with its overlays (PNG)…") },
                { what: "timeline", icon: "chart", text: qsTr("The timeline as it is shown (PNG)…") }
            ]

            AppButton {
                required property var modelData
                required property int index

                Layout.fillWidth: true
                Layout.preferredWidth: 380 * Theme.scale
                iconName: modelData.icon
                text: modelData.text
                focus: index === 0
                onClicked: {
                    root.close();
                    root.chosen(modelData.what);
                }
            }
        }
    }
}
