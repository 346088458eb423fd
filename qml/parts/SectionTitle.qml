import QtQuick

// Heads a group of controls.
Text {
    color: Theme.dim
    font.pixelSize: Theme.small
    font.weight: Font.DemiBold
    font.capitalization: Font.AllUppercase
    font.letterSpacing: 0.8
    elide: Text.ElideRight
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
