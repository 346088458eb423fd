pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// How faces reacted: a section for everyone and for each face, with a line per expression. Narrow
// ones leave out the last columns.
ListView {
    id: root

    readonly property real lineHeight: 20 * Theme.scale
    readonly property bool roomy: width > 600 * Theme.scale
    readonly property bool middling: width > 400 * Theme.scale
    readonly property var columns: {
        const all = [{ key: "time", title: qsTr("time"), width: 60 }, { key: "mean", title: qsTr("mean score"), width: 76 }];
        if (middling)
            all.push({ key: "first", title: qsTr("first"), width: 92 });
        if (roomy)
            all.push({ key: "streaks", title: qsTr("streaks"), width: 124 }, { key: "peak", title: qsTr("peak"), width: 100 });
        return all;
    }
    readonly property real columnsWidth: columns.reduce((sum, one) => sum + one.width * Theme.scale, 0)

    clip: true
    spacing: 14
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("How faces reacted")
    Basic.ScrollBar.vertical: Basic.ScrollBar {}

    delegate: Column {
        id: section

        required property string title
        required property string detail
        required property var lines

        width: ListView.view.width - 12
        spacing: 2

        Text {
            width: parent.width
            text: section.title
            textFormat: Text.PlainText
            color: Theme.text
            font.pixelSize: Theme.body
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        Text {
            width: parent.width
            text: section.detail
            textFormat: Text.PlainText
            color: Theme.dim
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }
        Row {
            anchors.right: parent.right

            Repeater {
                model: root.columns

                Text {
                    required property var modelData

                    width: modelData.width * Theme.scale
                    text: modelData.title
                    color: Theme.dim
                    font.pixelSize: Theme.small
                    horizontalAlignment: Text.AlignRight
                    elide: Text.ElideRight
                }
            }
        }
        Repeater {
            model: section.lines

            Item {
                id: line

                required property var modelData
                readonly property string percent: qsTr("%1 %").arg(Math.round(modelData.share * 100))

                width: section.width
                height: root.lineHeight
                Accessible.role: Accessible.Row
                Accessible.name: qsTr("%1: %2 of the time, mean score %3").arg(modelData.name).arg(percent).arg(modelData.mean)

                Text {
                    id: name
                    width: 78 * Theme.scale
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.name
                    color: Theme.text
                    font.pixelSize: Theme.small
                    elide: Text.ElideRight
                }
                Rectangle {
                    id: bar
                    anchors.left: name.right
                    anchors.right: share.left
                    height: 7 * Theme.scale
                    radius: height / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.hover

                    Rectangle {
                        width: Math.max(height, parent.width * line.modelData.share)
                        height: parent.height
                        radius: parent.radius
                        visible: line.modelData.share > 0
                        color: line.modelData.color
                    }
                }
                Text {
                    id: share
                    anchors.right: rest.left
                    width: 44 * Theme.scale
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.percent
                    color: Theme.text
                    font.pixelSize: Theme.small
                    horizontalAlignment: Text.AlignRight
                }
                Row {
                    id: rest
                    anchors.right: parent.right
                    width: root.columnsWidth
                    anchors.verticalCenter: parent.verticalCenter

                    Repeater {
                        model: root.columns

                        Text {
                            required property var modelData

                            width: modelData.width * Theme.scale
                            text: line.modelData[modelData.key]
                            color: Theme.dim
                            font.pixelSize: Theme.small
                            horizontalAlignment: Text.AlignRight
                            elide: Text.ElideRight
                        }
                    }
                }
            }
        }
    }
}
