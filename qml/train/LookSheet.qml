pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import Mien

// What the network makes of one face: where it looks for each class, and what its layers see.
Sheet {
    id: root

    required property Inspection inspection

    readonly property real side: 108 * Theme.scale  // of a picture
    readonly property bool seen: inspection.classes.length > 0

    title: inspection.checkpoint === "" ? qsTr("Looking inside") : qsTr("What %1 sees").arg(inspection.checkpoint)
    focus: true
    onClosed: inspection.clear()

    // A picture and what it is.
    component Plate: Column {
        id: plate

        property alias source: picture.source
        property string caption
        property real wide: root.side

        width: wide
        spacing: 2

        Image {
            id: picture
            width: plate.wide
            height: sourceSize.width > 0 ? plate.wide * sourceSize.height / sourceSize.width : plate.wide
            smooth: false
            fillMode: Image.PreserveAspectFit
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: plate.caption
        }
        Text {
            width: plate.wide
            text: plate.caption
            textFormat: Text.PlainText
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }

    // Heads what follows and explains it.
    component Heading: Column {
        id: heading

        property alias name: title.text
        property alias explanation: text.text

        width: parent?.width ?? 0
        spacing: 2

        SectionTitle {
            id: title
            width: heading.width
        }
        Text {
            id: text
            width: heading.width
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }

    Flickable {
        id: scroll
        implicitWidth: Math.min(8 * (root.side + 8) + 12, root.room)
        implicitHeight: Math.min(root.highest, column.implicitHeight)
        contentHeight: column.implicitHeight
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: ThinBar {}
        Keys.onUpPressed: flick(0, 600)
        Keys.onDownPressed: flick(0, -600)

        Column {
            id: column
            width: scroll.width - 12
            spacing: 12

            Text {
                width: parent.width
                visible: text !== ""
                text: root.inspection.running ? qsTr("The network looks at the face…") : root.inspection.problem
                textFormat: Text.PlainText
                color: root.inspection.running ? Theme.dim : Theme.alert
                font.pixelSize: Theme.body
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
            Heading {
                visible: root.seen
                name: qsTr("Where it looks")
                explanation: qsTr("For each expression: the brighter a place, the more it speaks for it (Grad-CAM).")
            }
            Flow {
                width: parent.width
                spacing: 8
                visible: root.seen

                Plate {
                    source: root.inspection.crop
                    caption: qsTr("what it is given")
                }
                Repeater {
                    model: root.inspection.classes

                    Plate {
                        required property var modelData

                        source: modelData.picture
                        caption: qsTr("%1 %2 %").arg(Expressions.title(modelData.name)).arg(Shown.number(100 * modelData.score, 1))
                    }
                }
            }
            Heading {
                visible: root.seen
                name: qsTr("What its layers see")
                explanation: qsTr("The feature maps of each convolution, from the first to the last: bright where a filter answers.")
            }
            Flow {
                width: parent.width
                spacing: 8
                visible: root.seen

                Repeater {
                    model: root.inspection.layers

                    Plate {
                        required property var modelData

                        wide: Math.min(column.width, 2 * root.side + 8)
                        source: modelData.picture
                        caption: qsTr("%1: %2 maps of %3").arg(modelData.name).arg(modelData.maps).arg(modelData.size)
                    }
                }
            }
            AppButton {
                text: qsTr("Close")
                flat_: true
                onClicked: root.close()
            }
        }
    }
}
