import QtQuick
import QtQuick.Shapes

// What an icon draws.
Shape {
    id: root

    required property Icon icon

    layer.enabled: icon.scrolls && icon.sharp && GraphicsInfo.api === GraphicsInfo.Software

    ShapePath {
        strokeColor: root.icon.color
        strokeWidth: 1.8
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(root.icon.size / 24, root.icon.size / 24)

        PathSvg { path: root.icon.drawings[root.icon.name] ?? "" }
    }
}
