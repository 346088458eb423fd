pragma ComponentBehavior: Bound
import QtQuick
import Mien

// For who looks on from afar: each face with its expression as a drawing and one large word, and no
// number anywhere. As large as the picture.
Item {
    id: root

    required property FaceListModel faces
    property var classes: []
    property bool mirrored: false
    property real uncertainBelow: 0.4
    property rect cardRoom: Qt.rect(0, 0, width, height)

    readonly property var colors: Expressions.colors(classes)
    // Heights of cards, as shares of the picture's: the largest that find room beside their faces.
    // With many faces large ones would hide those that are not read, and it would not be clear whose
    // they are.
    readonly property var sizes: faces.count < 2 ? [0.26, 0.19, 0.14, 0.1] : faces.count < 3 ? [0.17, 0.13, 0.1] : [0.11, 0.085, 0.07]
    // Of the longest word, as a share of its letters' height.
    readonly property real longest: {
        let longest = 1;
        for (const name of classes)
            longest = Math.max(longest, metrics.advanceWidth(Expressions.title(name) + "?") / metrics.font.pixelSize);
        return longest;
    }

    FontMetrics {
        id: metrics
        font.pixelSize: 100
        font.weight: Font.Bold
    }
    OverlayModel {
        id: overlays
        faces: root.faces
        mirrored: root.mirrored
        room: Qt.size(root.width, root.height)
        cardRoom: root.cardRoom
        cardSizes: root.sizes.map(share => Qt.size(share * root.height * (1 + 0.46 * root.longest + 0.15), share * root.height))
    }
    Repeater {
        model: overlays

        Item {
            id: face

            required property int expression
            required property real confidence
            required property bool stale
            required property rect area
            required property rect boxArea
            required property real roll
            required property rect cardArea
            required property bool apart
            readonly property bool read: expression >= 0
            readonly property bool uncertain: confidence < root.uncertainBelow
            readonly property string name: root.classes[expression] ?? ""
            readonly property color color: uncertain ? Theme.glassDim : root.colors[expression] ?? Theme.glassDim

            anchors.fill: parent
            visible: read
            opacity: stale ? 0.35 : 1
            Behavior on opacity { NumberAnimation { duration: 250 } }

            FaceBox {
                x: face.boxArea.x
                y: face.boxArea.y
                width: face.boxArea.width
                height: face.boxArea.height
                rotation: face.roll
                selected: true
                color: face.color
            }
            Leader {
                visible: face.apart && card.visible
                from: face.cardArea
                to: face.area
            }
            Rectangle {
                id: card
                // As wide as its word, towards its face within the place for the longest.
                x: Math.max(face.cardArea.x, Math.min(face.area.x + face.area.width / 2 - width / 2, face.cardArea.x + face.cardArea.width - width))
                y: face.cardArea.y
                width: word.x + word.implicitWidth + 0.3 * height
                height: face.cardArea.height
                visible: height > 0
                radius: height / 2
                color: Theme.glass
                Accessible.role: Accessible.StaticText
                Accessible.name: word.text

                ExpressionFace {
                    id: drawing
                    x: 0.1 * parent.height
                    width: 0.8 * parent.height
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                    name: face.name
                    color: face.color
                }
                Text {
                    id: word
                    anchors.left: drawing.right
                    anchors.leftMargin: 0.14 * parent.height
                    anchors.verticalCenter: parent.verticalCenter
                    text: Expressions.title(face.name) + (face.uncertain ? "?" : "")
                    color: face.uncertain ? Theme.glassDim : Theme.glassInk
                    font.pixelSize: Math.max(1, 0.46 * parent.height)
                    font.weight: Font.Bold
                    font.italic: face.uncertain
                }
            }
        }
    }
}
