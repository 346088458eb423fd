import QtQuick
import QtQuick.Layouts
import Mien

// What each face showed in the selection, else in all of it.
Sheet {
    id: root

    required property Review review

    readonly property real wide: Math.min(860 * Theme.scale, (parent?.width ?? 720) - 2 * padding - 24)
    readonly property real high: Math.min(560 * Theme.scale, (parent?.height ?? 520) - 76 - 22 * Theme.scale)

    title: review.selected ? qsTr("Statistics of the selection") : qsTr("Statistics")
    focus: true
    onOpened: copied.text = ""

    Item {
        implicitWidth: root.wide
        implicitHeight: root.high

        ColumnLayout {
            anchors.fill: parent
            spacing: 10

            SummaryTable {
                Layout.fillWidth: true
                Layout.fillHeight: true
                model: root.review.statistics
            }
            RowLayout {
                spacing: 8

                AppButton {
                    focus: true
                    iconName: "list"
                    text: qsTr("Copy")
                    hint: qsTr("As text, for a spreadsheet")
                    enabled: root.review.statistics.count > 0
                    onClicked: {
                        root.review.statistics.copy();
                        copied.text = qsTr("Copied");
                    }
                }
                AppButton {
                    text: qsTr("Close")
                    flat_: true
                    onClicked: root.close()
                }
                Text {
                    id: copied
                    Layout.fillWidth: true
                    color: Theme.dim
                    font.pixelSize: Theme.small
                    elide: Text.ElideRight
                }
            }
        }
    }
}
