import QtQuick
import QtQuick.Controls.Basic as Basic

// Chooses a row of a model; `line` says how each line of the opened list looks.
Basic.ComboBox {
    id: root

    property string placeholder
    property real listWidth: 350 * Theme.scale
    property Component line: PickerRow {}

    // Opens the list, for the keyboard; an empty one would say nothing.
    function choose(): void {
        forceActiveFocus(Qt.ShortcutFocusReason);
        if (count > 0)
            popup.open();
    }

    implicitHeight: Theme.control
    font.pixelSize: Theme.body
    leftPadding: 10
    rightPadding: 28

    contentItem: Text {
        text: root.displayText || root.placeholder
        color: root.displayText ? Theme.text : Theme.dim
        font: root.font
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }
    indicator: Icon {
        name: "down"
        color: Theme.dim
        x: root.width - width - 8
        anchors.verticalCenter: parent.verticalCenter
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.hovered || root.popup.visible ? Theme.hover : Theme.raised

        FocusRing { visible: root.visualFocus }
    }
    delegate: line
    popup: Basic.Popup {
        y: root.height + 4
        width: Math.min(Math.max(root.width, root.listWidth), root.Window.width - 2 * margins)
        height: Math.min(contentItem.implicitHeight + 8, 420 * Theme.scale, root.Window.height - 2 * margins)
        margins: 8
        padding: 4

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: root.popup.visible ? root.delegateModel : null
            currentIndex: root.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
            Basic.ScrollIndicator.vertical: Basic.ScrollIndicator {}
        }
        background: Rectangle {
            color: Theme.panel
            radius: Theme.radius
            border.color: Theme.line
        }
    }
}
