import QtQuick

// A line from a card to its face, between their nearest points.
Rectangle {
    id: root

    property rect from
    property rect to

    readonly property point end: nearest(to, from.x + from.width / 2, from.y + from.height / 2)
    readonly property point start: nearest(from, end.x, end.y)

    function nearest(area: rect, x: real, y: real): point {
        return Qt.point(Math.max(area.x, Math.min(x, area.x + area.width)),
                        Math.max(area.y, Math.min(y, area.y + area.height)));
    }

    x: start.x
    y: start.y
    width: Math.hypot(end.x - start.x, end.y - start.y)
    height: 2
    transformOrigin: Item.TopLeft
    rotation: Math.atan2(end.y - start.y, end.x - start.x) * 180 / Math.PI
    color: Theme.glassDim
    antialiasing: true
}
