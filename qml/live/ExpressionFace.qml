import QtQuick
import QtQuick.Shapes
import Mien

// A drawn face with an expression, for who reads pictures faster than words. On a grid of 24; one
// whose name is unknown has dots for a face.
Item {
    id: root

    property string name  // of a class; empty: none
    property color color: Theme.glassDim
    property color ink: "#15181d"

    readonly property var drawings: ({
        "neutral": "M8.5 9v2 M15.5 9v2 M8 16h8",
        "happy": "M7.3 10.6q1.3-2 2.6 0 M14.1 10.6q1.3-2 2.6 0 M6.8 14a5.2 4.8 0 0 0 10.4 0z",
        "sad": "M8.7 10.2v1.6 M15.3 10.2v1.6 M6.6 8.6l3-1.8 M17.4 8.6l-3-1.8 M8 17.6a4.4 3.6 0 0 1 8 0",
        "angry": "M8.7 10.4v1.4 M15.3 10.4v1.4 M6.4 6.9l3.6 2 M17.6 6.9l-3.6 2 M8.4 17q3.6-2.6 7.2 0",
        "fear": "M7.6 10.6a1.1 1.3 0 1 0 2.2 0a1.1 1.3 0 1 0-2.2 0 M14.2 10.6a1.1 1.3 0 1 0 2.2 0a1.1 1.3 0 1 0-2.2 0 M6.2 7.6l3-1.6 M17.8 7.6l-3-1.6 M7.4 16.6l1.5-1.3 1.5 1.3 1.6-1.3 1.6 1.3 1.5-1.3 1.5 1.3",
        "surprise": "M8.7 9.4v1.4 M15.3 9.4v1.4 M6.9 7q1.7-1.5 3.3 0 M13.8 7q1.7-1.5 3.3 0 M9.9 16a2.1 2.6 0 1 0 4.2 0a2.1 2.6 0 1 0-4.2 0",
        "disgust": "M7 9l2.9 1.4-2.9 1.3 M17 9l-2.9 1.4 2.9 1.3 M7.6 16.8q1.5-2 3 0t3 0q1.4-2 2.8 0",
        "contempt": "M8.5 9.4v1.6 M15.5 9.4v1.6 M14 7l3.2-.8 M8.4 16.4h3.8q3 0 4.2-2.4",
        "?": "M7.6 12.4h.01 M12 12.4h.01 M16.4 12.4h.01"
    })
    readonly property string drawing: drawings[name === "" ? "?" : Expressions.key(name)] ?? drawings["?"]

    implicitWidth: 24
    implicitHeight: width

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: root.color
    }
    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: root.ink
            strokeWidth: Math.max(1.4, root.width / 16)
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(root.width / 24, root.width / 24)

            PathSvg { path: root.drawing }
        }
    }
}
