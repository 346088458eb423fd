pragma ComponentBehavior: Bound
import QtQuick
import Mien

// The whole annotation of one face: above, as a strip of expressions to move in; below, its scores
// over the stretch that one looks at.
Rectangle {
    id: root

    required property Review review
    required property var settings
    property real room: 1000  // of the window: low ones get lower lanes
    readonly property real laneHeight: Math.max(14 * Theme.scale, Math.min(20 * Theme.scale, 0.28 * room / Math.max(1, review.classes.length)))

    // What the lanes show, seconds.
    property real from: review.begin
    property real to: review.end
    property var lanes: []  // indices of the classes shown, from above
    readonly property var order: Expressions.order(review.classes)
    readonly property var colors: Expressions.colors(review.classes)
    readonly property var secondColors: Expressions.colors(review.comparison.classes)
    readonly property real span: Math.max(to - from, 0.001)
    readonly property bool whole: from <= review.begin && to >= review.end
    readonly property bool ready: review.state === Review.Ready
    readonly property bool comparing: ready && !moment && review.comparison.active
    readonly property real compareHeight: comparing ? Math.round(25 * Theme.scale) : 0
    readonly property real leftEdge: 16 + (showLanes || comparing ? 92 * Theme.scale : 0)  // names of lanes
    readonly property real rightEdge: 16 + (showLanes ? 48 * Theme.scale : 0)  // shares
    readonly property bool moment: ready && review.end - review.begin < 0.001  // a single picture
    readonly property real soundHeight: sound.heard ? sound.height + 4 : 0
    // They give way where the picture would have no room beside them.
    readonly property real lanesHeight: laneHeight * Math.max(1, review.classes.length)
    readonly property bool showLanes: settings.showTimeline && room - 160 * Theme.scale - lanesHeight - soundHeight - compareHeight > room / 4

    implicitHeight: moment ? ribbon.y + (showLanes ? bars.implicitHeight : 0) + 4
        : ribbon.y + ribbon.height + 6 + compareHeight + soundHeight + (showLanes ? lanesHeight : 0) + axis.height + 8
    color: Theme.window
    Accessible.role: Accessible.Chart
    Accessible.name: summary.text

    function showAll(): void {
        from = review.begin;
        to = review.end;
    }
    function look(begin: real, length: real): void {
        const all = review.end - review.begin;
        const shown = Math.max(Math.min(length, all), Math.min(0.2, all));
        from = Math.max(review.begin, Math.min(begin, review.end - shown));
        to = from + shown;
    }
    // `at`: what stays where it is.
    function zoom(factor: real, at: real): void {
        look(at - (at - from) / factor, span / factor);
    }
    function timeAt(x: real): real {
        return from + x / lanesView.width * span;
    }
    function toggle(index: int): void {
        const others = lanes.filter(lane => lane !== index);
        if (others.length === lanes.length)
            lanes = allLanes().filter(lane => lane === index || lanes.includes(lane));
        else if (others.length > 0)
            lanes = others;
    }
    function allLanes(): var {
        return Array.from(order);
    }

    Connections {
        target: root.review
        function onStateChanged() {
            root.showAll();
            root.lanes = root.allLanes();
        }
        // While it plays, the lanes turn their page.
        function onPositionChanged() {
            const position = root.review.position;
            if (!root.whole && (position < root.from || position > root.to) && !lanesMouse.pressed)
                root.look(position - root.span * 0.05, root.span);
        }
    }
    Component.onCompleted: lanes = allLanes()

    Picker {
        id: face
        x: 14
        y: 8
        width: 150 * Theme.scale
        height: 28 * Theme.scale
        listWidth: 300 * Theme.scale
        visible: root.review.tracks.count > 0
        model: root.review.tracks
        textRole: "name"
        valueRole: "track"
        currentIndex: {
            root.review.tracks.count;
            return root.review.tracks.rowOf(root.review.track);
        }
        line: TrackRow {}
        Accessible.name: qsTr("Face shown in the timeline")
        onActivated: index => {
            root.review.track = valueAt(index);
            currentIndex = Qt.binding(() => root.review.tracks.rowOf(root.review.track));
        }
    }
    Text {
        id: summary
        anchors.left: face.right
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: face.verticalCenter
        text: {
            if (!root.ready)
                return "";
            if (root.review.tracks.count === 0)
                return qsTr("No face was read anywhere in it.");
            if (root.moment)
                return root.review.tracks.count === 1 ? qsTr("a single picture with one face") : qsTr("a single picture with %1 faces").arg(root.review.tracks.count);
            const faces = root.review.tracks.count === 1 ? qsTr("the only face") : qsTr("one of %1 faces").arg(root.review.tracks.count);
            const changes = root.review.changes === 1 ? qsTr("1 change") : qsTr("%1 changes").arg(root.review.changes);
            return (root.review.selected ? qsTr("%1 s selected").arg(Shown.number(root.review.selectionEnd - root.review.selectionBegin, 1)) + " · " : "")
                + faces + " · " + changes + " · " + qsTr("share of time");
        }
        color: Theme.dim
        font.pixelSize: Theme.small
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideLeft
    }

    ExpressionRibbon {
        id: ribbon
        x: root.leftEdge
        y: face.y + 28 * Theme.scale + (root.review.markers.count > 0 && !root.moment ? 19 * Theme.scale : 14)
        width: parent.width - root.leftEdge - root.rightEdge
        height: 14 * Theme.scale
        visible: root.ready && !root.moment
        review: root.review
        colors: root.colors
        emptyColor: Theme.raised

        DisagreementStrip {
            id: differences
            anchors.top: parent.bottom
            anchors.topMargin: 3 * Theme.scale
            width: parent.width
            height: 5 * Theme.scale
            visible: root.comparing
            review: root.review
            color: Theme.alert
            emptyColor: Theme.raised
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Where both differ")
        }
        ExpressionRibbon {
            id: secondRibbon
            anchors.top: differences.bottom
            anchors.topMargin: 3 * Theme.scale
            width: parent.width
            height: 14 * Theme.scale
            visible: root.comparing
            review: root.review
            second: true
            colors: root.secondColors
            emptyColor: Theme.raised
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("What %1 says").arg(root.review.comparison.secondName)
        }
        Repeater {
            model: root.comparing ? [root.review.comparison.firstName, root.review.comparison.secondName] : []

            Text {
                required property int index
                required property string modelData

                x: 14 - ribbon.x
                y: index * secondRibbon.y
                width: root.leftEdge - 22
                height: ribbon.height
                text: modelData
                color: Theme.text
                font.pixelSize: Theme.small
                elide: Text.ElideMiddle
                verticalAlignment: Text.AlignVCenter
            }
        }

        readonly property real perSecond: width / Math.max(0.001, root.review.end - root.review.begin)

        Rectangle {  // what the lanes show
            visible: !root.whole
            x: (root.from - root.review.begin) * ribbon.perSecond
            width: Math.max(3, root.span * ribbon.perSecond)
            y: -2
            height: parent.height + 4 + root.compareHeight
            color: "transparent"
            border.color: Theme.text
            border.width: 1.5
            radius: 3
        }
        Repeater {
            model: {
                root.review.markers.count;  // asks again whenever they change
                return root.review.markers.flags(root.review.begin, root.review.end, ribbon.width, 12);
            }

            MarkerFlag {
                required property var modelData

                x: modelData.x - pin / 2
                y: -height - 2
                name: modelData.label
                tip: modelData.tip
                room: modelData.room
                onChosen: root.review.seek(modelData.start)
            }
        }
        Rectangle {  // where one is
            x: Math.round((root.review.position - root.review.begin) * ribbon.perSecond) - 1
            y: -4
            width: 3
            height: parent.height + 8 + root.compareHeight
            radius: 1.5
            color: Theme.accent
            border.color: Theme.window
            border.width: 0.5
        }
        MouseArea {
            anchors.fill: parent
            anchors.topMargin: -1
            anchors.bottomMargin: -5 - root.compareHeight
            preventStealing: true
            Accessible.role: Accessible.Slider
            Accessible.name: qsTr("Position in the annotation")
            onPressed: mouse => move(mouse.x)
            onPositionChanged: mouse => move(mouse.x)
            function move(x: real): void {
                root.review.seek(root.review.begin + Math.max(0, Math.min(width, x)) / ribbon.perSecond);
            }
        }
    }

    SoundStrip {
        id: sound
        x: ribbon.x
        anchors.top: ribbon.bottom
        anchors.topMargin: 4 + root.compareHeight
        width: ribbon.width
        height: 12 * Theme.scale
        visible: heard
        levels: root.review.sound.levels
        color: Theme.outline
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Loudness of the sound")

        readonly property bool heard: root.ready && !root.moment && root.review.sound.levels.length > 0
    }
    Column {
        id: names
        x: 14
        width: root.leftEdge - x - 8
        anchors.top: ribbon.bottom
        anchors.topMargin: 6 + root.compareHeight + root.soundHeight
        visible: root.ready && root.showLanes && !root.moment && root.review.tracks.count > 0

        Repeater {
            model: root.order

            LaneName {
                required property int modelData  // the class

                width: names.width
                height: root.laneHeight
                text: Expressions.title(root.review.classes[modelData] ?? "")
                color_: root.colors[modelData] ?? Theme.dim
                shown: root.lanes.includes(modelData)
                onToggled: root.toggle(modelData)
                onSingled: root.lanes = root.lanes.length === 1 && shown ? root.allLanes() : [modelData]
            }
        }
    }
    ScoreLanes {
        id: lanesView
        x: root.leftEdge
        anchors.top: names.top
        width: ribbon.width
        height: names.visible ? names.height : 0
        visible: names.visible
        review: root.review
        from: root.from
        to: root.to
        lanes: root.lanes
        colors: root.colors
        lineColor: Theme.line
        markerColor: Theme.text
        selectionColor: Theme.selection

        Rectangle {  // where one is
            x: Math.round((root.review.position - root.from) / root.span * lanesView.width) - 1
            visible: x >= -1 && x <= lanesView.width
            width: 2
            height: parent.height
            color: Theme.accent
        }
        MouseArea {
            id: lanesMouse

            property real pressX
            property real pressFrom
            property bool selecting: false
            property bool moved: false

            anchors.fill: parent
            preventStealing: true
            hoverEnabled: true
            cursorShape: pressed && moved && !selecting ? Qt.ClosedHandCursor : Qt.ArrowCursor
            onPressed: mouse => {
                pressX = mouse.x;
                pressFrom = root.from;
                moved = false;
                selecting = mouse.modifiers & Qt.ShiftModifier;
            }
            onPositionChanged: mouse => {
                if (!pressed || (!moved && Math.abs(mouse.x - pressX) < 4))
                    return;
                moved = true;
                if (selecting)
                    root.review.select(root.timeAt(pressX), root.timeAt(mouse.x));
                else
                    root.look(pressFrom - (mouse.x - pressX) / width * root.span, root.span);
            }
            onReleased: mouse => {
                if (!moved && !selecting)
                    root.review.seek(root.timeAt(mouse.x));
                else if (!moved)
                    root.review.clearSelection();
            }
            onWheel: wheel => {
                if (Math.abs(wheel.angleDelta.x) > Math.abs(wheel.angleDelta.y))
                    root.look(root.from - wheel.angleDelta.x / 1200 * root.span, root.span);
                else
                    root.zoom(Math.pow(1.0015, wheel.angleDelta.y), root.timeAt(wheel.x));
            }
        }
        Hint {
            shown: lanesMouse.containsMouse && !lanesMouse.pressed
            delay: 1200
            timeout: 4000
            x: lanesMouse.mouseX + 12
            y: lanesMouse.mouseY + 14
            text: qsTr("Click to go there, scroll to zoom, drag to move, Shift-drag to select.")
        }
    }
    MomentBars {
        id: bars
        x: 14
        y: ribbon.y - 4
        width: parent.width - 28
        height: implicitHeight
        visible: root.moment && root.showLanes
        review: root.review
        order: root.order
        colors: root.colors
        lineHeight: root.laneHeight
    }
    Column {
        id: shares
        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.top: names.top
        width: 40 * Theme.scale
        visible: names.visible

        Repeater {
            model: root.order

            Text {
                required property int modelData  // the class
                readonly property real share: root.review.shares[modelData] ?? 0

                width: shares.width
                height: root.laneHeight
                text: qsTr("%1 %").arg(Math.round(share * 100))
                color: root.lanes.includes(modelData) ? Theme.text : Theme.dim
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                Accessible.name: qsTr("%1: %2 % of the time").arg(Expressions.title(root.review.classes[modelData] ?? "")).arg(Math.round(share * 100))
            }
        }
    }
    TimeAxis {
        id: axis
        x: root.leftEdge
        width: ribbon.width
        anchors.top: lanesView.bottom
        visible: root.ready && !root.moment
        from: root.from
        to: root.to
    }
}
