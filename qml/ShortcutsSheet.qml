pragma ComponentBehavior: Bound
import QtQuick

// Every shortcut there is.
Sheet {
    id: root

    required property AppActions actions

    title: qsTr("Shortcuts")

    contentItem: Grid {
        columns: 2
        columnSpacing: 36
        rowSpacing: 6
        flow: Grid.TopToBottom
        rows: Math.ceil(root.actions.all.length / 2)

        Repeater {
            model: root.actions.all

            ShortcutLine { keys: root.actions.keysOf(modelData) }
        }
    }
}
