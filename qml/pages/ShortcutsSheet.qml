pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic

// Where to learn more, and every shortcut there is, those of the page in view first, in as many columns
// as there is room for.
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

    title: qsTr("Help")
    focus: true

    Flickable {
        id: scroll
        implicitWidth: Math.min(Math.max(grid.implicitWidth, limits.implicitWidth) + 14, root.room)  // a bar beside them
        implicitHeight: Math.min(column.implicitHeight, root.highest)
        contentWidth: width
        contentHeight: column.implicitHeight
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: ThinBar {}
        Keys.onUpPressed: flick(0, 600)
        Keys.onDownPressed: flick(0, -600)

        Column {
            id: column
            width: scroll.width - 14
            spacing: 18

            Flow {
                width: parent.width
                spacing: Theme.gap

                AppButton {
                    iconName: "play"
                    text: root.actions.tour.text
                    hint: qsTr("Five short bubbles")
                    onClicked: {
                        root.close();
                        root.actions.tour.trigger();
                    }
                }
                AppButton {
                    id: limits
                    iconName: "info"
                    text: root.actions.limits.text
                    hint: root.actions.hintFor(root.actions.limits)
                    onClicked: {
                        root.close();
                        root.actions.limits.trigger();
                    }
                }
            }
            Grid {
                id: grid

                // Of the widest, and a space after it.
                readonly property real each: {
                    let widest = 1;
                    for (let i = 0; i < children.length; ++i)
                        widest = Math.max(widest, children[i].implicitWidth);
                    return widest + columnSpacing;
                }

                columns: Math.max(1, Math.min(root.groups.length, Math.floor((root.room + columnSpacing) / each)))
                columnSpacing: 30
                rowSpacing: 18

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
}
