import QtQuick
import Mien

// A person in the list: whether they count, and their name.
Item {
    id: root

    required property int track
    required property string name
    required property string given
    required property string detail
    required property bool counts
    property bool current: false
    signal chosen
    signal renamed(string text)
    signal counted(bool yes)

    implicitHeight: 32 * Theme.scale

    AppCheck {
        id: counting
        anchors.verticalCenter: parent.verticalCenter
        width: 22 * Theme.scale
        checked: root.counts
        Accessible.name: qsTr("%1 counts").arg(root.name)
        hint: root.counts ? qsTr("Counts. Untick to leave this person out.") : qsTr("Left out. Tick to count this person again.")
        onToggled: {
            root.counted(checked);
            checked = Qt.binding(() => root.counts);
        }
    }
    AppField {
        id: field
        anchors.left: counting.right
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: 28 * Theme.scale
        leftPadding: 6
        rightPadding: 6
        text: root.given
        placeholderText: qsTr("Face #%1").arg(root.track)
        maximumLength: 100
        opacity: root.counts ? 1 : 0.5
        Accessible.name: qsTr("Name of face %1").arg(root.track)
        Hint {
            text: root.detail
            shown: field.hovered
        }
        onActiveFocusChanged: if (activeFocus) root.chosen()
        onEditingFinished: {
            root.renamed(text);
            text = Qt.binding(() => root.given);
        }
        onAccepted: focus = false
        Keys.onEscapePressed: {
            text = root.given;
            focus = false;
        }

        Rectangle {
            anchors.fill: parent
            visible: root.current && !field.activeFocus
            radius: Theme.radius
            color: "transparent"
            border.color: Theme.accent
        }
    }
}
