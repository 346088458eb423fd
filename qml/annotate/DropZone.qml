import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes

// Says that files can be dropped, and offers to pick them.
Item {
    id: root

    property bool roomy: true
    readonly property bool narrow: !roomy && width < 400 * Theme.scale
    property bool lit: false
    signal chooseFiles
    signal chooseFolder

    implicitHeight: content.implicitHeight + (roomy ? 64 : 28)

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: root.lit ? Theme.accent : Theme.outline
            strokeWidth: root.lit ? 2 : 1.5
            strokeStyle: ShapePath.DashLine
            dashPattern: [4, 4]
            fillColor: root.lit ? Theme.selection : "transparent"

            PathPolyline {
                path: [Qt.point(1, 1), Qt.point(root.width - 1, 1), Qt.point(root.width - 1, root.height - 1),
                    Qt.point(1, root.height - 1), Qt.point(1, 1)]
            }
        }
    }
    GridLayout {
        id: content
        anchors.centerIn: parent
        width: root.roomy ? Math.min(parent.width - 40, 460 * Theme.scale) : parent.width - 32
        columns: root.roomy || root.narrow ? 1 : 2
        rowSpacing: 10
        columnSpacing: 16

        Icon {
            Layout.alignment: Qt.AlignHCenter
            visible: root.roomy
            name: "drop"
            size: 40 * Theme.scale
            color: Theme.dim
        }
        Text {
            Layout.fillWidth: true
            visible: !root.narrow
            text: root.roomy ? qsTr("Drop videos, pictures or folders here") : qsTr("Drop more here")
            color: root.roomy ? Theme.text : Theme.dim
            font.pixelSize: root.roomy ? Theme.large : Theme.body
            font.weight: root.roomy ? Font.DemiBold : Font.Normal
            horizontalAlignment: root.roomy ? Text.AlignHCenter : Text.AlignLeft
            wrapMode: Text.Wrap
        }
        Text {
            Layout.fillWidth: true
            visible: root.roomy
            text: qsTr("Every frame is read, and the results are saved as a table: who, where, when, and which expression. Then play it back with all of that in view.")
            color: Theme.dim
            font.pixelSize: Theme.body
            lineHeight: 1.25
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        Text {
            Layout.fillWidth: true
            visible: root.roomy && root.height > 420 * Theme.scale
            text: qsTr("A finished video says what came of it, such as “1 face, mostly happy, 4 changes”.")
            color: Theme.dim
            font.pixelSize: Theme.body
            font.italic: true
            lineHeight: 1.25
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: root.roomy || root.narrow ? Qt.AlignHCenter : Qt.AlignRight
            spacing: Theme.gap
            Layout.topMargin: root.roomy ? 6 : 0

            AppButton {
                iconName: "file"
                text: root.narrow || root.width < 560 * Theme.scale ? qsTr("Files…") : qsTr("Choose files…")
                primary: root.roomy
                onClicked: root.chooseFiles()
            }
            AppButton {
                iconName: "folder"
                text: root.narrow ? qsTr("Folder…") : qsTr("Choose a folder…")
                onClicked: root.chooseFolder()
            }
        }
    }
}
