import QtQuick
import QtQuick.Dialogs

// Asks for files, beginning where files were opened last.
FileDialog {
    required property var settings

    currentFolder: settings.lastFolder
    onAccepted: settings.lastFolder = String(currentFolder)
}
