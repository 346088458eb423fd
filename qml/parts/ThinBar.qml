import QtQuick
import QtQuick.Controls.Basic as Basic

// Says that there is more to scroll to, and where one is.
Basic.ScrollBar {
    id: root

    policy: size < 1 ? Basic.ScrollBar.AlwaysOn : Basic.ScrollBar.AlwaysOff
    padding: 1
    contentItem: Rectangle {
        implicitWidth: 4
        implicitHeight: 4
        radius: 2
        color: Theme.outline
        visible: root.size < 1
    }
}
