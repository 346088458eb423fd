import QtQuick

// Measures texts. Unlike with advanceWidth(), whoever binds to the width follows the font.
FontMetrics {
    function widthOf(text: string): real {
        return font.pixelSize > 0 ? Math.ceil(advanceWidth(text)) : 0;
    }
}
