import QtQuick

// A marker or a note in the list: its time leads there, its words can be written.
Item {
    id: root

    property real time
    property string name
    property string kind: qsTr("label")
    signal chosen
    signal renamed(string text)
    signal removed

    implicitHeight: 30 * Theme.scale

    function edit(): void {
        field.forceActiveFocus();
        field.selectAll();
    }

    HoverHandler { id: hover }
    AppButton {
        id: when
        width: Math.max(44 * Theme.scale, implicitWidth)
        height: 26 * Theme.scale
        leftPadding: 4
        rightPadding: 4
        flat_: true
        text: Clock.text(root.time)
        ink: Theme.accent
        hint: qsTr("Go there")
        onClicked: root.chosen()
    }
    AppField {
        id: field
        anchors.left: when.right
        anchors.leftMargin: 2
        anchors.right: remove.visible ? remove.left : parent.right
        anchors.verticalCenter: when.verticalCenter
        height: 26 * Theme.scale
        leftPadding: 6
        rightPadding: 6
        text: root.name
        placeholderText: root.kind
        Accessible.name: qsTr("%1 at %2").arg(root.kind).arg(Clock.text(root.time))
        onEditingFinished: {
            root.renamed(text);
            text = Qt.binding(() => root.name);
        }
        onAccepted: focus = false
        Keys.onEscapePressed: {
            text = root.name;
            focus = false;
        }
    }
    AppButton {
        id: remove
        anchors.right: parent.right
        anchors.verticalCenter: when.verticalCenter
        width: 26
        height: 26 * Theme.scale
        leftPadding: 4
        rightPadding: 4
        visible: hover.hovered || visualFocus || field.activeFocus
        iconName: "close"
        flat_: true
        hint: qsTr("Remove this %1").arg(root.kind)
        onClicked: root.removed()
    }
}
