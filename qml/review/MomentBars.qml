pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// Of a single picture: each face with its scores, side by side.
ListView {
    id: root

    required property Review review
    required property var order  // classes, from above
    required property var colors
    property real lineHeight: 20 * Theme.scale

    implicitHeight: lineHeight * (order.length + 1) + 22
    orientation: ListView.Horizontal
    spacing: 8
    clip: true
    model: review.faces
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Scores of each face")
    Basic.ScrollBar.horizontal: Basic.ScrollBar {}

    delegate: Basic.AbstractButton {
        id: face

        required property int track
        required property int expression
        required property real confidence
        required property var scores
        readonly property bool read: expression >= 0
        readonly property string person: {
            root.review.tracks.count;  // asks again when it gets a name
            return root.review.tracks.nameOf(track);
        }
        readonly property string reading: read ? qsTr("%1, %2 %").arg(Expressions.title(root.review.classes[expression] ?? "")).arg(Math.round(confidence * 100))
            : qsTr("not read")

        width: 230 * Theme.scale
        height: root.implicitHeight - 10
        Accessible.name: person + ": " + reading
        onClicked: root.review.track = track

        background: Rectangle {
            radius: Theme.radius
            color: Theme.panel
            border.color: face.track === root.review.track ? Theme.accent : Theme.line

            FocusRing { visible: face.visualFocus }
        }

        Column {
            anchors.fill: parent
            anchors.leftMargin: 10
            anchors.rightMargin: 10
            anchors.topMargin: 4

            Text {
                width: parent.width
                height: root.lineHeight
                text: face.person + " · " + face.reading
                color: Theme.text
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                verticalAlignment: Text.AlignVCenter
            }
            Repeater {
                model: face.read ? root.order : []

                Item {
                    id: line

                    required property int modelData  // the class
                    readonly property real score: face.scores[modelData] ?? 0

                    width: parent?.width ?? 0
                    height: root.lineHeight

                    Text {
                        width: 80 * Theme.scale
                        anchors.verticalCenter: parent.verticalCenter
                        text: Expressions.title(root.review.classes[line.modelData] ?? "")
                        color: line.modelData === face.expression ? Theme.text : Theme.dim
                        font.pixelSize: Theme.small
                        elide: Text.ElideRight
                    }
                    Rectangle {
                        x: 84 * Theme.scale
                        width: parent.width - x - 40 * Theme.scale
                        height: 6 * Theme.scale
                        radius: height / 2
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.hover

                        Rectangle {
                            width: Math.max(height, parent.width * line.score)
                            height: parent.height
                            radius: parent.radius
                            color: root.colors[line.modelData] ?? Theme.dim
                        }
                    }
                    Text {
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("%1 %").arg(Math.round(line.score * 100))
                        color: line.modelData === face.expression ? Theme.text : Theme.dim
                        font.pixelSize: Theme.small
                    }
                }
            }
        }
    }
}
