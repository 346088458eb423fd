import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import Mien

Basic.ApplicationWindow {
    id: root

    required property Workbench bench
    property string page: bench.firstPage
    property bool liveOpened: false
    property bool pausedByLeaving: false
    property bool quitAgreed: false  // although something is recorded or trained
    property int beforeFullScreen: Window.Windowed

    // A full screen for an audience has nothing else on it.
    readonly property bool bare: page === "live" && visibility === Window.FullScreen && bench.settings.liveView !== "details"

    readonly property string subject: page === "review" ? bench.review.name : page === "annotate" ? qsTr("Annotate") : page === "train" ? qsTr("Train") : bench.live.sourceName

    width: bench.firstSize.width
    height: bench.firstSize.height
    minimumWidth: 720
    minimumHeight: 520
    visible: true
    title: (bench.recording.active ? qsTr("Recording – ") : "") + (bench.sharing.active ? qsTr("Shared – ") : "") + (subject === "" ? "Mien" : qsTr("%1 – Mien").arg(subject))
    color: Theme.window

    // For the dialogs that Qt draws itself.
    font.pixelSize: Math.min(Theme.body, 17)  // they are not made for more
    palette.window: Theme.panel
    palette.windowText: Theme.text
    palette.base: Theme.panel
    palette.text: Theme.text
    palette.button: Theme.raised
    palette.buttonText: Theme.text
    palette.light: Theme.panel
    palette.mid: Theme.hover
    palette.midlight: Theme.hover
    palette.dark: Theme.dim
    palette.highlight: Theme.hover
    palette.highlightedText: Theme.text
    palette.toolTipBase: Theme.panel
    palette.toolTipText: Theme.text

    // Qt 6.4 draws the path in its dialogs on white, whatever the palette.
    function colourPath(item: var): void {
        if (String(item).startsWith("FolderBreadcrumbBar") && item.background)
            item.background.color = Qt.binding(() => Theme.panel);
        for (let i = 0; i < item.children.length; ++i)
            colourPath(item.children[i]);
    }
    Connections {
        target: root.T.Overlay.overlay
        function onVisibleChildrenChanged() { root.colourPath(root.T.Overlay.overlay); }
    }

    Binding { target: Theme; property: "dark"; value: root.bench.settings.theme !== "light" }
    Binding { target: Theme; property: "scale"; value: root.bench.settings.textScale }

    onClosing: close => {
        if ((bench.recording.active || bench.training.active) && !quitAgreed) {
            close.accepted = false;
            quitSheet.open();
            return;
        }
        if (visibility === Window.Windowed) {
            bench.settings.windowWidth = width;
            bench.settings.windowHeight = height;
        }
    }

    // The window first, then the picture, then the checkpoint: none waits for the next.
    Connections {
        id: drawn
        target: root
        function onFrameSwapped() {
            drawn.enabled = false;
            root.enterPage();
            root.bench.openFirstPage();
        }
    }
    onBareChanged: {
        if (bare)
            bench.message.tell(qsTr("F11 brings the controls back."));
    }
    onPageChanged: {
        if (page !== "live")
            tour.leave();
        if (!drawn.enabled)
            enterPage();
        if (page !== "live" && bench.recording.active)
            bench.message.tell(qsTr("The recording goes on; the red dot shows its time."));
    }

    // A camera that nobody looks at is released, and the processor is free for the page in view. What is
    // recorded or shared goes on.
    function enterPage(): void {
        const live = bench.live;
        const reading = live.state === Live.Running || live.state === Live.Opening || live.state === Live.Lost;
        if (page === "annotate" || page === "train")
            bench.loadFirstCheckpoint();
        if (page === "annotate" || page === "review" || page === "train") {
            // A stream may not be there again for whoever comes back.
            if (reading && !bench.recording.active && !bench.sharing.active && !live.stream) {
                live.pause();
                pausedByLeaving = true;
            }
        } else if (page === "live" && !liveOpened) {
            liveOpened = true;
            bench.openFirstSource();
        } else if (page === "live" && pausedByLeaving) {
            pausedByLeaving = false;
            if (live.state === Live.Paused)
                live.resume();
        }
        if (page !== "review")
            bench.review.pause();
    }
    Connections {
        target: root.bench.live.feed
        function onChanged() {
            if (!root.bench.live.feed.empty)
                root.bench.loadFirstCheckpoint();
        }
    }
    Timer {  // no picture is no reason to go without a checkpoint
        interval: 3000
        running: true
        onTriggered: root.bench.loadFirstCheckpoint()
    }

    AppActions {
        id: actions
        bench: root.bench
        covered: Sheets.open > 0
        reviewing: root.page === "review"
        blocked: root.page !== "live" || covered
        overlaysBlocked: (root.page !== "live" && root.page !== "review") || covered
        onOpenFile: root.page === "annotate" ? inputsDialog.open() : root.page === "review" ? annotationDialog.open() : fileDialog.open()
        onOpenAddress: address.open()
        onShowPage: page => root.page = page
        onShowShortcuts: shortcuts.visible ? shortcuts.close() : shortcuts.open()
        onToggleFullScreen: {
            if (root.visibility === Window.FullScreen) {
                root.visibility = root.beforeFullScreen;
            } else {
                root.beforeFullScreen = root.visibility;
                root.visibility = Window.FullScreen;
            }
        }
        onAskConsent: if (!consent.opened) consent.open()
        onShowLimits: limits.open()
        onShowShare: share.open()
        onShowStudy: {
            root.bench.offerStudy(root.page);
            study.open();
        }
        onLookInside: {
            if (root.bench.lookInside(root.page))
                lookSheet.open();
        }
        onTakeTour: {
            root.page = "live";
            root.bench.settings.liveView = "details";
            tour.start();
        }
        onQuit: root.close()
    }

    ReviewActions {
        id: reviewActions
        review: root.bench.review
        settings: root.bench.settings
        active: root.page === "review" && !actions.covered
        onExportSomething: exportSheet.open()
        onChooseOther: otherDialog.open()
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        SideRail {
            id: rail
            Layout.fillHeight: true
            visible: root.bench.settings.showRail && !root.bare
            bench: root.bench
            actions: actions
            reviewActions: reviewActions
            page: root.page
            narrow: root.width < 640 * Theme.scale
            onChooseAnnotationsFolder: annotationsFolderDialog.open()
        }
        LivePage {
            id: livePage
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.page === "live"
            bench: root.bench
            actions: actions
            bare: root.bare
        }
        AnnotatePage {
            id: annotatePage
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.page === "annotate"
            bench: root.bench
            dropping: drop.containsDrag
            onChooseFiles: inputsDialog.open()
            onChooseFolder: inputFolderDialog.open()
            onReviewed: root.page = "review"
            onOpenSettings: root.page = "settings"
            onShowStudy: actions.study.trigger()
        }
        ReviewPage {
            id: reviewPage
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.page === "review"
            bench: root.bench
            actions: actions
            keys: reviewActions
            onFindVideo: videoDialog.open()
        }
        TrainPage {
            id: trainPage
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.page === "train"
            bench: root.bench
        }
        SettingsPage {
            id: settingsPage
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.page === "settings"
            settings: root.bench.settings
            rules: root.bench.rules
            onEditRule: row => ruleSheet.edit(row)
            onChooseModelsFolder: folderDialog.open()
            onChooseRecordsFolder: recordsDialog.open()
            onOpenRecordsFolder: actions.records.trigger()
        }
    }

    Tour {
        id: tour
        anchors.fill: parent
        source: [rail.sourceSpot, rail.headSpot]
        picture: [livePage.pictureSpot]
        chart: [livePage.chartSpot, livePage.pictureSpot]
        record: [livePage.recordSpot]
        pages: [rail.pagesSpot]
        onEnded: root.bench.settings.tourSeen = true
    }
    Timer {  // once there is something to look at
        interval: 1200
        running: !root.bench.settings.tourSeen && root.page === "live" && root.bench.live.state === Live.Running
            && Sheets.open === 0 && !tour.visible && root.bench.tourWanted
        onTriggered: tour.start()
    }
    MessageBar {
        parent: root.page === "annotate" ? annotatePage : root.page === "train" ? trainPage : settingsPage
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        width: Math.min(parent.width - 24, 720 * Theme.scale)
        message: root.bench.message
        onReview: annotation => {
            root.page = "review";
            root.bench.reviewFile(annotation);
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        onDropped: drop => {
            if (drop.hasUrls)
                root.page = root.bench.takeDrop(drop.urls, root.page);
        }
    }
    OpenDialog {
        id: fileDialog
        settings: root.bench.settings
        title: qsTr("Open a video or picture")
        nameFilters: [
            qsTr("Videos and pictures") + " (*.mp4 *.mkv *.mov *.avi *.webm *.m4v *.mpg *.jpg *.jpeg *.png *.bmp *.webp *.tif)",
            qsTr("All files") + " (*)"
        ]
        onAccepted: {
            root.page = "live";
            root.bench.openUrl(selectedFile);
        }
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Checkpoints folder")
        currentFolder: root.folderUrl(root.bench.settings.modelsFolder)
        onAccepted: root.bench.useModelsFolder(selectedFolder)
    }
    FolderDialog {
        id: recordsDialog
        title: qsTr("Folder for recordings and snapshots")
        currentFolder: root.folderUrl(root.bench.settings.recordsFolder)
        onAccepted: root.bench.useRecordsFolder(selectedFolder)
    }
    OpenDialog {
        id: inputsDialog
        settings: root.bench.settings
        title: qsTr("Videos and pictures to annotate")
        fileMode: FileDialog.OpenFiles
        nameFilters: fileDialog.nameFilters
        onAccepted: root.bench.annotateFiles(selectedFiles)
    }
    FolderDialog {
        id: inputFolderDialog
        title: qsTr("Folder of videos or pictures to annotate")
        currentFolder: root.bench.settings.lastFolder
        onAccepted: {
            root.bench.settings.lastFolder = String(selectedFolder);
            root.bench.annotateFiles([selectedFolder]);
        }
    }
    FolderDialog {
        id: annotationsFolderDialog
        title: qsTr("Folder for results")
        currentFolder: root.folderUrl(root.bench.settings.annotationsFolder)
        onAccepted: root.bench.useAnnotationsFolder(selectedFolder)
    }
    OpenDialog {
        id: annotationDialog
        settings: root.bench.settings
        title: qsTr("Open an annotation")
        nameFilters: [qsTr("Annotations") + " (*.csv *.json *.csv.part)", qsTr("All files") + " (*)"]
        onAccepted: {
            root.page = "review";
            root.bench.reviewUrl(selectedFile);
        }
    }
    OpenDialog {
        id: otherDialog
        settings: root.bench.settings
        title: qsTr("Compare %1 with").arg(root.bench.review.name)
        nameFilters: annotationDialog.nameFilters
        onAccepted: root.bench.review.compareWith(selectedFile)
    }
    OpenDialog {
        id: videoDialog
        settings: root.bench.settings
        title: qsTr("The video of %1").arg(root.bench.review.name)
        nameFilters: fileDialog.nameFilters
        onAccepted: root.bench.review.useVideo(selectedFile)
    }
    ExportSheet {
        id: exportSheet
        review: root.bench.review
        onChosen: (what, ask) => {
            const file = root.exportName(what);
            if (ask)
                exportDialog.ask(what, file);
            else
                root.exportTo(what, file);
        }
    }
    FileDialog {
        id: exportDialog

        property string what

        fileMode: FileDialog.SaveFile
        defaultSuffix: what === "rows" ? "csv" : what === "clip" ? "mp4" : "png"
        nameFilters: what === "rows" ? [qsTr("Table") + " (*.csv)"] : what === "clip" ? [qsTr("Video") + " (*.mp4)"]
            : [qsTr("Picture") + " (*.png)"]
        acceptLabel: qsTr("Save")
        function ask(wanted: string, file: url): void {
            what = wanted;
            selectedFile = file;
            title = what === "rows" ? qsTr("Export the rows") : what === "clip" ? qsTr("Export the clip") : what === "picture" ? qsTr("Export the picture") : qsTr("Export the timeline");
            open();
        }
        onAccepted: root.exportTo(what, selectedFile)
    }
    function folderUrl(folder: string): url {
        return folder === "" ? bench.settings.lastFolder : "file://" + folder.split("/").map(encodeURIComponent).join("/");
    }
    function exportName(what: string): url {
        const review = bench.review;
        const stretch = review.selectionBegin.toFixed(2) + "-" + review.selectionEnd.toFixed(2) + "s";
        return what === "rows" ? review.freeName(review.selected ? stretch : "rows", "csv", bench.settings.recordsFolder)
            : what === "clip" ? review.freeName(stretch, "mp4", bench.settings.recordsFolder)
            : what === "picture" ? review.freeName(review.position.toFixed(3) + "s", "png", bench.settings.recordsFolder)
            : review.freeName("timeline", "png", bench.settings.recordsFolder);
    }
    function exportTo(what: string, file: url): void {
        const review = bench.review;
        if (what === "rows")
            review.exportRows(file);
        else if (what === "clip")
            review.exportClip(file, bench.settings.showBoxes, bench.settings.showLabels, bench.settings.showBars, bench.settings.uncertainBelow);
        else if (what === "picture")
            reviewPage.exportPicture(file);
        else
            reviewPage.exportTimeline(file);
    }
    AddressSheet {
        id: address
        onEntered: text => {
            root.page = "live";
            root.bench.openMedia(text);
        }
    }
    ConsentSheet {
        id: consent
        bench: root.bench
        onAgreed: (notice, shownAt) => root.bench.recording.start(notice, shownAt)
    }
    LookSheet {
        id: lookSheet
        inspection: root.bench.inspection
    }
    LimitsSheet {
        id: limits
    }
    ShareSheet {
        id: share
        bench: root.bench
    }
    RuleSheet {
        id: ruleSheet
        rules: root.bench.rules
    }
    StudySheet {
        id: study
        view: root.bench.study
        settings: root.bench.settings
    }
    QuitSheet {
        id: quitSheet
        recording: root.bench.recording.active
        training: root.bench.training.active
        onAgreed: {
            root.quitAgreed = true;
            root.close();
        }
    }
    ShortcutsSheet {
        id: shortcuts
        actions: actions
        reviewActions: reviewActions
        page: root.page
    }
}
