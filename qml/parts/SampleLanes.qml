pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Mien

// What a chart of scores will look like, faintly, where there is none yet.
Item {
    id: root

    property int lanes: 7
    readonly property real laneHeight: height / Math.max(1, lanes)
    readonly property var colors: Expressions.colors(["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"])

    opacity: 0.45
    clip: true

    // A made-up score between 0 and 1, of a lane at a share of the width.
    function score(lane: int, at: real): real {
        const hill = (middle, wide) => Math.exp(-Math.pow((at - middle) / wide, 2));
        switch (lane % 7) {
        case 3:
            return 0.9 * hill(0.3, 0.09) + 0.7 * hill(0.78, 0.06);
        case 5:
            return 0.75 * hill(0.52, 0.05);
        case 6:
            return Math.max(0, 0.85 - 0.9 * hill(0.3, 0.1) - 0.8 * hill(0.52, 0.06) - 0.8 * hill(0.78, 0.07));
        }
        return 0.06 * hill(0.6, 0.2);
    }

    Repeater {
        model: root.lanes

        Item {
            id: lane

            required property int index

            y: index * root.laneHeight
            width: root.width
            height: root.laneHeight

            Rectangle {
                y: parent.height - 1
                width: parent.width
                height: 1
                color: Theme.line
            }
            Shape {
                width: parent.width
                height: parent.height

                ShapePath {
                    strokeColor: root.colors[lane.index % root.colors.length]
                    strokeWidth: 1.5
                    fillColor: "transparent"

                    PathPolyline {
                        path: {
                            const points = [];
                            for (let i = 0; i <= 80; ++i)
                                points.push(Qt.point(i / 80 * lane.width, (lane.height - 1) - (lane.height - 5) * root.score(lane.index, i / 80)));
                            return points;
                        }
                    }
                }
            }
        }
    }
}
