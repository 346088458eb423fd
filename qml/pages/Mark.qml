import QtQuick
import QtQuick.Shapes

// Mien's mark: a face in two strokes.
Rectangle {
    id: root

    width: 26 * Theme.scale
    height: width
    radius: width * 0.3
    color: Theme.accent

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: Theme.accentInk
            strokeWidth: 2.2
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            scale: Qt.size(root.width / 26, root.width / 26)

            PathSvg { path: "M7 16a6.5 5.5 0 0 0 12 0 M9 8.5v2.5 M17 8.5v2.5" }
        }
    }
}
