pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import Mien

// Several people over one stimulus: who, what they show over time, and in which segments most.
Sheet {
    id: root

    required property StudyView view
    required property var settings

    property var chosen: []  // expressions in view, by their places
    readonly property int tab: tabs.current
    readonly property bool asked: tab > 0

    title: qsTr("Several people")
    focus: true
    onAskedChanged: ask()
    onAboutToShow: if (!view.ready) tabs.current = 0
    onOpened: ask()

    function ask(): void {
        if (asked && opened)
            view.compute();
    }
    function toggle(expression: int): void {
        chosen = chosen.includes(expression) ? chosen.filter(one => one !== expression) : chosen.concat([expression]).sort((a, b) => a - b);
    }

    Connections {
        target: root.view
        function onResultChanged() {
            if (root.view.ready && root.chosen.every(one => one >= root.view.expressions.length) )
                root.chosen = root.view.leading;
            if (root.view.ready && ranking.expression < 0)
                ranking.expression = root.chosen[0] ?? 0;
        }
        function onWishesChanged() { root.ask(); }
    }

    FollowFocus { target: scroll }
    Flickable {
        id: scroll

        implicitWidth: Math.min(900 * Theme.scale, root.room)
        implicitHeight: Math.min(620 * Theme.scale, root.highest)
        // A page of the sheet needs some room; the rest is scrolled to.
        contentHeight: Math.max(height, 2 * Theme.control + 330 * Theme.scale)
        clip: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: ThinBar {}

        ColumnLayout {
            id: column
            width: scroll.width - 12
            height: scroll.contentHeight
            spacing: 10

            RailTabs {
                id: tabs
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.control
                names: [qsTr("Annotations"), qsTr("Curves"), qsTr("Segments")]
            }
            Text {
                Layout.fillWidth: true
                visible: root.asked
                text: root.view.problem !== "" ? root.view.problem
                    : root.view.loading ? qsTr("Reading: %1 %").arg(Math.round(root.view.progress * 100)) : root.view.summary
                textFormat: Text.PlainText
                color: root.view.problem !== "" ? Theme.alert : Theme.dim
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
                maximumLineCount: 4
                elide: Text.ElideRight
                Accessible.name: text
            }
            StudyChoice {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.tab === 0
                view: root.view
                onChooseFiles: filesDialog.open()
                onChooseFolder: folderDialog.open()
                onChooseMarkers: markersDialog.open()
            }
            StudyCurves {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.tab === 1
                view: root.view
                chosen: root.chosen
                onToggled: expression => root.toggle(expression)
            }
            StudyRanking {
                id: ranking
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.tab === 2
                view: root.view
            }
            Text {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.view.answer
                textFormat: Text.PlainText
                color: Theme.text
                font.pixelSize: Theme.small
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.name: text
            }
            Flow {
                id: buttons
                Layout.fillWidth: true
                spacing: 8

                AppButton {
                    visible: root.tab === 0
                    primary: true
                    text: qsTr("Show the curves")
                    enabled: root.view.files.chosenCount > 0
                    onClicked: tabs.current = 1
                }
                AppButton {
                    visible: root.asked
                    iconName: "export"
                    text: qsTr("Save the results…")
                    hint: qsTr("A page, a PDF and three tables")
                    enabled: root.view.ready
                    onClicked: {
                        saveDialog.selectedFile = root.view.wantedFile();
                        saveDialog.open();
                    }
                }
                AppButton {
                    visible: root.asked
                    iconName: "file"
                    text: qsTr("Open page")
                    hint: qsTr("As a web page, with charts, in your browser")
                    enabled: root.view.ready
                    onClicked: root.view.openPage(root.chosen)
                }
                AppButton {
                    text: qsTr("Close")
                    flat_: true
                    onClicked: root.close()
                }
            }
        }
    }

    OpenDialog {
        id: filesDialog
        settings: root.settings
        title: qsTr("Annotations of one person or more")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Annotations") + " (*.csv *.json)", qsTr("All files") + " (*)"]
        onAccepted: root.view.addFiles(selectedFiles)
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Folder of annotations")
        currentFolder: root.settings.lastFolder
        onAccepted: {
            root.settings.lastFolder = String(selectedFolder);
            root.view.addFiles([selectedFolder]);
        }
    }
    OpenDialog {
        id: markersDialog
        settings: root.settings
        title: qsTr("Segments for all, from the common beginning")
        nameFilters: [qsTr("Markers") + " (*.csv)", qsTr("All files") + " (*)"]
        onAccepted: root.view.useMarkers(selectedFile)
    }
    FileDialog {
        id: saveDialog
        title: qsTr("Save the results")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "html"
        nameFilters: [qsTr("Web page") + " (*.html)"]
        acceptLabel: qsTr("Save")
        onAccepted: root.view.save(selectedFile, root.chosen)
    }
}
