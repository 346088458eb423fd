import QtQuick
import QtQuick.Controls.Basic as Basic

// Mien's mark and name; in a narrow window it opens and closes the rail.
Basic.AbstractButton {
    id: root

    property bool compact: false
    property bool folds: false

    enabled: folds
    implicitHeight: 30 * Theme.scale
    focusPolicy: folds ? Qt.StrongFocus : Qt.NoFocus
    Accessible.name: folds ? qsTr("Show or hide the names") : "Mien"

    contentItem: Row {
        leftPadding: root.compact ? (root.width - 26 * Theme.scale) / 2 : 6
        spacing: 9

        Mark { anchors.verticalCenter: parent.verticalCenter }
        Text {
            visible: !root.compact
            anchors.verticalCenter: parent.verticalCenter
            text: "Mien"
            color: Theme.text
            font.pixelSize: Theme.title
            font.weight: Font.Bold
        }
    }
    Hint {
        text: root.Accessible.name
        shown: root.folds && root.hovered
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.folds && root.hovered ? Theme.raised : "transparent"

        FocusRing { visible: root.visualFocus }
    }
}
