pragma Singleton
import QtQuick

// Colours and sizes. Main sets `dark` and `scale` from the settings.
QtObject {
    property bool dark: true
    property real scale: 1

    readonly property color window: dark ? "#121418" : "#f4f5f7"
    readonly property color rail: dark ? "#171a1f" : "#ffffff"
    readonly property color panel: dark ? "#1d2127" : "#ffffff"
    readonly property color raised: dark ? "#262b33" : "#eceef2"
    readonly property color hover: dark ? "#2f353e" : "#e1e5eb"
    readonly property color line: dark ? "#2b3038" : "#dde1e7"
    readonly property color outline: dark ? "#4a525e" : "#b4bcc7"
    readonly property color selection: dark ? "#338aa8ff" : "#2a3557c9"
    readonly property color stage: dark ? "#0b0c0f" : "#e3e6ea"  // behind the picture
    readonly property color text: dark ? "#e9ebee" : "#1c2026"
    readonly property color dim: dark ? "#9aa2ad" : "#5c6570"
    readonly property color accent: dark ? "#8aa8ff" : "#3557c9"
    readonly property color accentInk: dark ? "#10131a" : "#ffffff"
    readonly property color alert: dark ? "#f0826a" : "#b93a1f"
    readonly property color live: dark ? "#5fd08a" : "#1d8a4b"

    // Over the picture, alike in both themes: dark glass, light text.
    readonly property color glass: "#d014161a"
    readonly property color glassInk: "#f5f6f7"
    readonly property color glassDim: "#c3c8ce"
    readonly property color glassCamera: "#e8743b"  // a camera is on
    readonly property color glassFile: "#4aa3e0"

    readonly property real small: 11.5 * scale
    readonly property real body: 13 * scale
    readonly property real title: 16 * scale
    readonly property real large: 22 * scale
    readonly property real radius: 8
    readonly property real gap: 8
    readonly property real control: 34 * scale  // height of buttons and fields
}
