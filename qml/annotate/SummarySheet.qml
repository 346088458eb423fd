import QtQuick
import QtQuick.Layouts
import Mien

// How faces reacted in what was annotated; as a page or a PDF, too.
Sheet {
    id: root

    required property SummaryView view

    readonly property real wide: Math.min(860 * Theme.scale, (parent?.width ?? 720) - 2 * padding - 24)
    readonly property real high: Math.min(620 * Theme.scale, (parent?.height ?? 520) - 76 - 22 * Theme.scale)

    title: qsTr("Summary")
    focus: true

    Item {
        implicitWidth: root.wide
        implicitHeight: root.high

        ColumnLayout {
            anchors.fill: parent
            spacing: 10

            Picker {
                Layout.fillWidth: true
                visible: root.view.names.length > 1
                listWidth: width
                model: Array.from(root.view.names, one => ({ name: one }))
                textRole: "name"
                currentIndex: root.view.current
                Accessible.name: qsTr("Annotation")
                onActivated: index => {
                    root.view.choose(index);
                    currentIndex = Qt.binding(() => root.view.current);
                }
            }
            Text {
                Layout.fillWidth: true
                text: root.view.problem !== "" ? root.view.problem
                    : root.view.table.count === 0 ? qsTr("Summing up…")
                    : qsTr("A label is a guess about a face, not about a person: single frames mean little.")
                color: root.view.problem !== "" ? Theme.alert : Theme.dim
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            SummaryTable {
                Layout.fillWidth: true
                Layout.fillHeight: true
                model: root.view.table
            }
            Text {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.view.answer
                color: Theme.text
                font.pixelSize: Theme.small
                elide: Text.ElideMiddle
            }
            Flow {
                Layout.fillWidth: true
                spacing: 8

                AppButton {
                    focus: true
                    iconName: "file"
                    text: qsTr("Open page")
                    hint: qsTr("As a web page, with charts, in your browser")
                    enabled: root.view.table.count > 0
                    onClicked: root.view.openPage()
                }
                AppButton {
                    iconName: "export"
                    text: qsTr("Save as PDF")
                    enabled: root.view.table.count > 0
                    onClicked: root.view.savePdf()
                }
                AppButton {
                    iconName: "list"
                    text: qsTr("Copy")
                    hint: qsTr("As text, for a spreadsheet")
                    enabled: root.view.table.count > 0
                    onClicked: root.view.copy()
                }
                AppButton {
                    text: qsTr("Close")
                    flat_: true
                    onClicked: root.close()
                }
            }
        }
    }
}
