import QtQuick
import QtQuick.Controls.Basic as Basic

// A button with a drawing, a word, or both.
Basic.Button {
    id: root

    property string iconName
    property bool primary: false
    property bool flat_: false  // without ground until pointed at
    property bool wordless: false  // for want of room: the drawing alone
    property color ink: primary ? Theme.accentInk : Theme.text
    property string hint  // shown when pointed at; with the shortcut

    // Its width with the word, and with the drawing alone.
    readonly property real wideWidth: ((contentItem as ButtonFace)?.wideWidth ?? 0) + 24
    readonly property real plainWidth: Theme.control

    implicitHeight: Theme.control
    implicitWidth: Math.max(Theme.control, contentItem.implicitWidth + leftPadding + rightPadding)
    leftPadding: text === "" || wordless ? 8 : 12
    rightPadding: leftPadding
    font.pixelSize: Theme.body
    font.weight: primary ? Font.DemiBold : Font.Medium
    opacity: enabled ? 1 : 0.4
    Accessible.name: text !== "" ? text : hint

    Hint {
        text: root.hint !== "" ? root.hint : root.wordless ? root.text : ""
        shown: root.hovered
    }

    contentItem: ButtonFace {
        iconName: root.iconName
        text: root.text
        wordless: root.wordless
        font: root.font
        ink: root.ink
    }
    background: Rectangle {
        radius: Theme.radius
        color: {
            if (root.primary)
                return root.down ? Qt.darker(Theme.accent, 1.15) : root.hovered ? Qt.lighter(Theme.accent, 1.08) : Theme.accent;
            if (root.checked || root.down)
                return Theme.hover;
            if (root.hovered)
                return root.flat_ ? Theme.raised : Theme.hover;
            return root.flat_ ? "transparent" : Theme.raised;
        }

        FocusRing { visible: root.visualFocus }
    }
}
