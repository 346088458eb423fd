import QtQuick
import QtQuick.Templates as T

// A line drawing, named; drawn on a grid of 24.
Item {
    id: root

    property string name
    property color color: Theme.text
    property real size: 18 * Theme.scale

    readonly property var drawings: ({
        "live": "M3 7h12v10H3z M15 11l6-3v8l-6-3",
        "pause": "M8 5v14 M16 5v14",
        "play": "M8 5l11 7-11 7z",
        "camera": "M4 8h3l2-3h6l2 3h3v11H4z M8.5 13a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
        "record": "M6 12a6 6 0 1 0 12 0a6 6 0 1 0-12 0",
        "stop": "M7 7h10v10H7z",
        "folder": "M3 6h6l2 2h10v11H3z",
        "video": "M3 7h12v10H3z M15 11l6-3v8l-6-3",
        "flag": "M6 21V4h11l-2.5 4L17 12H6",
        "file": "M6 3h8l4 4v14H6z M14 3v4h4",
        "link": "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1 M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
        "sliders": "M4 7h9 M17 7h3 M4 17h3 M11 17h9 M15 5v4 M9 15v4",
        "info": "M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0 M12 11v5 M12 8h.01",
        "keys": "M3 7h18v11H3z M7 11h.01 M11 11h.01 M15 11h.01 M8 15h8",
        "drop": "M12 3v12 M7 10l5 5 5-5 M4 16v4h16v-4",
        "pin": "M7 4h10v9l-5 6-5-6z",
        "export": "M12 15V3 M7 8l5-5 5 5 M4 14v6h16v-6",
        "stepOn": "M8 6l6 6-6 6 M17 6v12",
        "stepBack": "M16 6l-6 6 6 6 M7 6v12",
        "changeNext": "M4 17c5 0 4-9 9-9 M13 8h7 M16 4l4 4-4 4",
        "changeBefore": "M20 17c-5 0-4-9-9-9 M11 8H4 M8 4L4 8l4 4",
        "list": "M4 6h16 M4 12h16 M4 18h10",
        "chart": "M4 19V5 M4 19h16 M7 15l4-5 3 3 5-7",
        "down": "M7 10l5 5 5-5",
        "back": "M14 6l-6 6 6 6",
        "close": "M6 6l12 12 M18 6L6 18",
        "sound": "M4 9h4l5-4v14l-5-4H4z M16 9a4 4 0 0 1 0 6 M18.5 6.5a8 8 0 0 1 0 11",
        "soundOff": "M4 9h4l5-4v14l-5-4H4z M16 9l5 6 M21 9l-5 6",
        "repeat": "M5 11V9a3 3 0 0 1 3-3h11 M16 3l3 3-3 3 M19 13v2a3 3 0 0 1-3 3H5 M8 15l-3 3 3 3",
        "train": "M3 9l9-4 9 4-9 4z M7 11v5c3 2.5 7 2.5 10 0v-5 M21 9v6",
        "warning": "M12 4l9 16H3z M12 10v4 M12 17h.01",
        "rail": "M3 5h18v14H3z M9 5v14",
        "check": "M5 12l5 5 9-10",
        "sun": "M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0 M12 3v2 M12 19v2 M3 12h2 M19 12h2 M5.6 5.6l1.4 1.4 M17 17l1.4 1.4 M18.4 5.6L17 7 M7 17l-1.4 1.4"
    })

    // Qt's software renderer draws a shape that is scrolled away, but not a layer. (None in popups:
    // one that is closed would keep its window.)
    property bool scrolls: false
    property bool sharp: true  // a layer keeps the size that it was made with
    onSizeChanged: {
        sharp = false;
        sharp = true;
    }
    Component.onCompleted: {
        let clipped = false;
        let item = parent;
        for (; item && item !== root.T.Overlay.overlay; item = item.parent)
            clipped = clipped || (item.clip && item instanceof Flickable);
        // From within a popup the way up ends at the overlay or, while it is closed, in no window.
        scrolls = clipped && !item && Window.window !== null;
    }

    implicitWidth: size
    implicitHeight: size

    // A shape of its own each time that a popup is opened: with one that leaves its window and comes back,
    // Qt 6.4's software renderer crashes now and then.
    readonly property bool inWindow: Window.window !== null
    onInWindowChanged: {
        if (inWindow)
            shape.setSource("IconShape.qml", { icon: root });
        else
            shape.source = "";
    }
    Loader {
        id: shape
        anchors.fill: parent
    }
}
