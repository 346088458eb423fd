import QtQuick

// Scrolls to whatever the keyboard is on, where that lies outside of what is shown.
QtObject {
    id: root

    required property Flickable target

    readonly property Item focused: target?.Window.activeFocusItem ?? null

    onFocusedChanged: {
        for (let item = focused; item; item = item.parent) {
            if (item === target.contentItem)
                show();
        }
    }

    function show(): void {
        const margin = 24;
        const at = focused.mapToItem(target.contentItem, 0, 0);
        const highest = Math.max(0, target.contentHeight - target.height);
        const top = Math.max(0, at.y - margin);
        const bottom = at.y + focused.height + margin - target.height;
        if (top < target.contentY || focused.height + 2 * margin > target.height)
            target.contentY = Math.min(top, highest);
        else if (bottom > target.contentY)
            target.contentY = Math.min(bottom, highest);
    }
}
