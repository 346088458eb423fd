pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic

// Every shortcut there is, those of the page in view first.
Sheet {
    id: root

    required property AppActions actions
    required property ReviewActions reviewActions
    property string page: "live"

    readonly property var groups: {
        const live = { title: qsTr("Live"), list: actions.ofLive };
        const everywhere = { title: qsTr("Everywhere"), list: actions.ofAll };
        const reviewing = { title: qsTr("Review"), list: reviewActions.all };
        return page === "review" ? [reviewing, everywhere, live] : [live, everywhere, reviewing];
    }

    title: qsTr("Shortcuts")
    focus: true

    Flickable {
        id: scroll
        implicitWidth: Math.min(columns.implicitWidth, (root.parent?.width ?? 900) - 80)
        implicitHeight: Math.min(columns.implicitHeight, (root.parent?.height ?? 700) - 140)
        contentWidth: columns.implicitWidth
        contentHeight: columns.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: Basic.ScrollBar {}
        Basic.ScrollBar.horizontal: Basic.ScrollBar {}

        Row {
            id: columns
            spacing: 30

            Repeater {
                model: root.groups

                Column {
                    id: group

                    required property var modelData

                    spacing: 6

                    SectionTitle { text: group.modelData.title }
                    Repeater {
                        model: group.modelData.list

                        ShortcutLine { keys: root.actions.keysOf(modelData) }
                    }
                }
            }
        }
    }
}
