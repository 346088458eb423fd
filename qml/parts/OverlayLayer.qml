pragma ComponentBehavior: Bound
import QtQuick
import Mien

// Boxes and cards over the picture; as large as the picture.
Item {
    id: root

    required property FaceListModel faces
    property var classes: []
    property var people: ({})  // names by track, where they have one
    property bool compared: false  // a second checkpoint reads the faces too
    property var second: ({})  // what it says, by track: SecondReader.faces
    property bool mirrored: false
    property bool showBoxes: true
    property bool showLabels: true
    property bool showBars: true
    property real uncertainBelow: 0.4
    property rect cardRoom: Qt.rect(0, 0, width, height)  // what else lies over the picture left out

    signal lookedAt(int track)  // pressed with the right button

    readonly property var colors: Expressions.colors(classes)
    readonly property bool bars: showBars && classes.length > 0
    readonly property real header: showLabels ? 20 * Theme.scale + 4 : 0
    readonly property real secondLine: compared && showLabels ? 17 * Theme.scale + 4 : 0
    // The forms that a card can take, largest first.
    readonly property var forms: {
        const list = [];
        if (bars)
            list.push({ size: Qt.size(Math.max(176 * Theme.scale, headerWidth), 10 + header + secondLine + 15 * Theme.scale * classes.length),
                bars: true, numbers: true, second: compared });
        if (bars || showLabels)
            list.push({ size: Qt.size(headerWidth, 10 + header + secondLine + (bars ? 14 * Theme.scale + 2 : 0)), columns: bars, numbers: true, second: compared });
        if (showLabels)
            list.push({ size: Qt.size(wordWidth, 10 + header) });
        return list;
    }

    // Every expression in full, uncertain ones too; and beside the widest number.
    readonly property real wordWidth: {
        let word = wordMetrics.widthOf(qsTr("face"));
        for (const name of classes)
            word = Math.max(word, wordMetrics.widthOf(Expressions.title(name) + "?"));
        return word + 35;
    }
    readonly property real headerWidth: wordWidth + numberMetrics.widthOf("100 %  ") + whoWidth + 4
    readonly property real whoWidth: {
        let who = numberMetrics.widthOf("#99");
        for (const track in people)
            who = Math.max(who, numberMetrics.widthOf(people[track]));
        return Math.min(who, 110 * Theme.scale);  // longer names are cut, or the card would cover much
    }

    Words {
        id: wordMetrics
        font.pixelSize: Theme.body
        font.weight: Font.DemiBold
    }
    Words {
        id: numberMetrics
        font.pixelSize: Theme.small
    }
    OverlayModel {
        id: overlays
        faces: root.faces
        mirrored: root.mirrored
        room: Qt.size(root.width, root.height)
        cardRoom: root.cardRoom
        cardSizes: root.forms.map(form => form.size)
    }

    Repeater {
        model: overlays

        Item {
            id: face

            required property int track
            required property string status
            required property int expression
            required property real confidence
            required property var scores
            required property bool stale
            required property bool selected
            required property rect area
            required property rect boxArea  // turned by `roll` degrees, it is the face
            required property real roll
            required property rect cardArea
            required property int cardSize
            required property bool apart  // the card is not beside its face
            readonly property var form: root.forms[cardSize] ?? ({})
            readonly property bool usable: status !== "too_small"
            readonly property bool uncertain: expression >= 0 && confidence < root.uncertainBelow

            anchors.fill: parent
            opacity: stale ? 0.35 : 1
            Behavior on opacity { NumberAnimation { duration: 250 } }

            FaceBox {
                x: face.boxArea.x
                y: face.boxArea.y
                width: face.boxArea.width
                height: face.boxArea.height
                rotation: face.roll
                visible: root.showBoxes
                faint: !face.usable
                selected: face.selected
                color: !face.usable || face.uncertain ? Theme.glassDim : root.colors[face.expression] ?? Theme.glassDim

                TapHandler { onTapped: root.faces.select(face.track) }
                TapHandler {
                    acceptedButtons: Qt.RightButton
                    onTapped: root.lookedAt(face.track)
                }
            }
            Leader {
                visible: face.apart && card.visible
                from: face.cardArea
                to: face.area
            }
            FaceCard {
                id: card
                x: face.cardArea.x
                y: face.cardArea.y
                width: face.cardArea.width
                height: face.cardArea.height
                visible: width > 0
                track: face.track
                person: root.people[face.track] ?? ""
                expression: face.expression
                confidence: face.confidence
                scores: face.scores
                classes: root.classes
                second: root.second[face.track] ?? null
                showSecond: face.form.second ?? false
                uncertain: face.uncertain
                showLabel: root.showLabels
                showNumbers: face.form.numbers ?? false
                showBars: face.form.bars ?? false
                showColumns: face.form.columns ?? false

                TapHandler { onTapped: root.faces.select(face.track) }
                TapHandler {
                    acceptedButtons: Qt.RightButton
                    onTapped: root.lookedAt(face.track)
                }
            }
        }
    }
}
